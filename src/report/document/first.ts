import { evidenceLines } from '../evidence-lines.ts';
import { plain } from '../plain.ts';
import type { ChartPart, FirstFinding } from './document.ts';
import { type Joined, type JoinedFinding, waitingFirst } from './joined.ts';
import {
  expectedText,
  lengthMs,
  lengthText,
  messageText,
  numberText,
  sentence,
  sourceText,
  spanText,
} from './told.ts';

/** As many as a tired person reads. */
const CARDS = 5;

/** What to look at first. */
export function firstFindings(
  { findings }: Joined,
  charts: readonly ChartPart[],
  tz: string,
): FirstFinding[] {
  return waitingFirst(findings)
    .slice(0, CARDS)
    .map((one) => cardOf(one, charts, tz));
}

function cardOf(one: JoinedFinding, charts: readonly ChartPart[], tz: string): FirstFinding {
  const { id, finding, state, name, startMs, endMs } = one;
  return {
    id,
    severity: finding.severity,
    kind: finding.kind,
    state,
    series: name,
    when: spanText(startMs, endMs, tz),
    duration: lengthText(one),
    observed: numberText(finding.value),
    expected: expectedText(one),
    message: messageText(one),
    why: whyText(one, tz),
    source: sourceText(one),
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
