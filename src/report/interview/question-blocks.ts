import type { Evidence } from '../../maturity/answers.ts';
import { MET, type Score } from '../../maturity/ratings.ts';
import { readableWidth } from '../assessment/readable-width.ts';
import { headerBlocks, noticeBlocks } from './header.ts';
import { fullHints } from './hints.ts';
import { atMost, type Block, blankBlock, endingEarly, givingWay, wholeOrNothing } from './layout.ts';
import { BLANK, harmless, paragraph } from './lines.ts';
import { naText } from './na-text.ts';
import { questionHints } from './question-keys.ts';
import type { QuestionState } from './question-screen.ts';
import { anchorsOf, type Mark, scaleRows } from './scale-rows.ts';
import type { QuestionView } from './views.ts';
import type { InterviewWords } from './words.ts';

/** What stands on the screen of a question, from top to bottom. */
export function questionBlocks(
  view: QuestionView,
  { chosen, notice }: QuestionState,
  words: InterviewWords,
  columns: number,
): Block[] {
  const { questionnaire, criterion } = view;
  const width = readableWidth(columns);
  const hints = questionHints(criterion, words);
  const { chooseFirst, neverNa } = words.question;
  const notices = { 'choose-first': chooseFirst, 'never-na': neverNa };
  return [
    ...headerBlocks(places(view, words), view, words, columns),
    ...aboutBlocks(view, width),
    endingEarly('claim', paragraph(criterion.text, { columns: width, role: 'strong' })),
    blankBlock,
    ...scaleBlocks(view, width),
    ...scaleRows(anchorsOf(questionnaire, criterion), {
      chosen,
      columns,
      marks: marksOf(view, words),
      pointer: '‹ ',
    }),
    ...standingBlocks(view, chosen, words, width),
    ...earlierBlocks(view, words, width),
    ...withBlankBefore([...whyBlocks(view, words, width), ...broughtBlocks(view, words, width)]),
    blankBlock,
    ...noticeBlocks(notice === null ? [] : [notices[notice]], columns),
    fullHints(hints, columns),
  ];
}

/** Where one is, from the fullest form to the shortest. */
function places({ questionnaire, criterion, place }: QuestionView, words: InterviewWords): string[] {
  const { id, dimension, level } = criterion;
  const title = questionnaire.dimensions.find((one) => one.id === dimension)?.title ?? dimension;
  const here = `${place.at}/${place.of} · ${id}`;
  const full = `${here}, ${words.level(level)}`;
  return [`${harmless(title)}  ${full}`, full, here];
}

function withBlankBefore(blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [blankBlock, ...blocks];
}

/** What a dimension is about stands above its first question. */
function aboutBlocks({ questionnaire, criterion, place }: QuestionView, columns: number): Block[] {
  const about = questionnaire.dimensions.find(({ id }) => id === criterion.dimension)?.about;
  if (about === undefined || place.at > 1) return [];
  return [wholeOrNothing('why', [...paragraph(about, { columns, role: 'dim' }), BLANK])];
}

/** What the scale measures; help tells it at any time. */
function scaleBlocks({ questionnaire, criterion, isScaleKnown }: QuestionView, columns: number): Block[] {
  const about = questionnaire.scales[criterion.scale]?.about;
  if (about === undefined || isScaleKnown === true) return [];
  return [wholeOrNothing('scale', paragraph(about, { columns, role: 'dim' }))];
}

function marksOf(view: QuestionView, { question: say }: InterviewWords): Mark[] {
  const { earlier, said, target = 0, criterion } = view;
  const { value } = said;
  return [
    ...(typeof value === 'number' ? [mark(value, [say.standing], say.standingIs(String(value)))] : []),
    ...(typeof earlier?.answer === 'number'
      ? [
          mark(
            earlier.answer,
            [say.lastTime(earlier.date), say.lastTimeShort],
            say.lastTimeWas(earlier.date, String(earlier.answer)),
          ),
        ]
      : []),
    ...(criterion.level <= target
      ? [mark(MET, [say.needed(target), say.neededShort], say.neededIs(target, MET))]
      : []),
  ];
}

function mark(at: Score, forms: readonly string[], otherwise: string): Mark {
  return { at, forms, otherwise };
}

/** An answer without a digit of its own; Enter confirms it until a digit is chosen. */
function standingBlocks(
  { said }: QuestionView,
  chosen: Score | null,
  words: InterviewWords,
  columns: number,
): Block[] {
  if (said.value !== 'unknown' && said.value !== 'na') return [];
  const { unknown, na } = words.answers;
  const text = said.value === 'unknown' ? unknown : said.na === undefined ? na : naText(said.na, words);
  const isChosen = chosen === null;
  const lines = paragraph(`${text}   ‹ ${words.question.standing}`, {
    columns,
    role: isChosen ? 'strong' : undefined,
    lead: `${isChosen ? '❯' : ' '} ${said.value === 'unknown' ? 'u' : 'n'}  `,
  });
  return [{ part: 'anchors', forms: [lines] }];
}

/** An earlier answer that has no row among the five. */
function earlierBlocks(
  { earlier }: QuestionView,
  { question: say, answers }: InterviewWords,
  columns: number,
): Block[] {
  if (earlier === undefined || typeof earlier.answer === 'number') return [];
  const answer = earlier.answer === null ? answers.none : answers[earlier.answer];
  const lines = paragraph(say.lastTimeWas(earlier.date, answer), { columns, role: 'dim' });
  return [wholeOrNothing('facts', lines)];
}

function whyBlocks({ criterion: { why } }: QuestionView, words: InterviewWords, columns: number): Block[] {
  if (why === undefined) return [];
  return [wholeOrNothing('why', paragraph(words.question.why(why), { columns, role: 'dim' }))];
}

/** What stands behind the answer: the newest evidence, and the comment. */
function broughtBlocks({ said }: QuestionView, words: InterviewWords, columns: number): Block[] {
  const { question: say } = words;
  const newest = said.evidence.at(-1);
  const more = said.evidence.length - 1;
  const lines = [
    ...(newest === undefined
      ? []
      : [say.evidence(pieceText(newest, words) + (more > 0 ? ` · ${words.more(more)}` : ''))]),
    ...(said.comment === undefined ? [] : [say.comment(said.comment)]),
  ].map((text) => atMost(paragraph(text, { columns }), MOST_BROUGHT));
  return lines.map((text) => givingWay('comments', text));
}

/** Lines of a comment that stand beside its question: what is asked matters more. */
const MOST_BROUGHT = 4;

function pieceText({ kind, what, date }: Evidence, words: InterviewWords): string {
  return [`${words.evidenceKinds[kind]} "${what}"`, ...(date === undefined ? [] : [date])].join(', ');
}
