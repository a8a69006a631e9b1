/** What other programs may import; everything else is the inside of the house. */

export type { AnswerFile } from './answer-files.ts';
export { readAnswerFile } from './answer-files.ts';
export type { Assessed, AssessOptions, AssessRun } from './assess.ts';
export { assess } from './assess.ts';
export type { DetectDoors, Detection } from './detect.ts';
export { detect } from './detect.ts';
export type { Fault } from './errors.ts';
export { InputError, OutputError, UsageError } from './errors.ts';
export type { Input, RunProgress } from './inputs.ts';
export type { ModelFile, OpenBeside } from './model-file.ts';
export { readModel } from './model-file.ts';
export type { DetectOptions } from './options.ts';
export { detectDefaults } from './options.ts';
export type { AssessmentResult } from './report/assessment/result.ts';
export { wordsOf } from './report/assessment/words.ts';
export type {
  DetectionReport,
  FindingsResult,
  ReportedFinding,
  ReportedSeries,
  ScoredSeries,
} from './report/result.ts';
