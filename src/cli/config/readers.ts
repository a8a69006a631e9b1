import type { TypedFlags } from '../flag.ts';
import type { CommandName } from '../flags/index.ts';
import type { Io } from '../io.ts';

/** @throws UsageError as the command does @throws InputError when a model cannot be read */
type Reader = (flags: TypedFlags, io: Io) => Promise<unknown>;

/** How each command reads its options, before it opens anything but a model; each is loaded when it is called. */
export const readers: Readonly<Record<CommandName, Reader>> = {
  inspect: async (flags) => {
    const { inspectionPresentation } = await import('../commands/inspect.ts');
    const { readDetectOptions } = await import('../detect-options.ts');
    return [inspectionPresentation(flags), await readDetectOptions(flags, 'inspect')];
  },
  detect: async (flags) => {
    const { readPresentation } = await import('../presentation.ts');
    const { readDetectOptions } = await import('../detect-options.ts');
    return [readPresentation(flags), await readDetectOptions(flags, 'detect')];
  },
  check: async (flags) => {
    const { checkPresentation } = await import('../commands/check.ts');
    const { readRules } = await import('../commands/check-rules.ts');
    return [checkPresentation(flags), readRules(flags, ['findings', 'assessment'], await import('zod'))];
  },
  assess: async (flags, io) => {
    const { readAssessment } = await import('../commands/assess.ts');
    return readAssessment(undefined, flags, io);
  },
  compare: async (flags) => {
    const { comparisonPresentation } = await import('../commands/compare.ts');
    const { failOnOf } = await import('../commands/compare-findings.ts');
    return [comparisonPresentation(flags), failOnOf(flags)];
  },
  report: async (flags) => (await import('../report-options.ts')).readReportOptions(flags),
  validate: async () => undefined,
  explain: async (flags, io) => {
    const { readDate } = await import('../assess-options.ts');
    const { explainedModel } = await import('../commands/explain.ts');
    return [readDate(flags, 'aiops explain'), await explainedModel(flags, io)];
  },
};
