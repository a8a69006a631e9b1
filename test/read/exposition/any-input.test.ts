import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError, UsageError } from '../../../src/errors.ts';
import { openmetrics } from '../../../src/read/openmetrics.ts';
import { prometheusText } from '../../../src/read/prometheus-text.ts';
import { promtoolDump } from '../../../src/read/promtool-dump.ts';
import { promtoolQuery } from '../../../src/read/promtool-query.ts';
import { fixture, lost, pointsOf, readWith } from './read-fixture.ts';

const SEED = 20_260_519;

const forms = [
  ['promtoolDump', promtoolDump, ['dump-special.txt', 'dump-native-utf8.txt']],
  ['promtoolQuery', promtoolQuery, ['query-range.txt', 'query-instant.txt']],
  ['openmetrics', openmetrics, ['mixed-times.om', 'utf8-names.om', 'prom-client-exemplars.openmetrics']],
  [
    'prometheusText',
    prometheusText,
    ['federate.prom', 'prom-client.prom', 'scrapes-untold.prom', 'broken.prom'],
  ],
] as const;

const ASCII = [...'\n\r\t "#{}=,\\@[]>.+-eNI0159_az\0\x7f'].map((character) => character.charCodeAt(0));
const byte = fc.oneof(fc.constantFrom(...ASCII), fc.integer({ min: 0, max: 255 }));
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  drop: fc.integer({ min: 0, max: 40 }),
  put: fc.array(byte, { maxLength: 6 }),
});

function damaged(
  bytes: Uint8Array,
  damages: readonly { at: number; drop: number; put: number[] }[],
): Uint8Array {
  return damages.reduce((whole, { at, drop, put }) => {
    const from = Math.floor(at * whole.length);
    return Uint8Array.from([...whole.subarray(0, from), ...put, ...whole.subarray(from + drop)]);
  }, bytes);
}

describe.each(forms)('%s.read', (_, reader, names) => {
  it('(any damaged input) reads all or says what is wrong, in any chunks alike', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom(0, 1),
        async (name, damages, chunkSize, share) => {
          const bytes = damaged(fixture(name), damages);
          const options = { maxBadRows: { share } };
          const whole = await readWith(reader, bytes, options).catch((error: unknown) => error);
          const pieces = await readWith(reader, bytes, options, chunkSize).catch((error: unknown) => error);
          if (whole instanceof InputError || whole instanceof UsageError) {
            expect(pieces).toEqual(whole);
          } else {
            expect(whole).toMatchObject({ format: expect.any(String) });
            expect(pieces).toEqual(whole);
            expect(lost(whole as Awaited<ReturnType<typeof reader.read>>)).toBe(0);
          }
          reader.recognises(new TextDecoder().decode(bytes));
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });

  it.each(names)('(%s) loses no sample', async (name) => {
    const reading = await readWith(reader, fixture(name), { maxBadRows: { share: 1 } });
    expect(reading.rows).toBeGreaterThan(0);
    expect(lost(reading)).toBe(0);
  });
});

describe('prometheusText.read', () => {
  /** Lines of few series, so that keys come expected and unexpected. */
  const samples = fc.array(
    fc.record({
      name: fc.constantFrom('a', 'ab', 'a_much_longer_name', 'a_much_longer_nams'),
      label: fc.constantFrom('', 'x', 'y', 'straße "quoted" \\ }{,='),
      value: fc.oneof(fc.double(), fc.integer()),
      timestampMs: fc.integer({ min: 1e11, max: 5e12 }),
    }),
    { minLength: 1, maxLength: 60 },
  );

  it('(any samples) gives them back, however they are dressed', async () => {
    await fc.assert(
      fc.asyncProperty(samples, fc.constantFrom(' ', '  ', '\t'), async (written, blank) => {
        const key = ({ name, label }: { name: string; label: string }) =>
          label === '' ? name : `${name}{l="${label.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"}`;
        const lines = written.map(
          (sample) => `${key(sample)}${blank}${spelt(sample.value)}${blank}${sample.timestampMs}\n`,
        );
        const expected: Record<string, [number, number][]> = {};
        for (const sample of written) {
          const series = key(sample);
          expected[series] = [...(expected[series] ?? []), [sample.timestampMs / 1000, sample.value]];
        }
        expect(pointsOf(await readWith(prometheusText, lines.join('')))).toEqual(expected);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  function spelt(value: number): string {
    if (Object.is(value, -0)) return '-0';
    return `${value}`.replace('Infinity', 'Inf');
  }
});
