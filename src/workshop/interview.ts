import type { Evidence } from '../maturity/answers.ts';
import { type Asked, answeredCount, askedOf, nextOpen } from '../maturity/interview.ts';
import type { Criterion } from '../maturity/questionnaire.ts';
import type { Score } from '../maturity/ratings.ts';
import { type Target, targetProfile } from '../maturity/targets.ts';
import { helpScreen } from '../report/interview/help-screen.ts';
import { howToScreen } from '../report/interview/how-to-screen.ts';
import { questionScreen } from '../report/interview/question-screen.ts';
import { reviewScreen } from '../report/interview/review-screen.ts';
import type { QuestionOutcome, QuestionView } from '../report/interview/views.ts';
import { askEvidence } from './ask-evidence.ts';
import { askOwnNa } from './ask-na.ts';
import { askComment } from './asks.ts';
import { tellMore } from './more.ts';
import { type SayingChange, say } from './saying.ts';
import { type Sitting, save } from './sitting.ts';

/** How the questions of one respondent end. */
export type InterviewEnd = 'score' | 'next-respondent' | 'quit';

/**
 * Asks one respondent the questions that are open, one a screen, and saves each answer before the next. What lies
 * above two failed levels of a dimension is left out. In the end everything is shown once more.
 */
export async function interview(sitting: Sitting, respondent: string): Promise<InterviewEnd> {
  return new Interview(sitting, respondent).run();
}

class Interview {
  readonly #sitting: Sitting;
  readonly #respondent: string;
  readonly #skipped: Set<string>;
  /** Gates in the order in which they were shown, for the way back. */
  readonly #trail: string[] = [];
  #notice: string | undefined;
  /** Scale of the question that was shown last. */
  #scale: string | undefined;

  constructor(sitting: Sitting, respondent: string) {
    this.#sitting = sitting;
    this.#respondent = respondent;
    this.#skipped = new Set(sitting.store.skippedBy(respondent));
  }

  async run(): Promise<InterviewEnd> {
    let gate = this.#open();
    for (;;) {
      const next: string | InterviewEnd | undefined =
        gate === undefined ? await this.#review() : await this.#question(gate);
      if (next === 'quit' || next === 'score' || next === 'next-respondent') return next;
      gate = next;
    }
  }

  /** The gate that comes next; undefined: all that is asked is answered or put off. */
  #open(after?: string): string | undefined {
    return nextOpen(this.#asked(), this.#skipped, after)?.criterion.id;
  }

  #asked(): readonly Asked[] {
    const { store, model, date } = this.#sitting;
    return askedOf(model.questionnaire, store.answers, this.#respondent, date);
  }

  /** Shows one question until it is left; what comes next. */
  async #question(gate: string): Promise<string | 'quit' | undefined> {
    let chosen: Score | null | undefined;
    const scaleBefore = this.#scale;
    for (;;) {
      const all = this.#asked();
      const asked = all.find(({ criterion }) => criterion.id === gate);
      if (asked === undefined) return this.#open(gate);
      const isScaleKnown = scaleBefore === asked.criterion.scale;
      const view = { ...this.#view(asked, all), chosen, isScaleKnown };
      const outcome = await this.#sitting.conversation.show(questionScreen(view, this.#sitting.words));
      this.#scale = asked.criterion.scale;
      this.#notice = undefined;
      if ('chosen' in outcome) chosen = outcome.chosen;
      const next = await this.#take(outcome, asked);
      if (next !== STAY) return next;
    }
  }

