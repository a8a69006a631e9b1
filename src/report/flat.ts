import { byCodePoint } from '../code-point-order.ts';
import type { ReportedFinding } from './result.ts';

export type FlatValue = string | number | null;

/**
 * A finding as one row: labels as `label.NAME`, what only its kind has as `detail.NAME`, the source as `source.path`
 * and `source.line`, its evidence likewise; of the members of a shared finding only how many they are, as `concerned`,
 * which is 1 for a finding of one series.
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
const accepted = ['reason', 'owner', 'expires'] as const;
const nested = [...accepted.map((key) => `accepted.${key}`), 'concerned', 'source.path', 'source.line'];
const evidence = [
  'lastSimilar',
  'historyMs',
  'bandFactor',
  'chancePerWeek',
  'confidenceWhy',
  'reproduce',
] as const;
const vanishes = ['within', 'budgetPerWeek', 'minDurationMs', 'minChange', 'minChangeShare'] as const;

/** Every scalar of a finding, for tools that read rows. */
export function flatFinding(finding: ReportedFinding): FlatFinding {
  const pick = (keys: readonly (keyof ReportedFinding)[]) =>
    keys.map((key) => [key, finding[key] as FlatValue] as const);
  return Object.fromEntries([
    ...pick(before),
    ...labelNames([finding]).map((name) => [`label.${name}`, finding.labels[name] ?? null] as const),
    ...pick(after),
    ...accepted.map((key) => [`accepted.${key}`, finding.accepted?.[key] ?? null] as const),
    ['concerned', finding.members?.length ?? 1],
    ['source.path', finding.source.path],
    ['source.line', finding.source.line],
    ...detailNames([finding]).map(
      (name) => [`detail.${name}`, finding.details[name as keyof typeof finding.details] ?? null] as const,
    ),
    ...evidence.map((name) => [`evidence.${name}`, finding.evidence[name]] as const),
    ...vanishes.map((name) => [`vanishes.${name}`, finding.evidence.vanishes[name]] as const),
  ]);
}

/** The columns that hold any of these findings: the union of their labels, and of their details, sorted. */
export function flatColumns(findings: readonly ReportedFinding[]): string[] {
  return [
    ...before,
    ...labelNames(findings).map((name) => `label.${name}`),
    ...after,
    ...nested,
    ...detailNames(findings).map((name) => `detail.${name}`),
    ...evidence.map((name) => `evidence.${name}`),
    ...vanishes.map((name) => `vanishes.${name}`),
  ];
}

function labelNames(findings: readonly ReportedFinding[]): string[] {
  return [...new Set(findings.flatMap(({ labels }) => Object.keys(labels)))].sort(byCodePoint);
}

function detailNames(findings: readonly ReportedFinding[]): string[] {
  return [...new Set(findings.flatMap(({ details }) => Object.keys(details)))].sort(byCodePoint);
}
