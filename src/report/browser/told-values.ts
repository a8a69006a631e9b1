import type { LiveChart } from '../chart-data/live-chart.ts';
import { humanNumber, humanTime } from '../units.ts';
import { made } from './elements.ts';
import type { ValuesAt } from './values-at.ts';

/**
 * The values below a chart where the cursor is, and how to look closer where it is not. Both take the same room, so
 * that nothing below moves. An outline has neither a band nor what was expected.
 */
export class ToldValues {
  readonly element = made('div', 'live-told');
  readonly #tz: string;
  readonly #unit: string;
  readonly #time = made('span', 'live-time');
  readonly #value = made('span', 'live-value');
  readonly #expected = made('span', 'live-value');
  readonly #band = made('span', 'live-value');

  /** @param first as long in words as any other */
  constructor(
    { tz, unit, slotsPerPixel }: Pick<LiveChart, 'tz' | 'unit' | 'slotsPerPixel'>,
    first: ValuesAt,
  ) {
    this.#tz = tz;
    this.#unit = unit === null ? '' : ` ${unit}`;
    const values = made('p', 'live-values');
    values.append(this.#time, this.#value);
    if (slotsPerPixel === 1) values.append(this.#expected, this.#band);
    this.element.append(values, hint(tz));
    this.#fill(first);
  }

  /** @param values null where the cursor is elsewhere */
  tell(values: ValuesAt | null): void {
    this.element.classList.toggle('has-cursor', values !== null);
    if (values !== null) this.#fill(values);
  }

  #fill({ fromMs, toMs, least, greatest, expected, lower, upper }: ValuesAt): void {
    const to = toMs === fromMs ? '' : ` to ${humanTime(toMs, this.#tz)}`;
    const value = least === greatest ? numberText(least) : `${numberText(least)} to ${numberText(greatest)}`;
    this.#time.textContent = `${humanTime(fromMs, this.#tz)}${to} (${this.#tz})`;
    this.#value.textContent = `value ${value}${this.#unit}`;
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
