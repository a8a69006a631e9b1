import { type Measure, type MeasureName, measures, type Subject, type ThresholdUnit } from './measures.ts';
import { nearest } from './nearest.ts';
import { durationMs } from './options.ts';

export const thresholdLevels = ['off', 'warn', 'error'] as const;
export const comparisons = ['<', '<=', '>', '>=', '==', '!='] as const;
type Comparison = (typeof comparisons)[number];

/** What an expression says. */
export interface ReadThreshold {
  readonly measure: MeasureName;
  /** What stands in brackets: a severity, a kind, a dimension. */
  readonly argument: string | undefined;
  readonly comparison: Comparison;
  readonly limit: number;
  readonly unit: ThresholdUnit;
  /** What follows where it does not hold; `off`: it is not asked. */
  readonly level: (typeof thresholdLevels)[number];
}

export interface ThresholdNames {
  readonly of: Subject;
  readonly severities: readonly string[];
  readonly kinds: readonly string[];
}

/** Why a text is no threshold. */
export interface ThresholdFault {
  /** Of the text, from 1; one past its end where something is missing there. */
  readonly column: number;
  readonly expected: string;
  readonly fix?: string;
}

/** Ends the reading of a threshold. */
export class Refused extends Error {
  readonly fault: ThresholdFault;

  constructor(column: number, expected: string, fix?: string) {
    super(expected);
    this.fault = fix === undefined ? { column, expected } : { column, expected, fix };
  }
}

/** Takes one token after the other, in the order of the grammar. */
export class ThresholdReader {
  readonly #text: string;
  readonly #firstColumn: number;
  readonly #tokens: readonly Token[];
  readonly #names: ThresholdNames;
  #at = 0;

  constructor(text: string, firstColumn: number, names: ThresholdNames) {
    this.#text = text;
    this.#firstColumn = firstColumn;
    this.#tokens = tokensOf(text, firstColumn);
    this.#names = names;
  }

  threshold(): ReadThreshold {
    const measure = this.#measure();
    const argument = this.#argument(measure);
    const comparison = this.#comparison();
    const amount = this.#amount(measure);
    const level = this.#level();
    if (this.#next.kind !== 'end') {
      const meant = isLevel(this.#next.text) ? `(${this.#next.text})` : undefined;
      throw refused(this.#next, 'nothing more; each threshold is one of its own', meant);
    }
    return { measure, argument, comparison, ...amount, level };
  }

  get #next(): Token {
    return this.#tokens[this.#at]!;
  }

  #take(): Token {
    const token = this.#next;
    if (token.kind !== 'end') this.#at++;
    return token;
  }

