/** From left to right, in milliseconds since 1970. */
export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The part of a report's time that all its charts show. */
export class ShownTime {
  readonly #whole: TimeSpan;
  readonly #shortestMs: number;
  readonly #listeners: ((shown: TimeSpan) => void)[] = [];
  #shown: TimeSpan;

  /** @param shortestMs nothing shorter is shown */
  constructor(whole: TimeSpan, shortestMs: number) {
    this.#whole = whole;
    this.#shortestMs = shortestMs;
    this.#shown = whole;
  }

  get shown(): TimeSpan {
    return this.#shown;
  }

  get whole(): TimeSpan {
    return this.#whole;
  }

  onChange(listener: (shown: TimeSpan) => void): void {
    this.#listeners.push(listener);
  }

  /** What lies outside of the whole is moved into it. */
  show({ fromMs, toMs }: TimeSpan): void {
    const whole = this.#whole.toMs - this.#whole.fromMs;
    const length = Math.min(whole, Math.max(toMs - fromMs, this.#shortestMs));
    const middle = (fromMs + toMs) / 2;
    const from = Math.min(Math.max(middle - length / 2, this.#whole.fromMs), this.#whole.toMs - length);
    this.#shown = { fromMs: from, toMs: from + length };
    for (const listener of this.#listeners) listener(this.#shown);
  }

  /** @param share of what is shown; below zero: to the left */
  pan(share: number): void {
    const { fromMs, toMs } = this.#shown;
    const distance = (toMs - fromMs) * share;
    this.show({ fromMs: fromMs + distance, toMs: toMs + distance });
  }

  /** @param factor how long what is shown becomes; the middle stays */
  zoom(factor: number): void {
    const { fromMs, toMs } = this.#shown;
    const more = ((toMs - fromMs) * (factor - 1)) / 2;
    this.show({ fromMs: fromMs - more, toMs: toMs + more });
  }

  showAll(): void {
    this.show(this.#whole);
  }
}
