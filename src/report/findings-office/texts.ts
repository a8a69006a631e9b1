import type { Fact, MethodPart, QualityOfInput, QualityPart, ReportDocument } from '../document/document.ts';
import { bullets, heading, numberCell, paragraph, table } from '../maturity-report/blocks.ts';
import type { Facts, OfficeBlock, OfficePart } from '../office/office-report.ts';
import { humanCount } from '../units.ts';

/** The verdict, what it means, and how much was looked at. */
export function summaryPart({ verdict, summary, severities, facts, leftOut }: ReportDocument): OfficePart {
  return {
    id: 'summary',
    heading: 'Verdict and summary',
    message: verdict.text,
    blocks: [
      ...bullets(summary),
      table(
        'Findings by severity',
        [
          ['Severity', 3],
          ['Findings', 1, 'number'],
        ],
        severities.map(({ severity, count }) => [
          { text: severity, tone: severity },
          numberCell(count, humanCount(count)),
        ]),
      ),
      heading('What was looked at'),
      factsOf(facts),
      ...(leftOut.length === 0 ? [] : [heading('What this report leaves out'), ...bullets(leftOut)]),
    ],
    notes: summary,
    isAppendix: false,
  };
}

/** What the data was like: an input after the other, then the series that were not all in order. */
export function qualityPart({ inputs, series, leftOut }: QualityPart): OfficePart {
  const rows = series.map((one) => [one.series.text, one.samples, one.missing, one.longestGap, one.others]);
  return {
    id: 'quality',
    heading: 'Data quality',
    message: 'What was read, what was taken for granted, and what looks odd',
    blocks: [
      ...inputs.flatMap(inputBlocks),
      ...(rows.length === 0
        ? []
        : [table('Series whose samples were not all in order', seriesColumns, rows)]),
      ...(leftOut === null ? [] : [paragraph(leftOut, 'aside')]),
    ],
    notes: [],
    isAppendix: true,
  };
}

const seriesColumns = [
  ['Series', 6],
  ['Samples', 2, 'number'],
  ['Missing', 2, 'number'],
  ['Longest gap', 2, 'number'],
  ['Others', 4],
] as const;

function inputBlocks({ path, facts, assumptions, warnings }: QualityOfInput): OfficeBlock[] {
  return [
    heading(path),
    factsOf(facts),
    ...headed('Warnings', warnings),
    ...headed('Assumptions', assumptions),
  ];
}

function headed(name: string, items: readonly string[]): OfficeBlock[] {
  return items.length === 0 ? [] : [heading(name, 3), ...bullets(items)];
}

/** How it was judged, what that cannot see, and what gives the result again. */
export function methodPart({ sentences, facts, limits, commands }: MethodPart): OfficePart {
  const again = commands.filter((command) => command !== '');
  return {
    id: 'method',
    heading: 'Method and reproduction',
    message: 'How it was judged, what that cannot see, and what gives the same again',
    blocks: [
      ...bullets(sentences),
      factsOf(facts),
      ...(limits.length === 0 ? [] : [heading('What it cannot see'), ...bullets(limits)]),
      ...(again.length === 0
        ? []
        : [heading('The same again'), ...again.map((command) => paragraph(command))]),
    ],
    notes: [],
    isAppendix: true,
  };
}

function factsOf(facts: readonly Fact[]): Facts {
  return { kind: 'facts', facts };
}
