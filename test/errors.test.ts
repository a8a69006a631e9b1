import { describe, expect, it } from 'vitest';
import { type Fault, faultText, InputError, OutputError, UsageError } from '../src/errors.ts';

const bare: Fault = { code: 'csv-number', place: 'cpu.csv:42:12', what: 'expected a number, got "12,5x"' };
const full: Fault = {
  ...bare,
  why: 'the decimal mark of this input is the point',
  fix: 'repair the row, or allow some with --max-bad-rows 1%',
};

describe('faultText', () => {
  it.each<[string, Fault, string]>([
    ['place, what and code', bare, 'cpu.csv:42:12: error: expected a number, got "12,5x" [csv-number]'],
    [
      'why and fix on lines of their own',
      full,
      [
        'cpu.csv:42:12: error: expected a number, got "12,5x" [csv-number]',
        '  why: the decimal mark of this input is the point',
        '  fix: repair the row, or allow some with --max-bad-rows 1%',
      ].join('\n'),
    ],
    [
      'a fix without a why',
      { ...bare, fix: 'repair the row' },
      'cpu.csv:42:12: error: expected a number, got "12,5x" [csv-number]\n  fix: repair the row',
    ],
  ])('faultText(fault) tells %s', (_, fault, text) => {
    expect(faultText(fault)).toBe(text);
  });

  it("faultText(fault, 'warning') says so", () => {
    expect(faultText(bare, 'warning')).toBe(
      'cpu.csv:42:12: warning: expected a number, got "12,5x" [csv-number]',
    );
  });
});

describe('an error that a person can mend', () => {
  const classes = [
    ['UsageError', UsageError],
    ['InputError', InputError],
    ['OutputError', OutputError],
  ] as const;

  it.each(classes)('new %s(fault) keeps the fault, its text and the cause', (name, ErrorClass) => {
    const cause = new Error('EACCES');
    const error = new ErrorClass(full, { cause });
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe(name);
    expect(error.message).toBe(faultText(full));
    expect(error.fault).toBe(full);
    expect(error.cause).toBe(cause);
  });

  it.each(classes)('new %s(fault) is an instance of no other of them', (name, ErrorClass) => {
    const error: unknown = new ErrorClass(bare);
    expect(classes.filter(([, other]) => error instanceof other).map(([other]) => other)).toEqual([name]);
  });
});
