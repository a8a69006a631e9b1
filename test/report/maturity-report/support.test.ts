import { describe, expect, it } from 'vitest';
import { supportOf } from '../../../src/report/maturity-report/support.ts';
import type { FindingsResult } from '../../../src/report/result.ts';
import { madeResult } from '../findings-comparison/made-results.ts';
import { bank, documentOf, exportsWithGaps } from './samples.ts';

const result = await bank();
const quality = (change: Partial<FindingsResult['inputs'][number]['quality']>): FindingsResult => {
  const made = madeResult();
  return {
    ...made,
    inputs: made.inputs.map((input) => ({
      ...input,
      quality: { ...input.quality, samples: 1000, ...change },
    })),
  };
};
const missing = (samples: number, lacking: number): FindingsResult => {
  const made = madeResult({ series: ['cpu'] });
  const series = made.series.map((one) => ({ ...one, reported: { from: null, samples, missing: lacking } }));
  return { ...made, series };
};
const step = (stepMs: number): FindingsResult => {
  const made = madeResult({ series: ['cpu'] });
  return { ...made, series: made.series.map((one) => ({ ...one, stepMs })) };
};

describe('supportOf(result, findings)', () => {
  it.each<[string, FindingsResult, string, string[]]>([
    ['nothing is out of bounds', madeResult(), '', []],
    ['1% of the samples is missing', missing(99, 1), '', []],
    ['more than 1% is missing', missing(980, 20), 'M03', ['A09', 'A08']],
    ['no sample is there', missing(0, 0), '', []],
    ['a sample a minute', step(60_000), '', []],
    ['a sample every two minutes, where no action closes the gate', step(120_000), 'M04', []],
    ['one value in a thousand is infinite', quality({ infinite: 1 }), '', []],
    ['two in a thousand are', quality({ infinite: 2 }), 'M12', ['A09', 'A08']],
    ['samples that are there twice or late', quality({ duplicates: 5, late: 5 }), '', []],
    ['samples that disagree, where no action closes the gate', quality({ conflicts: 1 }), 'M13', []],
  ])('%s', (_, findings, check, actions) => {
    const { checks, byAction } = supportOf(result, findings);
    const out = checks.filter(({ isOutOfBounds }) => isOutOfBounds).map(({ facts }) => facts.check);
    expect(out.join()).toBe(check);
    expect([...byAction.keys()]).toEqual(actions);
  });

  it('relates by the gates that name a measurement alone: without the name there is no support', () => {
    const gates = result.gates.map((gate) => ({ ...gate, checks: [] }));
    expect(supportOf({ ...result, gates }, exportsWithGaps()).byAction.size).toBe(0);
    const named = result.gates.map((gate) => (gate.id === 'CTX-3a' ? { ...gate, checks: ['M03'] } : gate));
    expect([...supportOf({ ...result, gates: named }, exportsWithGaps()).byAction.keys()]).toEqual([
      'A09',
      'A08',
      'A11',
    ]);
  });

  it('an action of the report that is supported says so, and what the relation is', async () => {
    const document = await documentOf(result, exportsWithGaps());
    const text = JSON.stringify(document.parts.find(({ id }) => id === 'first-days'));
    expect(text).toContain(
      'DQ-2 · M03: 1 of 2 series lacks more than 1% of its samples (the worst 10%); 1 finding of missing data',
    );
    const part = document.parts.find(({ id }) => id === 'exports');
    expect(part?.message).toBe('What was measured supports 2 of 7 actions of the roadmap');
    expect(JSON.stringify(part)).toContain('changes no answer and no level');
  });

  it('findings that are explained are left out, and exports of other weeks say so', async () => {
    const exports = exportsWithGaps();
    const near = JSON.stringify((await documentOf(result, exports)).parts.find(({ id }) => id === 'exports'));
    expect(near).not.toContain('from the day of the assessment');
    expect(near).toContain('"value":"2"');
    const spring = { from: '2026-03-01T00:00:00Z', to: '2026-03-20T00:00:00Z' };
    const far = { ...exports, inputs: exports.inputs.map((input) => ({ ...input, ...spring })) };
    const told = JSON.stringify((await documentOf(result, far)).parts.find(({ id }) => id === 'exports'));
    expect(told).toContain('The exports lie 245 days from the day of the assessment');
  });
});
