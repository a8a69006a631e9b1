import { severityRank } from '../../findings/finding.ts';
import { counts } from '../../gate/counts.ts';
import { daysBetween } from '../../maturity/days.ts';
import type { AssessmentResult } from '../assessment/result.ts';
import type { Table } from '../office/office-report.ts';
import type { ReportedFinding } from '../result.ts';
import { humanTime } from '../units.ts';
import { bullets, facts, heading, paragraph, table } from './blocks.ts';
import type { MaturityBlock, MaturityPart } from './document.ts';
import type { Exports } from './joined-exports.ts';
import { actionsOf, nameOf } from './named.ts';
import type { Check, Support } from './support.ts';
import { checkText } from './support-text.ts';
import type { MaturityWords } from './words.ts';

/** Findings that are told beside the roadmap; all of them are in a report of their own. */
const SHOWN = 8;
/** Significant digits of a value. */
const DIGITS = 4;
/** Days between exports and assessment from which on they may be of other weeks. */
const FAR_DAYS = 35;

/** What was found in exports of the same weeks, and what of it bears on the roadmap. */
export function exportsPart(result: AssessmentResult, words: MaturityWords, support: Support): MaturityPart {
  const { report: say } = words;
  const open = openFindings(support.findings);
  const actions = actionsOf(result);
  const { size } = support.byAction;
  return {
    id: 'exports',
    heading: say.parts.exports,
    message: size === 0 ? say.messages.noSupport(open.length) : say.messages.supported(size, actions.length),
    blocks: [
      exportFacts(support.findings, open.length, words),
      ...awayBlocks(result, support.findings, words),
      heading(say.headings.support),
      checksTable(result, support, words),
      ...say.exports.relation.map((text) => paragraph(text)),
      heading(say.headings.worst),
      ...worstBlocks(open, words),
    ],
    notes: [
      ...say.exports.relation,
      ...support.checks.map((check) => `${check.facts.check}: ${checkText(check.facts, words)}`),
    ],
    isAppendix: false,
  };
}

/** What is neither accepted nor explained, the gravest first. */
function openFindings({ findings }: Exports): ReportedFinding[] {
  return findings.filter(counts).toSorted((a, b) => severityRank(b.severity) - severityRank(a.severity));
}

function exportFacts(findings: Exports, open: number, words: MaturityWords) {
  const { labels, exports: say } = words.report;
  const { series, seriesWithFindings } = findings.summary;
  const span = spanOf(findings);
  return facts([
    ...(span === null ? [] : [[labels.span, say.span(span.from, span.to)] as const]),
    [labels.seen, say.series(series, seriesWithFindings)],
    [labels.open, words.number(open)],
  ]);
}

/** First and last day of the inputs; null where none has a time. */
function spanOf({ inputs }: Exports): { from: string; to: string } | null {
  const days = inputs.flatMap(({ from, to }) =>
    from === null || to === null ? [] : [from.slice(0, 10), to.slice(0, 10)],
  );
  const [from = ''] = days.toSorted();
  return from === '' ? null : { from, to: days.toSorted().at(-1) ?? from };
}

function awayBlocks({ date }: AssessmentResult, findings: Exports, words: MaturityWords): MaturityBlock[] {
  const span = spanOf(findings);
  if (span === null) return [];
  const days = Math.max(daysBetween(span.to, date), daysBetween(date, span.from));
  return days > FAR_DAYS ? [paragraph(words.report.exports.away(days))] : [];
}

function checksTable(result: AssessmentResult, support: Support, words: MaturityWords): Table {
  const { labels, exports: say, captions } = words.report;
  const rows = support.checks.map((check) => [
    `${check.facts.check} ${say.checks[check.facts.check]}`,
    `${checkText(check.facts, words)} (${check.isOutOfBounds ? say.outOfBounds : say.inBounds})`,
    check.gates.length === 0 ? say.noGate : words.list(check.gates),
    words.list(supported(check, result, support)) || '–',
  ]);
  return table(
    captions.support,
    [
      [labels.check, 3],
      [labels.measured, 6],
      [words.columns.gate, 3],
      [labels.action, 4],
    ],
    rows,
  );
}

function supported(check: Check, result: AssessmentResult, { byAction }: Support): string[] {
  return actionsOf(result)
    .filter(({ id }) => byAction.get(id)?.some((one) => one.check === check))
    .map(nameOf);
}

function worstBlocks(open: readonly ReportedFinding[], words: MaturityWords): MaturityBlock[] {
  const { labels, exports: say, captions } = words.report;
  if (open.length === 0) return [paragraph(say.noFindings)];
  const shown = open.slice(0, SHOWN);
  const told = (value: number | null): string =>
    value === null ? '–' : words.number(Number(value.toPrecision(DIGITS)));
  const rows = shown.map(({ severity, kind, series, start, value, expected }) => [
    { text: say.severities[severity], tone: severity },
    say.kinds[kind],
    series,
    humanTime(Date.parse(start), 'UTC'),
    { text: told(value), value },
    { text: told(expected), value: expected },
  ]);
  return [
    table(
      captions.worst,
      [
        [labels.severity, 2],
        [labels.kind, 2],
        [labels.series, 6],
        [labels.start, 3],
        [labels.value, 2, 'number'],
        [labels.expected, 2, 'number'],
      ],
      rows,
    ),
    ...bullets(open.length > shown.length ? [say.more(open.length - shown.length)] : []),
  ];
}