  #takeIf(text: string): boolean {
    const isThere = this.#next.text === text;
    if (isThere) this.#take();
    return isThere;
  }

  #measure(): MeasureName {
    const word = this.#take();
    const { of } = this.#names;
    const known = (Object.keys(measures) as MeasureName[]).filter((name) => measures[name].of === of);
    const measure = known.find((name) => name === word.text);
    if (measure !== undefined) return measure;
    const isSelector = [':', '{', '*', ...known].includes(this.#next.text);
    if (word.kind === 'word' && isSelector) {
      throw new Refused(
        word.column,
        "a selector that ends with a colon and a blank, as in 'http_*: count == 0'",
      );
    }
    throw refused(word, `a measure of ${ofWords[of]} (${known.join(', ')})`, nearest(word.text, known));
  }

  #argument(measure: MeasureName): string | undefined {
    const kind: Measure['argument'] = measures[measure].argument;
    if (this.#next.text !== '(') return undefined;
    if (kind === undefined)
      throw refused(this.#next, `a comparison, as ${measure} takes nothing in brackets`);
    this.#take();
    const word = this.#take();
    if (word.kind !== 'word') throw refused(word, `a ${kind} in the brackets`);
    this.#checkArgument(kind, word);
    if (!this.#takeIf(')')) throw refused(this.#next, `a bracket that closes after ${word.text}`);
    return word.text;
  }

  /** Which dimensions there are, only the model of an assessment knows. */
  #checkArgument(kind: 'severity or kind' | 'dimension', word: Token): void {
    const known = [...this.#names.severities, ...this.#names.kinds];
    if (kind === 'dimension' || known.includes(word.text)) return;
    const meant = nearest(word.text, known);
    const expected = `a severity or a kind of finding, got ${JSON.stringify(word.text)}`;
    throw new Refused(
      word.column,
      expected,
      meant === undefined ? `one of ${known.join(', ')}` : didYouMean(meant),
    );
  }

  #comparison(): Comparison {
    const token = this.#take();
    const known = comparisons.find((comparison) => comparison === token.text);
    if (known !== undefined) return known;
    throw refused(token, `a comparison, one of ${comparisons.join(' ')}`, slips.get(token.text));
  }

  #amount(measure: MeasureName): Pick<ReadThreshold, 'limit' | 'unit'> {
    const { units }: Measure = measures[measure];
    const number = this.#take();
    if (number.kind !== 'number') throw refused(number, `a number${unitWords(units)}`);
    const typedUnit = this.#takeIf('%') ? '%' : this.#duration();
    const amount = amountOf(number.text, typedUnit, units);
    const whole = { ...number, text: this.#typedSince(number) };
    if (amount === undefined) throw refused(whole, `${wantedOf(units)} for ${measure}`);
    if (!Number.isFinite(amount.limit)) throw refused(number, 'a finite number');
    if (amount.limit > 1 && (amount.unit === 'share' || amount.unit === 'score')) {
      const meant = amount.unit === 'share' && typedUnit === '' ? `${number.text}%` : undefined;
      throw refused(whole, `at most ${atMost[amount.unit]} for ${measure}`, meant);
    }
    // `rate < 1` would always hold, and whoever writes it means one in a hundred.
    if (amount.limit === 1 && amount.unit === 'share' && typedUnit === '') {
      throw refused(whole, `a share with its sign for ${measure}`, '1%');
    }
    return amount;
  }

  /** From a token to the last that was taken, with the blanks between. */
  #typedSince({ column }: Token): string {
    const last = this.#tokens[this.#at - 1]!;
    return this.#text.slice(column - this.#firstColumn, last.column - this.#firstColumn + last.text.length);
  }

  /** What follows the first number of a duration: a unit, and more numbers with theirs; empty: no duration. */
  #duration(): string {
    let typed = '';
    while (
      (this.#next.kind === 'word' && !isLevel(this.#next.text)) ||
      (typed !== '' && this.#next.kind === 'number')
    ) {
      typed += this.#take().text;
    }
    return typed;
  }

  #level(): ReadThreshold['level'] {
    if (!this.#takeIf('(')) return 'error';
    const word = this.#take();
    const level = thresholdLevels.find((one) => one === word.text);
    const expected = `a level, one of ${thresholdLevels.join(', ')}`;
    if (level === undefined) throw refused(word, expected, nearest(word.text, thresholdLevels));
    if (!this.#takeIf(')')) throw refused(this.#next, `a bracket that closes after ${level}`);
    return level;
  }
}

interface Token {
  readonly kind: 'number' | 'word' | 'comparison' | 'mark' | 'end';
  readonly text: string;
  readonly column: number;
}

const TOKEN =
  /\s*(?:(?<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)|(?<word>[\p{L}_][\p{L}\p{N}_-]*)|(?<comparison>[<>=!≤≥≠]+)|(?<mark>\S))/giu;

function tokensOf(text: string, firstColumn: number): Token[] {
  const tokens = [...text.matchAll(TOKEN)].map((match): Token => {
    const [kind, found = ''] = Object.entries(match.groups ?? {}).find(([, one]) => one !== undefined) ?? [];
    const column = firstColumn + match.index + match[0].length - found.length;
    return { kind: kind as Token['kind'], text: found, column };
  });
  return [...tokens, { kind: 'end', text: '', column: firstColumn + text.length }];
}

/** No unit is called so: it stands in brackets. */
function isLevel(text: string): boolean {
  return thresholdLevels.some((level) => level === text);
}

const ofWords: Readonly<Record<Subject, string>> = { findings: 'findings', assessment: 'an assessment' };

/** How people write comparisons elsewhere. */
const slips: ReadonlyMap<string, Comparison> = new Map([
  ['=', '=='],
  ['===', '=='],
  ['!==', '!='],
  ['!', '!='],
  ['<>', '!='],
  ['≠', '!='],
  ['=<', '<='],
  ['≤', '<='],
  ['=>', '>='],
  ['≥', '>='],
]);

const atMost = { share: '1 or 100%', score: '1' } as const;

/** The number in the base unit that its typed unit stands for; undefined where the measure has none of that kind. */
function amountOf(
  number: string,
  typedUnit: string,
  units: readonly ThresholdUnit[],
): Pick<ReadThreshold, 'limit' | 'unit'> | undefined {
  if (typedUnit === '%')
    return units.includes('share') ? { limit: hundredth(number), unit: 'share' } : undefined;
  const [bare] = units;
  if (typedUnit === '' && bare !== undefined && (bare !== 'duration' || Number(number) === 0)) {
    return { limit: Number(number), unit: bare };
  }
  const ms = units.includes('duration') ? durationMs(number.replace(/^\+/, '') + typedUnit) : undefined;
  return ms === undefined ? undefined : { limit: ms, unit: 'duration' };
}

/** The double next to it: 1.1 / 100 is more than 11 / 1000, and a share would miss its own limit. */
function hundredth(number: string): number {
  const [digits = '', exponent = '0'] = number.toLowerCase().split('e');
  return Number(`${digits}e${Number(exponent) - 2}`);
}

const wantedOfUnit: Readonly<Record<ThresholdUnit, string>> = {
  count: 'a bare number',
  share: 'a share such as 0.01 or 1%',
  duration: 'a duration such as 10m or 1h30m',
  score: 'a bare number from 0 to 1',
  level: 'a bare number',
};

function wantedOf(units: readonly ThresholdUnit[]): string {
  return units.map((unit) => wantedOfUnit[unit]).join(' or ');
}

function unitWords(units: readonly ThresholdUnit[]): string {
  return units.includes('duration') && units.length === 1 ? ' with its unit, such as 10m' : '';
}

function refused({ kind, text, column }: Token, expected: string, meant?: string): Refused {
  const got = kind === 'end' ? '' : `, got ${JSON.stringify(text)}`;
  return new Refused(column, expected + got, meant === undefined ? undefined : didYouMean(meant));
}

function didYouMean(meant: string): string {
  return `did you mean ${meant}?`;
}
