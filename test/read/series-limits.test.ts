import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { readInput } from '../../src/read/read.ts';
import { MOST_LABELS, MOST_SERIES, requireRoom } from '../../src/read/series-limits.ts';
import { gunzip, readDefaults, sourceOf } from './source-of.ts';

const labels = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`l${i}`, 'x']));

describe('requireRoom', () => {
  it.each([
    [0, 0],
    [MOST_LABELS, MOST_SERIES - 1],
  ])('requireRoom(path, %d labels, %d known) is content', (count, known) => {
    expect(() => requireRoom('a.prom', labels(count), known)).not.toThrow();
  });

  it('requireRoom(path, labels, known) refuses one series more than can be held', () => {
    expect(() => requireRoom('a.prom', {}, MOST_SERIES)).toThrow(
      new InputError({
        code: 'too-many-series',
        place: 'a.prom',
        what: 'the input holds more than 500,000 series',
        fix: 'export a part of them, such as one job or one metric',
      }),
    );
  });

  it('requireRoom(path, labels, known) refuses labels without end', () => {
    expect(() => requireRoom('a.prom', labels(MOST_LABELS + 1), 0)).toThrow(
      new InputError({
        code: 'too-many-labels',
        place: 'a.prom',
        what: 'a series has more than 10,000 labels',
        fix: 'check what wrote it',
      }),
    );
  });

  const many = JSON.stringify(labels(MOST_LABELS + 1));
  const pairs = Object.keys(labels(MOST_LABELS + 1))
    .map((name) => `${name}="x"`)
    .join(',');
  it.each([
    ['prometheus-json', `[{"metric":${many},"values":[[1779184800,"1"]]}]`],
    ['victoriametrics-jsonl', `{"metric":${many},"values":[1],"timestamps":[1779184800000]}\n`],
    ['promtool-dump', `{__name__="x",${pairs}} 1 1779184800000\n`],
    ['promtool-query', `x{${pairs}} => 1 @[1779184800]\n`],
    ['prometheus-text', `x{${pairs}} 1 1779184800000\n`],
    ['openmetrics', `# TYPE x gauge\nx{${pairs}} 1 1779184800\n# EOF\n`],
  ] as const)('%s refuses them', async (format, text) => {
    await expect(readInput(sourceOf(text), format, readDefaults, gunzip)).rejects.toMatchObject({
      fault: { code: 'too-many-labels' },
    });
  });
});
