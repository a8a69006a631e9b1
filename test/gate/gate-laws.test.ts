import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findingKinds, severities } from '../../src/findings/finding.ts';
import { coveredSlots } from '../../src/gate/covered.ts';
import { type GatedFinding, judgeFindings } from '../../src/gate/gate.ts';
import { finding, minute, run, series, settings } from './gated.ts';

const names = ['a', 'b', 'c'];
const gatedSeries = names.map((name) => series(name));

const oneFinding = fc
  .record({
    series: fc.constantFrom(...names),
    range: fc.tuple(fc.nat(99), fc.nat(99)),
    severity: fc.constantFrom(...severities),
    kind: fc.constantFrom(...findingKinds),
    score: fc.double({ min: 0, max: 1, noNaN: true }),
    members: fc.option(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 })),
    accepted: fc.option(fc.constant('known')),
  })
  .map(({ range: [a, b], ...others }) => finding('', [Math.min(a, b), Math.max(a, b)], others));
const findings = fc
  .array(oneFinding, { maxLength: 12 })
  .map((all) => all.map((one, i) => ({ ...one, id: String(i) })));

const measures = ['count', 'count(high)', 'count(spike)', 'new', 'rate', 'max_score', 'longest', 'missing'];
const limits: Readonly<Record<string, string>> = { rate: '20%', max_score: '0.5', longest: '30m' };
const measure = fc.constantFrom(...measures);
const limitOf = (name: string) => limits[name] ?? '2';

const rowsOf = (all: readonly GatedFinding[], ...typed: string[]) =>
  judgeFindings(run(gatedSeries, all, ['0']), settings(...typed)).rules;

it('judgeFindings(run and accepted findings) is as without them', () => {
  fc.assert(
    fc.property(findings, oneFinding, measure, (all, one, name) => {
      const typed = [`${name} < ${limitOf(name)}`, `total: ${name} < ${limitOf(name)}`];
      const more = [
        { ...one, id: 'more', accepted: 'known' },
        ...all,
        { ...one, id: 'too', explained: 'a day' },
      ];
      expect(rowsOf(more, ...typed)).toEqual(rowsOf(all, ...typed));
    }),
  );
});

it.each([
  ['<', '>='],
  ['<=', '>'],
  ['==', '!='],
])('judgeFindings(run, x %s n and x %s n) passes exactly one of them', (one, other) => {
  fc.assert(
    fc.property(findings, measure, fc.constantFrom('', 'total: '), (all, name, selector) => {
      const [yes, no] = [one, other].map((comparison) =>
        rowsOf(all, `${selector}${name} ${comparison} ${limitOf(name)}`).map(({ passed }) => passed),
      );
      expect(no).toEqual(yes?.map((passed) => !passed));
    }),
  );
});

it('judgeFindings(run, total) is the sum, the largest or the mean of its series where nothing is shared', () => {
  fc.assert(
    fc.property(findings, (shared) => {
      const all = shared.map((one) => ({ ...one, members: null }));
      const of = (name: string) => rowsOf(all, `${name} < ${limitOf(name)}`).map(({ observed }) => observed!);
      const total = (name: string) => rowsOf(all, `total: ${name} < ${limitOf(name)}`)[0]!.observed;
      const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
      for (const name of ['count', 'count(high)', 'count(spike)', 'new', 'missing']) {
        expect(total(name)).toBe(sum(of(name)));
      }
      for (const name of ['max_score', 'longest']) expect(total(name)).toBe(Math.max(...of(name)));
      expect(total('rate')).toBeCloseTo(sum(of('rate')) / names.length, 12);
    }),
  );
});

it('judgeFindings(run, settings) passes exactly where no rule of level error failed', () => {
  const level = fc.constantFrom('', ' (warn)', ' (off)');
  const typed = fc.array(fc.tuple(measure, level), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(findings, typed, fc.option(fc.constantFrom(...severities)), (all, asked, failOn) => {
      const thresholds = settings(...asked.map(([name, as]) => `${name} < ${limitOf(name)}${as}`));
      const gate = judgeFindings(run(gatedSeries, all), { ...thresholds, failOn: failOn ?? undefined });
      const isAsked = failOn !== null || asked.some(([, as]) => as !== ' (off)');
      expect(gate.configured).toBe(isAsked);
      const failed = gate.rules.filter((one) => !one.passed && one.level === 'error');
      expect(gate.passed).toBe(isAsked ? failed.length === 0 : null);
      for (const { passed, findings: ids } of gate.rules) if (passed) expect(ids).toEqual([]);
    }),
  );
});

it('coveredSlots(stretches, time) is the number of slots that any of them holds', () => {
  const stretch = fc
    .tuple(fc.nat(120), fc.nat(40))
    .map(([first, length]) => [first, first + length] as const);
  fc.assert(
    fc.property(fc.array(stretch), fc.nat(100), (all, from) => {
      const time = { stepMs: 60_000, reported: { from: minute(from), samples: 40, missing: 10 } };
      const stretches = all.map(([first, last]) => ({
        startMs: Date.parse(minute(first)),
        endMs: Date.parse(minute(last)),
      }));
      let slots = 0;
      for (let slot = from; slot < from + 50; slot++) {
        if (all.some(([first, last]) => first <= slot && slot <= last)) slots++;
      }
      expect(coveredSlots(stretches, time)).toBe(slots);
    }),
  );
});
