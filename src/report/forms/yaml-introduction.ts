import type { Questionnaire } from '../../maturity/questionnaire.ts';
import { paragraphs } from './texts.ts';
import type { FormWords } from './words.ts';
import { comment, keyText } from './yaml-text.ts';

/** The comment above a form, for somebody who has nothing else at hand: how to answer, the scales, examples. */
export function introduction(questionnaire: Questionnaire, words: FormWords): string[] {
  const { title, version } = questionnaire.model;
  return [
    ...comment(`${title} ${version}: ${words.title}`),
    '#',
    ...comment(words.howToAnswer),
    ...[...paragraphs(questionnaire.howToAnswer), words.leaveEmpty].flatMap((text) => [
      ...comment(text, '  '),
      '#',
    ]),
    ...comment(words.scales),
    ...Object.entries(questionnaire.scales).flatMap(([name, { about, anchors }]) => [
      ...comment(`${name}: ${about}`, '  '),
      ...anchors.flatMap((anchor, i) => comment(`${i} ${anchor}`, '    ')),
    ]),
    ...comment(`unknown: ${words.unknown}`, '  '),
    '#',
    ...comment(words.examples),
    ...examples(questionnaire, words),
    '#',
  ];
}

/** What each form of an answer looks like: take away the `#` and it is one. */
function examples({ criteria }: Questionnaire, words: FormWords): string[] {
  const id = keyText(criteria[0]?.id ?? 'COL-1');
  return [
    `#   ${id}: 3`,
    `#   ${id}: unknown`,
    `#   ${id}:`,
    '#     answer: 3',
    `#     comment: ${words.sampleComment}`,
    '#     evidence:',
    `#     - {kind: artefact, what: ${words.sampleEvidence}, date: 2026-10-01, owner: Ana, link: https://...}`,
    `#   ${id}: {answer: na, reason: out-of-scope, approver: Ana, expires: 2027-03-31}`,
    ...comment(words.kinds, '  '),
    ...comment(words.reasons, '  '),
  ];
}
