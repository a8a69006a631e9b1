import { humanNumber, humanTime } from '../units.ts';
import { made } from './elements.ts';

/** What stands below a chart at one moment; NaN or null is none. */
export interface ValuesAt {
  readonly ms: number;
  readonly value: number | null;
  readonly expected: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * The values below a chart where the cursor is, and how to look closer where it is not. Both take the same room, so
 * that nothing below moves.
 */
export class ToldValues {
  readonly element = made('div', 'live-told');
  readonly #tz: string;
  readonly #unit: string;
  readonly #time = made('span', 'live-time');
  readonly #value = made('span', 'live-value');
  readonly #expected = made('span', 'live-value');
  readonly #band = made('span', 'live-value');

  /** @param firstMs a moment as long in words as any other */
  constructor(tz: string, unit: string | null, firstMs: number) {
    this.#tz = tz;
    this.#unit = unit === null ? '' : ` ${unit}`;
    const values = made('p', 'live-values');
    values.append(this.#time, this.#value, this.#expected, this.#band);
    this.element.append(values, hint(tz));
    this.#fill({ ms: firstMs, value: null, expected: null, lower: null, upper: null });
  }

  /** @param values null where the cursor is elsewhere */
  tell(values: ValuesAt | null): void {
    this.element.classList.toggle('has-cursor', values !== null);
    if (values !== null) this.#fill(values);
  }

  #fill({ ms, value, expected, lower, upper }: ValuesAt): void {
    this.#time.textContent = `${humanTime(ms, this.#tz)} (${this.#tz})`;
    this.#value.textContent = `value ${numberText(value)}${this.#unit}`;
    this.#expected.textContent = `expected ${numberText(expected)}`;
    this.#band.textContent = `band ${numberText(lower)} to ${numberText(upper)}`;
  }
}

function numberText(number: number | null): string {
  return humanNumber(number ?? Number.NaN);
}

function hint(tz: string): HTMLElement {
  const element = made('p', 'live-hint');
  element.append(
    made('span', 'by-mouse', 'Drag to zoom in, drag with Shift to move, double-click to see all. '),
    made('span', 'by-touch', 'Tap to read values; the buttons zoom and move. '),
    made('span', 'by-mouse', 'Keys: ← → + − 0. '),
    made('span', '', `Times on the clock of ${tz}.`),
  );
  return element;
}