  /** What an outcome leads to. */
  async #take(outcome: QuestionOutcome, asked: Asked): Promise<Next> {
    const { criterion } = asked;
    if (outcome.kind === 'answer') {
      await this.#say(asked, (said) => ({ ...said, value: outcome.value }));
      return this.#on(criterion);
    }
    const { kind } = outcome;
    switch (kind) {
      case 'keep':
        return this.#on(criterion);
      case 'skip':
        return this.#skip(criterion);
      case 'back':
        return this.#back(asked);
      case 'not-applicable':
        return this.#sayNotApplicable(asked);
      case 'go-to':
        return this.#goTo(criterion);
      case 'quit':
        return 'quit';
      case 'evidence':
      case 'comment':
      case 'help':
        await this.#turnAside(kind, asked);
        return STAY;
    }
  }

  /** What is told beside an answer, or read, before the same question is shown again. */
  async #turnAside(kind: 'evidence' | 'comment' | 'help', asked: Asked): Promise<void> {
    const { conversation, model, words } = this.#sitting;
    const { criterion, said } = asked;
    if (kind === 'help') await conversation.show(helpScreen(model.questionnaire, criterion, words));
    else if (kind === 'comment') {
      const comment = await askComment(this.#sitting, criterion, said.comment);
      if (comment !== undefined) await this.#say(asked, (now) => ({ ...now, comment }));
    } else {
      const piece = await askEvidence(this.#sitting, criterion);
      if (piece !== undefined) await this.#bring(piece, asked);
    }
  }

  async #sayNotApplicable(asked: Asked): Promise<Next> {
    const { criterion, said } = asked;
    const told = await askOwnNa(this.#sitting, criterion, { ...said.na, comment: said.comment });
    if (told === undefined) return STAY;
    const { comment, ...na } = told;
    await this.#say(asked, (now) => ({
      ...now,
      value: 'na',
      na: { answer: 'na', ...na },
      ...(comment !== undefined && { comment }),
    }));
    return this.#on(criterion);
  }

  async #skip(criterion: Criterion): Promise<Next> {
    const { store } = this.#sitting;
    await store.note({ event: 'skipped', respondent: this.#respondent, gate: criterion.id });
    this.#skipped.add(criterion.id);
    return this.#on(criterion);
  }

  async #goTo({ id }: Criterion): Promise<Next> {
    const found = await this.#find();
    if (found === undefined) return STAY;
    this.#trail.push(id);
    return found;
  }

  /** Saves what was said, and tells when the levels above are left out for it. */
  async #say(asked: Asked, change: SayingChange): Promise<void> {
    const { id, dimension } = asked.criterion;
    const before = this.#asked();
    const { wasChanged } = await say(this.#sitting, this.#respondent, asked, change);
    this.#skipped.delete(id);
    const { model, words } = this.#sitting;
    if (wasChanged) this.#notice = words.changedMeanwhile;
    const now = new Set(this.#asked().map(({ criterion }) => criterion.id));
    const gone = before.filter(({ criterion }) => !now.has(criterion.id));
    if (gone.length === 0) return;
    const { title = dimension } = model.questionnaire.dimensions.find((one) => one.id === dimension) ?? {};
    this.#notice = words.notAskedBeyond(title, gone.length);
  }

  /** Beside the answer; a "not applicable" has no room for it, so it goes to that of the whole file. */
  async #bring(piece: Evidence, asked: Asked): Promise<void> {
    const { criterion, said } = asked;
    if (said.value !== 'na') {
      await this.#say(asked, (now) => ({ ...now, evidence: [...now.evidence, piece] }));
      return;
    }
    await save(this.#sitting, { event: 'told', now: { evidence: { [criterion.id]: [piece] } } });
    this.#notice = this.#sitting.words.question.evidence(piece.what);
  }

  #on({ id }: Criterion): string | undefined {
    this.#trail.push(id);
    return this.#open(id);
  }

  /** The question before: the one that was shown before and is still asked, else the one that stands before. */
  #back({ criterion }: Asked): string | typeof STAY {
    const asked = this.#asked().map((one) => one.criterion.id);
    const isBefore = (id: string): boolean => id !== criterion.id && asked.includes(id);
    let before = this.#trail.pop();
    while (before !== undefined && !isBefore(before)) before = this.#trail.pop();
    const gate = before ?? asked[asked.indexOf(criterion.id) - 1];
    if (gate !== undefined) return gate;
    this.#notice = this.#sitting.words.firstQuestion;
    return STAY;
  }

  async #find(): Promise<string | undefined> {
    const { conversation, words } = this.#sitting;
    const entries = this.#asked().map(({ criterion: { id, text }, said }) => ({
      value: id,
      label: words.goToEntry(id, said.value, text),
    }));
    const { keys } = words;
    const hint = `Esc ${keys.cancel} · Enter ${keys.confirm} · ↑↓ ${keys.choose} · ${keys.find}`;
    return conversation.find({ message: words.goTo, entries, hint, nothing: words.nothingFound });
  }

  async #review(): Promise<string | InterviewEnd | undefined> {
    const { conversation, words, model, store } = this.#sitting;
    const asked = this.#asked();
    const outcome = await conversation.show(
      reviewScreen(
        {
          questionnaire: model.questionnaire,
          said: new Map(asked.map(({ criterion, said }) => [criterion.id, said])),
          answered: answeredCount(asked),
          notice: this.#notice,
          respondents: store.answers.respondents.length,
        },
        words,
      ),
    );
    this.#notice = undefined;
    switch (outcome.kind) {
      case 'open':
        this.#skipped.clear();
        return this.#open();
      case 'go-to':
        return this.#find();
      case 'more':
        await tellMore(this.#sitting);
        return undefined;
      case 'how':
        await conversation.show(howToScreen(model.questionnaire, words));
        return undefined;
      case 'score':
      case 'next-respondent':
      case 'quit':
        return outcome.kind;
    }
  }

  #view({ criterion, place, said }: Asked, all: readonly Asked[]): QuestionView {
    const { model, earlier } = this.#sitting;
    return {
      questionnaire: model.questionnaire,
      criterion,
      place,
      said,
      earlier: earlier.get(criterion.id),
      target: targetOf(this.#sitting, criterion),
      answered: answeredCount(all),
      notice: this.#notice,
    };
  }
}

/** The same question again. */
const STAY = Symbol('stay');

/** The gate that comes next; undefined: the review. */
type Next = string | typeof STAY | undefined;

/** Level that the target asks of a dimension; undefined where no target is known. */
function targetOf({ model, store, target }: Sitting, { dimension }: Criterion): number | undefined {
  const wanted: Target | undefined = target ?? store.answers.target ?? undefined;
  if (wanted === undefined) return undefined;
  return targetProfile(model.questionnaire, wanted).get(dimension) ?? 0;
}
