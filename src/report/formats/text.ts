import { severityRank } from '../../findings/finding.ts';
import { firstNames } from '../../first-names.ts';
import { spanOfAll } from '../../series/join.ts';
import { evidenceLines } from '../evidence-lines.ts';
import { type Moment, moments } from '../moments.ts';
import { plain } from '../plain.ts';
import type { FindingsResult, ReportedFinding, ReportedSeries } from '../result.ts';
import { SPARKLINE_WIDTH, sparkline } from '../sparkline.ts';
import { type Cell, type Column, columnWidths, fitted, shortened, tableLine, wrapped } from '../table.ts';
import { counted, humanCount, humanDuration, humanNumber, humanTime } from '../units.ts';
import { bandText } from '../wording.ts';
import type { Dress, OutputFormat } from './format.ts';

/** For people: worst first, findings of one moment together; what happened on a second line. */
export const text: OutputFormat = {
  title: 'for people: worst first, with a sparkline',
  *render({ result }, dress) {
    if (result.findings.length === 0)
      yield `${wrapped(nothingFound(result, dress.tz), dress.width).join('\n')}\n`;
    else yield* table(result, dress);
    if (result.filtered.length > 0) yield `${filteredText(result)}\n`;
  },
};

function nothingFound({ summary, inputs, settings }: FindingsResult, tz: string): string {
  const covered = inputs.flatMap(({ from, to }) =>
    from === null || to === null ? [] : [{ fromMs: Date.parse(from), toMs: Date.parse(to) }],
  );
  const { fromMs, toMs } = spanOfAll(covered);
  const span = covered.length === 0 ? '' : `, ${humanTime(fromMs, tz)} to ${humanTime(toMs, tz)} (${tz})`;
  const since = settings['judgeSince'];
  const reported = typeof since === 'string' ? `, reported since ${plain(since)}` : '';
  return `nothing unusual in ${humanCount(summary.series)} series: ${counted(summary.samples, 'sample')}${span}${reported}`;
}

function filteredText({ filtered }: FindingsResult): string {
  const counts = new Map<string, number>();
  for (const { filter } of filtered) counts.set(filter, (counts.get(filter) ?? 0) + 1);
  const told = [...counts].map(([filter, count]) => `${filter} ${humanCount(count)}`).join(', ');
  return `left out by filters: ${counted(filtered.length, 'finding')} (${told})`;
}

const SERIES_COLUMN = 3;
/** What happened is indented by the severity column. */
const INDENT = ' '.repeat(10);

function* table(result: FindingsResult, dress: Dress): Generator<string> {
  const seriesByName = new Map(result.series.map((series) => [series.series, series]));
  const stepMsOf = (finding: ReportedFinding) =>
    seriesByName.get(finding.series)?.stepMs ?? slotMsOf(finding);
  const shown = result.findings.slice(0, dress.top);
  const columns = columnsFor(dress.tz);
  const cells = new Map(shown.map((finding) => [finding, cellsOf(finding, stepMsOf(finding), dress.tz)]));
  const widths = fitted(columnWidths(columns, [...cells.values()]), dress.width, SERIES_COLUMN);
  const line = (row: readonly Cell[]) => tableLine(columns, widths, row, dress.paint);

  yield `${line(columns.map(({ heading }) => ({ text: heading, role: 'dim' })))}\n`;
  for (const [index, moment] of moments(shown, stepMsOf).entries()) {
    if (index > 0) yield '\n';
    if (moment.findings.length > 1) yield `${dress.paint('strong', headingOf(moment, dress.tz))}\n`;
    for (const finding of moment.findings) {
      yield `${line(withShortName(cells.get(finding) ?? [], widths))}\n`;
      yield* whatHappened(finding, seriesByName.get(finding.series), dress);
      if (dress.verbose === true) yield* why(finding, dress);
    }
  }
  const more = result.findings.length - shown.length;
  if (more > 0) yield `\nand ${humanCount(more)} more (--top ${result.findings.length} shows all)\n`;
}

/** A moment has no duration. */
function durationText(durationMs: number): string {
  return durationMs === 0 ? '–' : humanDuration(durationMs);
}

/** The step of a finding that is of no one series, from what it covers; 0 where that is a single slot. */
function slotMsOf({ start, end, samples }: ReportedFinding): number {
  return samples < 2 ? 0 : (Date.parse(end) - Date.parse(start)) / (samples - 1);
}

