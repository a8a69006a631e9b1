/** What other programs may import; everything else is the inside of the house. */

export type { DetectDoors, Detection } from './detect.ts';
export { detect } from './detect.ts';
export type { Fault } from './errors.ts';
export { InputError, OutputError, UsageError } from './errors.ts';
export type { Input, RunProgress } from './inputs.ts';
export type { DetectOptions } from './options.ts';
export { detectDefaults } from './options.ts';
export type {
  DetectionReport,
  FindingsResult,
  ReportedFinding,
  ReportedSeries,
  ScoredSeries,
} from './report/result.ts';
