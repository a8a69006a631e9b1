import type { Measure } from '../maturity/questionnaire.ts';
import { choiceScreen } from '../report/interview/choice-screen.ts';
import { tickScreen } from '../report/interview/tick-screen.ts';
import { typed } from './asks.ts';
import { type Sitting, save } from './sitting.ts';

const ONCE = ['client', 'scope', 'facilitator'] as const;

/** Asks for what is told of the whole file: whose assessment it is, signs, measures, patterns; until it is left. */
export async function tellMore(sitting: Sitting): Promise<void> {
  const { conversation, words, model, store } = sitting;
  const { signs, measures, antiPatterns } = model.questionnaire;
  for (;;) {
    const asked = await conversation.show(
      choiceScreen<(typeof ONCE)[number] | 'signs' | 'measures' | 'patterns'>(
        {
          head: [words.whole.heading],
          options: [
            ...ONCE.map((value) => ({ value, label: words.who[value], hint: store.answers[value] ?? '' })),
            ...(signs.length === 0 ? [] : [{ value: 'signs' as const, label: words.whole.signs }]),
            ...(measures.length === 0 ? [] : [{ value: 'measures' as const, label: words.whole.measures }]),
            ...(antiPatterns.length === 0
              ? []
              : [{ value: 'patterns' as const, label: words.whole.patterns }]),
          ],
        },
        words,
      ),
    );
    if (asked === 'cancel') return;
    if (asked === 'signs') await tellSigns(sitting);
    else if (asked === 'measures') await tellMeasures(sitting);
    else if (asked === 'patterns') await tellPatterns(sitting);
    else await tellOnce(sitting, asked);
  }
}

async function tellOnce(sitting: Sitting, key: (typeof ONCE)[number]): Promise<void> {
  const { words, store } = sitting;
  const text = await typed(sitting, [], {
    label: words.who[key],
    ...(key === 'scope' && { hint: words.who.scopeHint }),
    initial: store.answers[key] ?? '',
    isOptional: true,
  });
  if (text !== undefined) await save(sitting, { event: 'told', now: { [key]: text === '' ? null : text } });
}

async function tellSigns(sitting: Sitting): Promise<void> {
  const { conversation, words, model, store } = sitting;
  const { signs } = model.questionnaire;
  const entries = signs.map(({ id, text }) => ({
    value: id,
    label: text,
    isTicked: store.answers.signs?.[id] === true,
  }));
  const ticked = await conversation.show(tickScreen({ head: [words.whole.signs], options: entries }, words));
  if (ticked === 'cancel') return;
  const now = Object.fromEntries(signs.map(({ id }) => [id, ticked.includes(id)]));
  await save(sitting, { event: 'told', now: { signs: now } });
}

async function tellPatterns(sitting: Sitting): Promise<void> {
  const { conversation, words, model, store } = sitting;
  const entries = model.questionnaire.antiPatterns.map(({ id, title }) => ({
    value: id,
    label: title,
    isTicked: store.answers.observations?.includes(id) === true,
  }));
  const ticked = await conversation.show(
    tickScreen({ head: [words.whole.patterns], options: entries }, words),
  );
  if (ticked !== 'cancel') await save(sitting, { event: 'told', now: { observations: [...ticked] } });
}

async function tellMeasures(sitting: Sitting): Promise<void> {
  for (const measure of sitting.model.questionnaire.measures) {
    const before = sitting.store.answers.measures?.[measure.id] ?? null;
    const value = await askMeasure(sitting, measure, before);
    if (value === undefined) return;
    if (value !== before) await save(sitting, { event: 'told', now: { measures: { [measure.id]: value } } });
  }
}

/** Null: not measured; undefined when it was left with Esc. A decimal comma is taken for a point. */
async function askMeasure(
  sitting: Sitting,
  { title, unit }: Measure,
  before: number | null,
): Promise<number | null | undefined> {
  const { words } = sitting;
  const text = await typed(sitting, [words.whole.measures, '', `${title} (${unit})`], {
    label: words.whole.measuresHint,
    initial: before === null ? '' : String(before),
    check: (told) => (told === '' || numberOf(told) !== undefined ? undefined : words.checks.number),
    isOptional: true,
  });
  return text === undefined ? undefined : text === '' ? null : numberOf(text);
}

function numberOf(text: string): number | undefined {
  return /^-?\d+([.,]\d+)?(e-?\d+)?$/i.test(text) ? Number(text.replace(',', '.')) : undefined;
}
