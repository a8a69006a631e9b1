import { byCodePoint } from '../code-point-order.ts';
import type { ReportedFinding } from './result.ts';

export type FlatValue = string | number | null;

/**
 * A finding as one row: labels as `label.NAME`, the source as `source.path` and `source.line`; of the members of a
 * shared finding only how many they are, as `concerned`, which is 1 for a finding of one series.
 */
export type FlatFinding = Readonly<Record<string, FlatValue>>;

/** The columns of a flat finding before and after its labels, in the order of the schema. */
const before = ['id', 'kind', 'series'] as const;
const after = [
  'derived',
  'start',
  'end',
  'direction',
  'severity',
  'severityScore',
  'score',
  'probability',
  'value',
  'expected',
  'lower',
  'upper',
  'samples',
  'size',
  'sizeRelative',
  'confidence',
  'message',
  'explained',
] as const;
const nested = ['accepted.reason', 'concerned', 'source.path', 'source.line'];

/** Every scalar of a finding, for tools that read rows. */
export function flatFinding(finding: ReportedFinding): FlatFinding {
  const pick = (keys: readonly (keyof ReportedFinding)[]) =>
    keys.map((key) => [key, finding[key] as FlatValue] as const);
  return Object.fromEntries([
    ...pick(before),
    ...labelNames([finding]).map((name) => [`label.${name}`, finding.labels[name] ?? null] as const),
    ...pick(after),
    ['accepted.reason', finding.accepted?.reason ?? null],
    ['concerned', finding.members?.length ?? 1],
    ['source.path', finding.source.path],
    ['source.line', finding.source.line],
  ]);
}

/** The columns that hold any of these findings: the union of their labels, sorted. */
export function flatColumns(findings: readonly ReportedFinding[]): string[] {
  return [...before, ...labelNames(findings).map((name) => `label.${name}`), ...after, ...nested];
}

function labelNames(findings: readonly ReportedFinding[]): string[] {
  return [...new Set(findings.flatMap(({ labels }) => Object.keys(labels)))].sort(byCodePoint);
}
