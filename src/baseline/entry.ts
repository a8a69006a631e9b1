import { z } from 'zod';
import { findingKinds, type Severity, severities } from '../findings/finding.ts';
import type { Known } from './match.ts';

/** Name and version of the file of accepted findings; additive changes keep it. */
export const BASELINE_SCHEMA = 'aiops/baseline/v1';

/** A finding that somebody accepted, and why. */
export interface BaselineEntry extends Known {
  /** That it had when it was accepted. */
  readonly severity: Severity;
  readonly reason: string;
  readonly owner: string | null;
  /** The last day on which it is accepted, YYYY-MM-DD, UTC; null for good. */
  readonly expires: string | null;
}

const text = z.string().refine((typed) => typed.trim() !== '', 'expected a text that is not blank');
const time = z.iso
  .datetime('expected a time in UTC, such as 2026-11-07T10:00:00Z')
  .describe('ISO 8601, UTC, with Z');

const entry = z
  .strictObject({
    fingerprint: text.describe('id of the finding'),
    kind: z.enum(findingKinds),
    series: text,
    from: time,
    to: time.describe('time of its last sample'),
    direction: z.enum(['up', 'down']).nullish(),
    ongoing: z.boolean().describe('whether it had not ended when the data ended').nullish(),
    severity: z.enum(severities).describe('that it had when it was accepted'),
    reason: text.describe('why it is accepted'),
    owner: text.describe('who answers for it').nullish(),
    expires: z.iso
      .date('expected a day, such as 2026-12-31')
      .describe('the last day on which it is accepted, UTC; without it, for good')
      .nullish(),
  })
  .refine(({ from, to }) => !(Date.parse(to) < Date.parse(from)), {
    path: ['to'],
    message: 'expected a time that is not before "from"',
  });

export const baselineSchema = z
  .strictObject({ schema: z.literal(BASELINE_SCHEMA), accepted: z.array(entry).nullable() })
  .meta({ title: `Findings that are accepted (${BASELINE_SCHEMA})` });

/** An entry as it stands in the file. */
export type WrittenEntry = z.infer<typeof entry>;

export function readEntry({ ongoing, direction, owner, expires, ...facts }: WrittenEntry): BaselineEntry {
  return {
    ...facts,
    direction: direction ?? null,
    isOngoing: ongoing ?? false,
    owner: owner ?? null,
    expires: expires ?? null,
  };
}

/** The keys in the order in which a person reads them; what says nothing is left out. */
export function writtenEntry(entry: BaselineEntry): WrittenEntry {
  const { fingerprint, kind, series, from, to, direction, isOngoing, severity, reason, owner, expires } =
    entry;
  return {
    fingerprint,
    kind,
    series,
    from,
    to,
    ...(direction === null ? {} : { direction }),
    ...(isOngoing ? { ongoing: true } : {}),
    severity,
    reason,
    ...(owner === null ? {} : { owner }),
    ...(expires === null ? {} : { expires }),
  };
}
