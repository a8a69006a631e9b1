import type { Criterion, Questionnaire } from '../../maturity/questionnaire.ts';
import type { Hint } from './hints.ts';
import { pagedScreen, type Section } from './pages.ts';
import { questionHints } from './question-keys.ts';
import { anchorsOf } from './scale-rows.ts';
import type { Screen } from './screen.ts';
import type { InterviewWords } from './words.ts';

/**
 * What helps to answer one gate, in pages.
 * @param hints the keys of the screen from which help was asked for; left out: those of a question
 */
export function helpScreen(
  questionnaire: Questionnaire,
  criterion: Criterion,
  words: InterviewWords,
  hints: readonly Hint[] = questionHints(criterion, words),
): Screen<number, { readonly kind: 'close' }> {
  const outcome = { kind: 'close' as const };
  const { help, keys } = words;
  const sections: Section[] = [
    { texts: [{ text: criterion.text, role: 'strong' }] },
    ...(criterion.why === undefined ? [] : [{ heading: help.why, texts: [{ text: criterion.why }] }]),
    answersSection(questionnaire, criterion, words),
    convincingSection(questionnaire, criterion, words),
    ...levelSections(questionnaire, criterion, words),
    { heading: help.between, texts: [{ text: help.betweenText }] },
    { heading: help.keys, texts: hints.map(({ key, does }) => ({ text: does, lead: key.padEnd(10) })) },
  ];
  return pagedScreen(
    {
      title: `${help.title} · ${criterion.id}`,
      sections,
      end: { outcome, does: keys.close },
      leave: { outcome, keys: ['q', 'escape'], does: keys.close },
    },
    words,
  );
}

function answersSection(
  questionnaire: Questionnaire,
  criterion: Criterion,
  { help }: InterviewWords,
): Section {
  const anchors = anchorsOf(questionnaire, criterion);
  const about = questionnaire.scales[criterion.scale]?.about;
  return {
    heading: help.answers,
    texts: [
      ...anchors.map((text, at) => ({ text, lead: `  ${at}  ` })),
      ...(about === undefined ? [] : [{ text: about }]),
    ],
  };
}

function convincingSection(
  { placement }: Questionnaire,
  { evidence, na }: Criterion,
  words: InterviewWords,
): Section {
  const { help } = words;
  const kinds = evidence.accept.map((kind) => help.acceptedKinds[kind]);
  const days = evidence.freshDays ?? placement.evidence.freshDays;
  return {
    heading: help.convincing,
    texts: [
      ...(evidence.examples === undefined ? [] : [{ text: evidence.examples }]),
      { text: help.accepts(words.list(kinds), days) },
      { text: na.allowed ? help.naAllowed : help.naRefused },
    ],
  };
}

/** How it is where the level of the gate is reached, and what comes after. */
function levelSections({ levels }: Questionnaire, criterion: Criterion, { help }: InterviewWords): Section[] {
  const found = levels.find(({ level }) => level === criterion.level);
  if (found === undefined) return [];
  const { level, name, meaning, next } = found;
  const texts = [{ text: meaning }, ...(next === undefined ? [] : [{ text: help.levelNext(next) }])];
  return [{ heading: help.levelLooks(level, name), texts }];
}
