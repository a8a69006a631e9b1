import { describe, expect, it } from 'vitest';
import { MetricTypes } from '../../../src/read/exposition/metric-types.ts';

function declared(...comments: string[]): MetricTypes {
  const types = new MetricTypes();
  for (const comment of comments) types.declare(comment);
  return types;
}

describe('MetricTypes.typeOf', () => {
  it.each([
    ['# TYPE x counter', 'x', 'counter'],
    ['# TYPE x counter', 'x_total', 'counter'],
    ['# TYPE x_total counter', 'x_total', 'counter'],
    ['# TYPE x counter', 'x_sum', 'unknown'],
    ['# TYPE x gauge', 'x', 'gauge'],
    ['# TYPE x gauge', 'x_count', 'unknown'],
    ['# TYPE pg_locks_count gauge', 'pg_locks_count', 'gauge'],
    ['# TYPE x histogram', 'x_bucket', 'histogram'],
    ['# TYPE x histogram', 'x_sum', 'histogram'],
    ['# TYPE x histogram', 'x_count', 'histogram'],
    ['# TYPE x summary', 'x', 'summary'],
    ['# TYPE x summary', 'x_sum', 'summary'],
    ['# TYPE x summary', 'x_bucket', 'unknown'],
    ['# TYPE x gaugehistogram', 'x_bucket', 'gauge'],
    ['# TYPE x gaugehistogram', 'x_gcount', 'gauge'],
    ['# TYPE x info', 'x_info', 'info'],
    ['# TYPE x stateset', 'x', 'stateset'],
    ['# TYPE x untyped', 'x', 'unknown'],
    ['# TYPE x nonsense', 'x', 'unknown'],
    ['#\tTYPE  x   gauge', 'x', 'gauge'],
    ['# TYPE "a.b" gauge', 'a.b', 'gauge'],
    ['# TYPE "a\\"b" gauge', 'a"b', 'gauge'],
    ['# HELP x TYPE x gauge', 'x', 'unknown'],
    ['# x', 'x', 'unknown'],
  ])('after %j, (%s) gives %s', (comment, name, type) => {
    expect(declared(comment).typeOf(name)).toBe(type);
  });

  it('takes the exact name before that of a family, and the first word on either', () => {
    const types = declared('# TYPE x histogram', '# TYPE x_count gauge', '# TYPE x gauge');
    expect([types.typeOf('x_count'), types.typeOf('x_sum')]).toEqual(['gauge', 'histogram']);
  });
});

describe('MetricTypes.isCreationTime', () => {
  it.each([
    ['# TYPE x counter', 'x_created', true],
    ['# TYPE x histogram', 'x_created', true],
    ['# TYPE x gauge', 'x_created', false],
    ['# TYPE x_created gauge', 'x_created', false],
    ['', 'x_created', false],
  ])('after %j, (%s) is %s', (comment, name, is) => {
    expect(declared(comment).isCreationTime(name)).toBe(is);
  });
});
