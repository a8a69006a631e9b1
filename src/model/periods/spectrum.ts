import { median } from '../robust.ts';
import { powerSpectrum } from './power-spectrum.ts';

/** A frequency that has more power than chance gives it. */
interface SpectralPeak {
  /** Cycles a sample. */
  readonly frequency: number;
  /** How often its power is that of the frequencies around it. */
  readonly prominence: number;
}

/** Peaks, the strongest first, and the spectrum that they stand in. */
export interface Spectrum {
  readonly peaks: readonly SpectralPeak[];
  /** The highest power within half a cycle in the whole series of a frequency. */
  powerNear(frequency: number): number;
  /** The highest prominence there. */
  prominenceNear(frequency: number): number;
}

/** What noise of any colour is to show in one series of this share only. */
const CHANCE = 1e-3;
/** Bands of frequencies from which the background is read: this many an octave… */
const BANDS_PER_OCTAVE = 3;
/** …and none of fewer frequencies. */
const FEWEST_IN_BAND = 16;
/** The median of the exponential distribution, which the power of noise follows, in its means. */
const MEDIAN_OF_EXPONENTIAL = Math.LN2;

/**
 * The frequencies that stand out of the spectrum, the strongest first. The power of noise at one frequency is
 * exponential around a background that is smooth in the frequency, whatever the colour of the noise; a power that
 * n/2 such draws reach once in a thousand series is a peak (Fisher 1929, "Tests of significance in harmonic
 * analysis", Proc. Royal Society A 125, 54–59, for white noise). The background is the median power of bands of
 * neighbouring frequencies, linear between them in log and log, as Vaughan (2005, "A simple test for periodic
 * signals in red noise", Astronomy and Astrophysics 431, 391–403) fits one line for power laws.
 *
 * Gaps hold 0, the trend: they cost power and spread a little of it, but move no peak, so that no spectrum of
 * uneven samples is wanted. The ends are tapered by a cosine bell (Hann), or what is left of a trend would leak.
 * @param values around 0, 0 at a gap
 * @param fewestCycles peaks of fewer cycles than this in the whole series are not looked for
 */
export function spectrumOf(values: Float64Array, fewestCycles: number): Spectrum {
  const power = powerSpectrum(tapered(values));
  const bins = 2 * (power.length - 1);
  const aside = bins / values.length / 2;
  const background = new Background(power);
  const powerNear = (frequency: number) => highest(power, frequency * bins - aside, frequency * bins + aside);
  return {
    peaks: peaksOf(power, background, Math.ceil((fewestCycles * bins) / values.length), values.length),
    powerNear,
    prominenceNear: (frequency) => powerNear(frequency) / background.at(frequency * bins),
  };
}

function peaksOf(
  power: Float64Array,
  background: Background,
  first: number,
  samples: number,
): SpectralPeak[] {
  const needed = Math.log(samples / 2 / CHANCE);
  const peaks: SpectralPeak[] = [];
  for (let k = Math.max(2, first); k < power.length - 1; k++) {
    if (power[k]! < power[k - 1]! || power[k]! <= power[k + 1]!) continue;
    const prominence = power[k]! / background.at(k);
    if (prominence < needed) continue;
    peaks.push({ frequency: (k + besideTop(power, k)) / (2 * (power.length - 1)), prominence });
  }
  return peaks.sort((a, b) => b.prominence - a.prominence);
}

function highest(power: Float64Array, from: number, to: number): number {
  let top = 0;
  for (let k = Math.max(0, Math.ceil(from)); k <= to && k < power.length; k++) top = Math.max(top, power[k]!);
  return top;
}

function tapered(values: Float64Array): Float64Array {
  const turn = (2 * Math.PI) / values.length;
  const [turnCosine, turnSine] = [Math.cos(turn), Math.sin(turn)];
  let [cosine, sine] = [Math.cos(turn / 2), Math.sin(turn / 2)];
  const bell = new Float64Array(values.length);
  for (let slot = 0; slot < bell.length; slot++) {
    bell[slot] = values[slot]! * (1 - cosine);
    const turned = cosine * turnCosine - sine * turnSine;
    sine = sine * turnCosine + cosine * turnSine;
    cosine = turned;
  }
  return bell;
}

/** How far the top of a parabola through the logarithms lies beside the highest power. */
function besideTop(power: Float64Array, k: number): number {
  const [before, top, after] = [Math.log(power[k - 1]!), Math.log(power[k]!), Math.log(power[k + 1]!)];
  const bend = before - 2 * top + after;
  return bend < 0 ? (before - after) / (2 * bend) : 0;
}

/** The mean power that noise has around each frequency. */
class Background {
  readonly #knots: readonly { readonly x: number; readonly y: number }[];

  constructor(power: Float64Array) {
    this.#knots = bandMedians(power);
  }

  /** @param k above 0; need not be whole */
  at(k: number): number {
    const x = Math.log(k);
    let upper = 1;
    while (upper < this.#knots.length - 1 && x > this.#knots[upper]!.x) upper++;
    const low = this.#knots[upper - 1]!;
    const high = this.#knots[upper] ?? low;
    const slope = high === low ? 0 : (high.y - low.y) / (high.x - low.x);
    return Math.exp(low.y + slope * (x - low.x)) / MEDIAN_OF_EXPONENTIAL;
  }
}

/** The middle of each band and its median power, both as logarithms. */
function bandMedians(power: Float64Array): { readonly x: number; readonly y: number }[] {
  const knots: { x: number; y: number }[] = [];
  for (let from = 1; from < power.length; ) {
    const wanted = Math.max(FEWEST_IN_BAND, Math.ceil(from * (2 ** (1 / BANDS_PER_OCTAVE) - 1)));
    const to = from + 2 * wanted > power.length ? power.length : from + wanted;
    const middle = median(power.subarray(from, to));
    knots.push({ x: (Math.log(from) + Math.log(to)) / 2, y: Math.log(middle + Number.MIN_VALUE) });
    from = to;
  }
  return knots;
}
