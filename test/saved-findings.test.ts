import { describe, expect, it } from 'vitest';
import { InputError } from '../src/errors.ts';
import type { Input } from '../src/inputs.ts';
import { readSaved } from '../src/saved.ts';
import { readSavedAssessment } from '../src/saved-assessment.ts';
import { readSavedFindings } from '../src/saved-findings.ts';
import { printed } from './cli/in-process.ts';
import { ladder } from './maturity/ladder.ts';
import { resultBy } from './report/assessment/small-result.ts';

const detected = JSON.parse(await printed('detect', 'fixtures/demo/dependency-latency.csv', '--json'));
const placed = resultBy(ladder, {});

function inputOf(text: string, path = 'saved.json'): Input {
  const bytes = (async function* () {
    // Cut anywhere, as a pipe does.
    const all = new TextEncoder().encode(text);
    for (let from = 0; from < all.length; from += 60_001) yield all.subarray(from, from + 60_001);
  })();
  return { path, bytes, digest: () => ({ sha256: '', bytes: 0 }) };
}

const saved = (value: unknown) => inputOf(JSON.stringify(value));
const SAVE_FINDINGS = 'save findings: aiops detect metrics.csv -o findings.json';
const SAVE_ASSESSMENT = 'save an assessment: aiops assess -a answers.yaml -o assessment.json';

async function faultOf(reading: Promise<unknown>) {
  const error = await reading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).fault;
}

describe('readSaved', () => {
  it('gives back what was saved, and says what it is', async () => {
    expect(await readSaved(saved(detected))).toEqual({ of: 'findings', result: detected });
    expect(await readSaved(saved(placed))).toEqual({ of: 'assessment', result: placed });
  });

  it('readSavedFindings and readSavedAssessment take their own', async () => {
    expect(await readSavedFindings(saved(detected))).toEqual(detected);
    expect(await readSavedAssessment(saved(placed))).toEqual(placed);
  });

  it('an assessment of before there were gates was judged by none', async () => {
    const { gate: _, ...older } = placed;
    const { gate } = await readSavedAssessment(saved(older));
    expect(gate).toEqual({ configured: false, passed: null, rules: [] });
  });

  it.each([
    ['', 'an empty file'],
    [' \n', 'an empty file'],
    ['time,value\n1,2\n', 'a text that is no JSON'],
    ['{"schema": "aiops/findings/v1", "tool', 'JSON that is cut off or damaged'],
    ['{"kind": "spike"}\n{"kind": "dip"}\n', 'NDJSON, which has no series'],
    ['null', 'JSON without a key "schema"'],
    ['{"status": "success"}', 'JSON without a key "schema"'],
    ['{"schema": 1}', 'JSON without a key "schema"'],
    ['{"schema": "aiops/inspect/v1"}', 'aiops/inspect/v1'],
    ['{"schema": "aiops/findings/v0"}', 'aiops/findings/v0'],
  ])('readSaved(%j) refuses', async (text, got) => {
    expect(await faultOf(readSaved(inputOf(text)))).toEqual({
      code: 'saved-format',
      place: 'saved.json',
      what: `expected findings (aiops/findings/v1) or an assessment (aiops/assessment/v1) saved as JSON, got ${got}`,
      fix: `${SAVE_FINDINGS}; or ${SAVE_ASSESSMENT}`,
    });
  });

  it('readSavedFindings refuses an assessment, and the other way round', async () => {
    expect(await faultOf(readSavedFindings(saved(placed)))).toMatchObject({
      what: 'expected findings (aiops/findings/v1) saved as JSON, got aiops/assessment/v1',
      fix: SAVE_FINDINGS,
    });
    expect(await faultOf(readSavedAssessment(saved(detected)))).toMatchObject({
      what: 'expected an assessment (aiops/assessment/v1) saved as JSON, got aiops/findings/v1',
      fix: SAVE_ASSESSMENT,
    });
  });

  it('readSaved tells a newer form from a strange one', async () => {
    expect(await faultOf(readSaved(saved({ schema: 'aiops/findings/v2' })))).toEqual({
      code: 'saved-newer',
      place: 'saved.json',
      what: 'a newer aiops wrote it (aiops/findings/v2), and this one reads aiops/findings/v1',
      fix: 'update aiops, or save it again with this one',
    });
  });

  it('readSaved refuses a folder', async () => {
    const parts = (async function* () {})();
    const folder: Input = { path: 'results', parts, digest: () => ({ sha256: '', bytes: 0 }) };
    expect((await faultOf(readSaved(folder))).what).toMatch(/, got a folder$/);
  });

  it.each<[string, (result: typeof detected) => unknown, string]>([
    ['without a key', ({ summary: _, ...rest }) => rest, '"summary" is missing (at summary)'],
    ['with a key too many', (all) => ({ ...all, extra: 1 }), 'unknown key "extra" (at extra)'],
    [
      'with a wrong value deep in it',
      ({ findings: [first, ...more], ...rest }) => ({
        ...rest,
        findings: [{ ...first, severity: 'huge' }, ...more],
      }),
      'expected one of low, medium, high, critical, got "huge" (at findings.0.severity)',
    ],
  ])('readSaved of a result %s says where, and how it was made', async (_, edited, what) => {
    const command = detected.settings.command as string;
    expect(await faultOf(readSaved(saved(edited(detected))))).toEqual({
      code: 'saved-damaged',
      place: 'saved.json',
      what,
      why: `aiops ${detected.tool.version} wrote it, or it was edited`,
      fix: `save it again: ${command} -f json`,
    });
  });

  it.each([{}, { tool: null, settings: null }, { tool: 'aiops', settings: [] }])(
    'readSaved of hardly anything (%j) is refused, too',
    async (hardly) => {
      const fault = await faultOf(readSaved(saved({ schema: 'aiops/findings/v1', ...hardly })));
      expect(fault).toMatchObject({ code: 'saved-damaged', fix: 'save it again' });
      expect(fault.why).toBe('aiops of another version wrote it, or it was edited');
    },
  );
});

describe('readSaved of a large result', () => {
  it('reads far more than a document that people write', async () => {
    const long = { ...detected, inputs: [{ ...detected.inputs[0], assumptions: ['x'.repeat(6_000_000)] }] };
    const { result } = await readSaved(saved(long));
    expect(result).toEqual(long);
  });

  it('refuses what no text can hold, without reading it all', async () => {
    const mebibyte = new Uint8Array(1_048_576).fill(32);
    let read = 0;
    const bytes = (async function* () {
      for (;;) {
        read += 1;
        yield mebibyte;
      }
    })();
    const endless: Input = { path: 'endless.json', bytes, digest: () => ({ sha256: '', bytes: 0 }) };
    expect(await faultOf(readSaved(endless))).toEqual({
      code: 'saved-too-large',
      place: 'endless.json',
      what: 'the document is larger than 500 MiB',
      fix: 'check that this is the right file, or save fewer series at once: --select',
    });
    expect(read).toBe(501);
  });
});
