import { markdownTable, markdownText } from '../markdown.ts';
import { humanCount } from '../units.ts';
import {
  type Fact,
  type FindingColumn,
  type FindingRow,
  type FirstFinding,
  findingColumns,
  type QualityOfInput,
  type ReportDocument,
} from './document.ts';
import { findingsTable, sourceIn } from './findings-table.ts';
import { NOTHING, sentence } from './told.ts';
import { withinBytes } from './within-bytes.ts';

/** Bytes that the whole takes at most: more is shown by no host of code. */
const KIB = 1024;
const ROOM = {
  findings: 512 * KIB,
  gate: 128 * KIB,
  accepted: 128 * KIB,
  quality: 128 * KIB,
  method: 64 * KIB,
};

/** A report as GitHub-flavoured Markdown, at most a MiB: of what has no room the worst comes first, the rest is counted. */
export function* reportMarkdown(document: ReportDocument): Generator<string> {
  const { branding } = document;
  yield `# ${markdownText(document.title)}\n\n`;
  if (branding?.confidentiality) yield `*${markdownText(branding.confidentiality)}*\n\n`;
  yield `**${markdownText(document.verdict.text)}.**\n\n`;
  yield `${document.summary.map(markdownText).join(' ')}\n\n`;
  yield severitiesText(document);
  yield factsTable(document.facts);
  yield* firstSection(document);
  yield* findingsSection(document);
  yield* gateSection(document);
  yield* acceptedSection(document);
  yield* qualitySection(document);
  yield* methodSection(document);
  if (branding?.footer) yield `\n---\n\n${markdownText(branding.footer)}\n`;
}

function severitiesText({ severities, findings }: ReportDocument): string {
  if (findings.length === 0) return '';
  return `${severities.map(({ severity, count }) => `${severity}: ${humanCount(count)}`).join(', ')}\n\n`;
}

function factsTable(facts: readonly Fact[]): string {
  const rows = facts.map(({ label, value }) => [markdownText(label), markdownText(value)]);
  return markdownTable(['What', 'How much'], rows);
}

function* firstSection({ first }: ReportDocument): Generator<string> {
  if (first.length === 0) return;
  yield '\n## What to look at first\n';
  for (const [at, card] of first.entries()) yield cardText(card, at + 1);
}

function cardText(card: FirstFinding, rank: number): string {
  const { severity, kind, series, when, duration, ongoing, message, why, source, state } = card;
  const until = ongoing === null ? '' : `, ${ongoing}`;
  const facts: Fact[] = [
    { label: 'When', value: `${duration === NOTHING ? when : `${when}, for ${duration}`}${until}` },
    { label: 'Observed', value: observedText(card) },
    { label: 'Why', value: why },
    { label: 'Where', value: source },
    ...(state === 'open' ? [] : [{ label: 'State', value: state }]),
  ];
  const lines = facts
    .filter(({ value }) => value !== NOTHING)
    .map(({ label, value }) => `- ${label}: ${markdownText(value)}\n`)
    .join('')
    .concat(companionsText(card));
  return `\n### ${rank}. ${markdownText(`${severity} ${kind}: ${series.text}`)}\n\n${markdownText(sentence(message))}\n\n${lines}`;
}

/** What belongs to the same moment, below its own line. */
function companionsText({ companions, companionsText: told }: FirstFinding): string {
  if (told === null) return '';
  const lines = companions.map(({ severity, kind, series, state }) => {
    const note = state === 'open' ? '' : ` (${state})`;
    return `  - ${markdownText(`${severity} ${kind}: ${series.text}${note}`)}\n`;
  });
  return `- ${markdownText(told)}:\n${lines.join('')}`;
}

function observedText({ observed, expected }: FirstFinding): string {
  return expected === NOTHING ? observed : `${observed}, expected ${expected}`;
}

function* findingsSection({ findings, tz, leftOut }: ReportDocument): Generator<string> {
  yield '\n## All findings\n\n';
  if (findings.length === 0) yield 'There are none.\n';
  else {
    const { caption, columns, path } = findingsTable(findings, findings.length);
    const headings = columns.map((name) =>
      name === 'start' ? `Start (${markdownText(tz)})` : findingColumns[name].heading,
    );
    const onTheRight = columns.flatMap((name, at) => (findingColumns[name].isNumber ? [at] : []));
    const rows = findings.map((row) =>
      columns.map((name) => (name === 'source' ? markdownText(sourceIn(path, row)) : cellText(row, name))),
    );
    yield `${markdownText(caption)}:\n\n`;
    yield* tableWithin(headings, rows, { bytes: ROOM.findings, onTheRight });
  }
  if (leftOut.length > 0) yield `\n${leftOut.map(markdownText).join(' ')}\n`;
}