function columnsFor(tz: string): readonly Column[] {
  return [
    { heading: 'SEVERITY', align: 'left' },
    { heading: `START (${tz})`, align: 'left' },
    { heading: 'FOR', align: 'right' },
    { heading: 'SERIES', align: 'left' },
    { heading: 'VALUE', align: 'right' },
    { heading: 'EXPECTED', align: 'left' },
  ];
}

function cellsOf(finding: ReportedFinding, stepMs: number, tz: string): readonly Cell[] {
  return [
    { text: finding.severity, role: finding.severity },
    { text: humanTime(Date.parse(finding.start), tz) },
    { text: durationText(Date.parse(finding.end) - Date.parse(finding.start) + stepMs) },
    { text: plain(finding.series), role: 'strong' },
    { text: finding.value === null ? '–' : humanNumber(finding.value) },
    { text: bandText(finding) || (finding.expected === null ? '–' : humanNumber(finding.expected)) },
  ];
}

function withShortName(row: readonly Cell[], widths: readonly number[]): readonly Cell[] {
  return row.map((cell, column) =>
    column === SERIES_COLUMN ? { ...cell, text: shortened(cell.text, widths[column] ?? 0) } : cell,
  );
}

/** @example '2026-11-07 02:02 to 02:05: 2 findings in 2 series together' */
function headingOf({ startMs, endMs, series, findings }: Moment, tz: string): string {
  const [start, end] = [humanTime(startMs, tz), humanTime(endMs, tz)];
  const [day = '', time = ''] = end.split(' ');
  const where = series === 1 ? 'one series' : `${humanCount(series)} series`;
  const span = end === start ? start : `${start} to ${start.startsWith(day) ? time : end}`;
  return `${span}: ${counted(findings.length, 'finding')} in ${where} together`;
}

function* whatHappened(
  finding: ReportedFinding,
  series: ReportedSeries | undefined,
  dress: Dress,
): Generator<string> {
  const picture = sparkline(finding, series, dress.paint);
  const indent = picture === '' ? INDENT : INDENT + ' '.repeat(SPARKLINE_WIDTH + 2);
  const lines = wrapped(
    plain(`${finding.kind}: ${finding.message}${whoShares(finding)}${asides(finding)}`),
    dress.width - indent.length,
  );
  for (const [index, line] of lines.entries()) {
    yield index === 0 && picture !== '' ? `${INDENT}${picture}  ${line}\n` : `${indent}${line}\n`;
  }
}

/** As wide as the longest label of evidence, and two blanks. */
const LABEL_WIDTH = 12;

/** The command is on one line however narrow the terminal is: it is there to be copied. */
function* why(finding: ReportedFinding, { paint, tz, width }: Dress): Generator<string> {
  const indent = INDENT + ' '.repeat(LABEL_WIDTH);
  for (const { label, text: said } of evidenceLines(finding, tz)) {
    const lines = label === 'again' ? [plain(said)] : wrapped(plain(said), width - indent.length);
    for (const [index, line] of lines.entries()) {
      yield index === 0
        ? `${INDENT}${paint('dim', label.padEnd(LABEL_WIDTH))}${line}\n`
        : `${indent}${line}\n`;
    }
  }
}

/** A finding whose series agree in so few labels does not say by its name what it is of. */
const FEW_LABELS = 1;
const MEMBERS_TOLD = 2;
const MEMBER_WIDTH = 40;

/** @example '; concerns cpu{job="api"}, load{job="db"} and 12 more' */
function whoShares({ members, labels }: ReportedFinding): string {
  if (members === null || members.length < 2 || Object.keys(labels).length > FEW_LABELS) return '';
  const names = members.map((name, i) => (i < MEMBERS_TOLD ? shortened(name, MEMBER_WIDTH) : name));
  if (names.length <= MEMBERS_TOLD) return `; concerns ${names.join(' and ')}`;
  return `; concerns ${firstNames(names, { most: MEMBERS_TOLD, counted: humanCount })}`;
}

function asides({ explained, accepted, severity, confidence }: ReportedFinding): string {
  const known = explained === null ? '' : `; explained by ${explained}`;
  const taken = accepted === null ? '' : `; ${acceptedText(accepted, severity)}`;
  return `${known}${taken}${confidence === 'low' ? '; little history to judge by' : ''}`;
}

/** @example 'accepted as medium until 2026-12-31: planned migration' */
function acceptedText(
  { reason, expires, severity: then }: NonNullable<ReportedFinding['accepted']>,
  now: ReportedFinding['severity'],
): string {
  const milder = severityRank(then) < severityRank(now) ? ` as ${then}` : '';
  const until = expires === null ? '' : ` until ${expires}`;
  return `accepted${milder}${until}: ${reason}`;
}
