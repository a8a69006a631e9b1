import { UsageError } from '../../errors.ts';
import type { TypedFlags } from '../flag.ts';
import { comparisonFormats } from '../flags/compare.ts';
import type { Io } from '../io.ts';
import { checkOutputs, type OutputKinds } from '../outputs.ts';
import { presentationOf } from '../presentation.ts';
import { compareAssessments } from './compare-assessments.ts';
import { compareFindings } from './compare-findings.ts';
import { type Compared, type ComparisonRun, comparedAt } from './compared.ts';

const comparisonOutputs: OutputKinds<(typeof comparisonFormats)[number]> = {
  names: comparisonFormats,
  ofExtension: { '.txt': 'text', '.md': 'markdown', '.json': 'json' },
};

/** `aiops compare OLD NEW`: what changed between two assessments, or between two runs of `aiops detect`. */
export async function compareCommand(
  before: string,
  after: string,
  flags: TypedFlags,
  io: Io,
): Promise<number> {
  const presentation = comparisonPresentation(flags);
  await checkOutputs(presentation.outputs, [before, after], io);
  const old = await comparedAt(before, io);
  const now = await comparedAt(after, io);
  if (old.of === 'findings' && now.of === 'findings')
    return compareFindings(old.result, now, { presentation, flags, io });
  if (old.of === 'assessment' && now.of === 'assessment')
    return compareAssessments(old, now, { presentation, flags, io });
  throw ofTwoKinds(old, now);
}

/** @throws UsageError */
export function comparisonPresentation(flags: TypedFlags): ComparisonRun['presentation'] {
  return presentationOf(flags, 'aiops compare', comparisonOutputs);
}

const nouns: Readonly<Record<Compared['of'], string>> = {
  findings: 'a result of aiops detect',
  assessment: 'an assessment',
};

function ofTwoKinds(old: Compared, now: Compared): UsageError {
  return new UsageError({
    code: 'compare-kinds',
    place: now.path,
    what: `OLD is ${nouns[old.of]}, NEW is ${nouns[now.of]}`,
    fix: 'compare two of one kind',
  });
}
