import { evidenceLines } from '../evidence-lines.ts';
import { plain } from '../plain.ts';
import { counted, humanCount } from '../units.ts';
import type { ChartPart, FirstFinding } from './document.ts';
import { expectedWithBand } from './expected.ts';
import { identityOf, incidentsOf } from './incidents.ts';
import { type Joined, type JoinedFinding, waitingFirst } from './joined.ts';
import { shownSentence } from './names.ts';
import {
  lengthMs,
  lengthText,
  messageText,
  numberText,
  ONGOING,
  sentence,
  sourceText,
  whenText,
} from './told.ts';

/** As many as a tired person reads. */
const CARDS = 5;
/** Of one card. */
const COMPANIONS = 6;

/** What to look at first: the worst of each moment, and what began with it. */
export function firstFindings(
  { findings }: Joined,
  charts: readonly ChartPart[],
  tz: string,
): FirstFinding[] {
  return incidentsOf(waitingFirst(findings))
    .slice(0, CARDS)
    .flatMap(({ findings: [worst, ...others] }) =>
      worst === undefined ? [] : [{ ...cardOf(worst, charts, tz), ...companionsOf(worst, others) }],
    );
}

function companionsOf(
  worst: JoinedFinding,
  others: readonly JoinedFinding[],
): Pick<FirstFinding, 'companions' | 'companionsText'> {
  const shown = others.slice(0, COMPANIONS);
  const own = identityOf(worst);
  const elsewhere = new Set(others.map(identityOf).filter((identity) => identity !== own));
  const isInSame = others.some((one) => identityOf(one) === own);
  const where = whereText(elsewhere.size, isInSame);
  const which = shown.length < others.length ? `, the worst ${shown.length}` : '';
  return {
    companions: shown.map(({ id, finding: { severity, kind }, state, name }) => ({
      id,
      severity,
      kind,
      state,
      series: name,
    })),
    companionsText:
      others.length === 0 ? null : `With it, ${counted(others.length, 'finding')} in ${where}${which}`,
  };
}

function whereText(others: number, isInSame: boolean): string {
  if (others === 0) return 'the same series';
  return `${humanCount(others)} other series${isInSame ? ' and the same one' : ''}`;
}

function cardOf(
  one: JoinedFinding,
  charts: readonly ChartPart[],
  tz: string,
): Omit<FirstFinding, 'companions' | 'companionsText'> {
  const { id, finding, state, name } = one;
  return {
    id,
    severity: finding.severity,
    kind: finding.kind,
    state,
    series: name,
    when: whenText(one, tz),
    duration: lengthText(one),
    ongoing: one.isOngoing ? ONGOING : null,
    observed: numberText(finding.value),
    expected: expectedWithBand(one),
    message: shownSentence(messageText(one)),
    why: shownSentence(whyText(one, tz)),
    source: shownSentence(sourceText(one)),
    picture: pictureOf(one, charts),
  };
}

const reasons: readonly string[] = ['before', 'how sure', 'confidence'];

/** @example 'The first in 21d that is as far above; by chance once in 14 years; confidence high: 4,032 samples.' */
function whyText({ finding }: JoinedFinding, tz: string): string {
  const told = evidenceLines(finding, tz).filter(({ label }) => reasons.includes(label));
  const texts = told.map(({ label, text }) => (label === 'confidence' ? `confidence ${text}` : text));
  return sentence(plain(texts.join('; ')));
}

/** What is shown beside a finding: as much before and after, and at least so many steps. */
const LEAST_STEPS = 30;

function pictureOf(one: JoinedFinding, charts: readonly ChartPart[]): FirstFinding['picture'] {
  const chart = charts.find(({ marks }) => marks.some(({ id }) => id === one.id));
  if (chart === undefined) return null;
  const { startMs, stepMs, values } = chart.data;
  const lastMs = startMs + (values.length - 1) * stepMs;
  const marginMs = Math.max(lengthMs(one), LEAST_STEPS * stepMs);
  return {
    chart: chart.id,
    fromMs: Math.max(startMs, one.startMs - marginMs),
    toMs: Math.min(lastMs, one.endMs + marginMs),
  };
}