/** What is known of a finding stands below what happened, after a break. */
function cellText({ cells, aside }: FindingRow, name: FindingColumn): string {
  const text = markdownText(cells[name].text);
  return name === 'message' && aside !== null ? `${text}<br>${markdownText(aside)}` : text;
}

function* gateSection({ gate }: ReportDocument): Generator<string> {
  yield `\n## Gate\n\n${gate.texts.map((text) => `${markdownText(text)}\n`).join('\n')}`;
  if (gate.rules.length === 0) return;
  const rows = gate.rules.map(({ verdict, series, rule, observed, limit, level }) =>
    [verdict, series.text, rule, observed, limit, level].map(markdownText),
  );
  yield '\n';
  yield* tableWithin(['Verdict', 'Series', 'Rule', 'Observed', 'Limit', 'Level'], rows, {
    bytes: ROOM.gate,
    onTheRight: [3, 4],
  });
}

function* acceptedSection({ accepted, tz }: ReportDocument): Generator<string> {
  if (accepted.length === 0) return;
  yield '\n## Accepted findings\n\n';
  const rows = accepted.map(({ expires, state, series, kind, start, severity, reason, owner }) =>
    [expires, state, series.text, kind, start, severity, owner, reason].map(markdownText),
  );
  const start = `Start (${markdownText(tz)})`;
  const headings = ['Expires', 'State', 'Series', 'Kind', start, 'Severity', 'Owner', 'Reason'];
  yield* tableWithin(headings, rows, { bytes: ROOM.accepted });
}

function* qualitySection({ quality }: ReportDocument): Generator<string> {
  yield '\n## Data quality\n';
  const inputs = quality.inputs.map(inputText);
  const told = withinBytes(inputs, ROOM.quality);
  yield told.join('');
  yield* moreText(inputs.length - told.length);
  if (quality.series.length === 0) return;
  const rows = quality.series.map(({ series, samples, missing, longestGap, others }) =>
    [series.text, samples, missing, longestGap, others].map(markdownText),
  );
  yield '\n';
  yield* tableWithin(['Series', 'Samples', 'Missing', 'Longest gap', 'Others'], rows, {
    bytes: ROOM.quality,
    onTheRight: [1, 2, 3],
  });
}

function inputText({ path, facts, assumptions, warnings }: QualityOfInput): string {
  const items = [...assumptions.map((text) => `assumed: ${text}`), ...warnings];
  const list = items.map((text) => `- ${markdownText(text)}\n`).join('');
  return `\n### ${markdownText(path)}\n\n${factsTable(facts)}${list === '' ? '' : `\n${list}`}`;
}

function* methodSection({ method }: ReportDocument): Generator<string> {
  yield `\n## Method and reproduction\n\n${method.sentences.map(markdownText).join(' ')}\n\n`;
  yield factsTable(method.facts);
  yield `\nWhat it cannot see:\n\n${method.limits.map((text) => `- ${markdownText(text)}\n`).join('')}`;
  const commands = method.commands.filter((command) => command !== '').map(codeBlock);
  if (commands.length === 0) return;
  const told = withinBytes(commands, ROOM.method);
  yield `\nTo see it again:\n${told.join('')}`;
  yield* moreText(commands.length - told.length);
}

/** A fence is longer than any run of its sign inside. */
function codeBlock(text: string): string {
  const longest = [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `\n${fence}sh\n${text}\n${fence}\n`;
}

function* tableWithin(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  { bytes, onTheRight = [] }: { readonly bytes: number; readonly onTheRight?: readonly number[] },
): Generator<string> {
  const lines = rows.map((row) => row.join(' | '));
  const count = withinBytes(lines, bytes).length;
  yield markdownTable(headings, rows.slice(0, count), onTheRight);
  yield* moreText(rows.length - count);
}

function* moreText(more: number): Generator<string> {
  if (more > 0) yield `\nand ${humanCount(more)} more, which have no room here: see the saved result\n`;
}
