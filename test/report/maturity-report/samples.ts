import { type AssessmentResult, assessmentResultSchema } from '../../../src/report/assessment/result.ts';
import { maturityDocument } from '../../../src/report/maturity-report/build.ts';
import type { MaturityDocument } from '../../../src/report/maturity-report/document.ts';
import type { Exports } from '../../../src/report/maturity-report/joined-exports.ts';
import { maturityWordsOf } from '../../../src/report/maturity-report/words.ts';
import type { FindingsResult } from '../../../src/report/result.ts';
import { printed } from '../../cli/in-process.ts';
import { counted } from '../document/joined-results.ts';
import { madeResult } from '../findings-comparison/made-results.ts';

export const LANGUAGES = ['en', 'pt-BR', 'ko'] as const;
const folder = 'questionnaires/samples/';

/** What `aiops assess` writes of a made client. */
export async function assessedSample(name: string, ...more: readonly string[]): Promise<AssessmentResult> {
  const text = await printed(
    'assess',
    '-a',
    `${folder}${name}.yaml`,
    '--allow-partial',
    ...more,
    '-f',
    'json',
  );
  return assessmentResultSchema.parse(JSON.parse(text));
}

/** The bank in autumn, with what changed since spring. */
export function bank(language = 'en'): Promise<AssessmentResult> {
  return assessedSample('aurora-bank', '--previous', `${folder}aurora-bank-spring.yaml`, '--lang', language);
}

/** The report of a result in its own language. */
export async function documentOf(
  result: AssessmentResult,
  findings: Exports | null = null,
): Promise<MaturityDocument> {
  return maturityDocument(result, await maturityWordsOf(result.language), { branding: null, findings });
}

/** Exports of three weeks before the assessment, in which one series of two lacks a tenth of its samples. */
export function exportsWithGaps(): FindingsResult {
  const made = madeResult({
    findings: [
      {
        series: 'cpu',
        from: 100,
        to: 199,
        severity: 'high',
        kind: 'missing-data',
        value: null,
        expected: null,
      },
      { series: 'memory', from: 300, to: 310, severity: 'critical' },
      { series: 'memory', from: 400, to: 410, severity: 'medium', explained: 'a holiday' },
    ],
  });
  const span = { from: '2026-11-01T00:00:00Z', to: '2026-11-01T16:39:00Z' };
  return counted({
    ...made,
    inputs: made.inputs.map((input) => ({ ...input, ...span })),
    series: made.series.map((one, at) => ({
      ...one,
      reported: { ...one.reported, ...(at === 0 ? { samples: 900, missing: 100 } : {}) },
    })),
  });
}
