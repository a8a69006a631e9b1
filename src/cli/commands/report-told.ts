import { UsageError } from '../../errors.ts';
import type { Branding } from '../../report/document/document.ts';
import { type Told, toldAssessment, toldFindings } from '../../report/reports/told.ts';
import { shellWord } from '../../shell-word.ts';
import type { Presentation } from '../presentation.ts';
import type { SavedFile } from '../saved-files.ts';
import { zoneOf } from '../zone-of.ts';

/**
 * Whether these results make one report in the formats that were asked for.
 * @throws UsageError for several assessments, and where a roadmap is asked for and there is no assessment
 */
export function checkTellable(
  saved: readonly SavedFile[],
  { format, outputs }: Pick<Presentation<string>, 'format' | 'outputs'>,
): void {
  const [first, second] = saved.filter(({ of }) => of === 'assessment');
  if (first !== undefined && second !== undefined) {
    throw new UsageError({
      code: 'report-kind',
      place: second.path,
      what: `a report is of one assessment, and ${first.path} is another`,
      fix: `what changed between them: aiops compare ${shellWord(first.path)} ${shellWord(second.path)}`,
    });
  }
  const wantsRoadmap = [format, ...outputs.map((output) => output.format)].includes('csv');
  if (first === undefined && wantsRoadmap) {
    throw new UsageError({
      code: 'report-kind',
      place: saved[0]?.path ?? 'aiops',
      what: 'csv is the roadmap of an assessment, and findings have none',
      fix: 'for a table of findings: -o findings.xlsx, or aiops detect -f csv',
    });
  }
}

/** The zone of its times: what was typed, else that of the first findings. */
export function zoneOfReport(saved: readonly SavedFile[], typed: string | undefined): string {
  if (typed !== undefined) return typed;
  const [first] = saved.flatMap((one) => (one.of === 'findings' ? [one.result] : []));
  return first === undefined ? 'UTC' : zoneOf(first);
}

/** @param saved at least one, at most one of them an assessment */
export async function toldOf(
  saved: readonly SavedFile[],
  { tz, branding }: { readonly tz: string; readonly branding: Branding | null },
): Promise<Told> {
  const findings = saved.flatMap((one) => (one.of === 'findings' ? [one.result] : []));
  const [assessment] = saved.flatMap((one) => (one.of === 'assessment' ? [one.result] : []));
  return assessment === undefined
    ? toldFindings(findings, { tz, branding })
    : toldAssessment(assessment, findings, branding);
}
