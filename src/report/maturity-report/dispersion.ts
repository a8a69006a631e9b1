import type { ReportedGate } from '../assessment/result.ts';
import type { Table } from '../office/office-report.ts';
import { numberCell, table } from './blocks.ts';
import type { Dispersion } from './document.ts';
import type { MaturityWords } from './words.ts';

/** Fewer answers than this have no spread that could be told without naming who gave them. */
const LEAST_VOTES = 3;
/** Answers so far apart are drawn, however many agree. */
const FAR = 2;

/** Gates whose first answers differ, three or more of them. */
export function dispersed(gates: readonly ReportedGate[]): ReportedGate[] {
  return gates.filter((gate) => scoresOf(gate).length >= LEAST_VOTES && gate.range > 0);
}

/** Gates where the answers lie far apart, managers and practitioners do, or the room has not agreed. */
export function farApart(gates: readonly ReportedGate[]): ReportedGate[] {
  return dispersed(gates).filter(
    ({ range, isDisputed, roleGap }) => range >= FAR || isDisputed || roleGap !== null,
  );
}

function scoresOf({ votes }: ReportedGate): number[] {
  return votes.filter((vote) => typeof vote === 'number');
}

export function dispersionPicture(gates: readonly ReportedGate[], words: MaturityWords): Dispersion[] {
  if (gates.length === 0) return [];
  return [
    {
      kind: 'dispersion',
      id: 'dispersion',
      title: words.report.headings.dispersion,
      description: words.report.captions.dispersed(gates.length),
      rows: gates.map((gate) => ({
        name: gate.isDisputed ? `${gate.id} (${words.disputed})` : gate.id,
        votes: scoresOf(gate),
        isDisputed: gate.isDisputed,
      })),
    },
  ];
}

/** The first answers of gates where they differ, how far they agree, and whether managers see it otherwise. */
export function dispersionTable(
  gates: readonly ReportedGate[],
  caption: string,
  words: MaturityWords,
): Table[] {
  if (gates.length === 0) return [];
  const { columns, report } = words;
  const { labels } = report;
  const rows = gates.map((gate) => [
    gate.id,
    scoresOf(gate).join(', '),
    numberCell(gate.range),
    gate.consensus === null
      ? '–'
      : numberCell(gate.consensus, words.number(Number(gate.consensus.toFixed(2)))),
    roleGapText(gate, words),
    gate.isDisputed ? words.disputed : (gate.agreed?.reason ?? '–'),
  ]);
  return [
    table(
      caption,
      [
        [columns.gate, 2],
        [labels.votes, 3],
        [labels.range4, 2, 'number'],
        [labels.consensus, 2, 'number'],
        [labels.roles, 4],
        [report.headings.agreed, 4],
      ],
      rows,
    ),
  ];
}

/** Between managers and practitioners; without the sides where one of them is a single person. */
function roleGapText({ roleGap }: ReportedGate, { report }: MaturityWords): string {
  if (roleGap === null) return '–';
  const { steps, medians } = roleGap;
  return medians === null
    ? report.roleSteps(steps)
    : `${report.roleSteps(steps)} (${report.roleMedians(medians.manager, medians.practitioner)})`;
}
