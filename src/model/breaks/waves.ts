import { difference, each } from '../elementwise.ts';
import { spectrumOf } from '../periods/spectrum.ts';
import { LineSums, valueAt } from './line-sums.ts';

/** A wave that is seen less often is a course, not a season. */
const FEWEST_CYCLES = 5;
/** So many waves are fitted, the strongest first… */
const MOST_WAVES = 6;
/** …in so many rounds, each wave to what the others leave: they are all but independent. */
const ROUNDS = 3;
/** In σ of the noise. */
const CLIP = 4;

/** Cycles per slot of the waves that the spectrum shows: that of differences, as steps are few large ones among them. */
export function waveFrequencies(values: Float64Array): number[] {
  return frequenciesOf(stepsOf(values));
}

/** Those that the spectrum of a series shows itself; a gap counts as 0. */
export function frequenciesOf(values: Float64Array): number[] {
  return spectrumOf(
    each(values, (value) => value || 0),
    FEWEST_CYCLES,
  )
    .peaks.slice(0, MOST_WAVES)
    .map(({ frequency }) => frequency);
}

/** The sum of waves of these frequencies, as differences show them: for a course that is not known yet. */
export function wavesOfSteps(values: Float64Array, frequencies: readonly number[]): Float64Array {
  const waves = new Float64Array(values.length);
  const steps = frequencies.length > 0 ? stepsOf(values) : waves;
  for (const frequency of frequencies) addSummed(waves, steps, 2 * Math.PI * frequency);
  return waves;
}

/**
 * The sum of waves of these frequencies, fitted together with a line for each piece: each wave is fitted without the lines
 * through it, to values without theirs (Frisch and Waugh 1933, "Partial Time Regressions as Compared with Individual
 * Trends", Econometrica 1, 387–401).
 * @param starts first slots of the pieces but the first
 */
export function wavesBeside(
  values: Float64Array,
  starts: readonly number[],
  frequencies: readonly number[],
): Float64Array {
  const waves = new Float64Array(values.length);
  const left = withoutLines(values, starts);
  const columns = frequencies.flatMap((frequency) =>
    [Math.cos, Math.sin].map((turned) => {
      const wave = each(values, (_, slot) => turned(2 * Math.PI * frequency * slot));
      return { wave, own: withoutLines(wave, starts) };
    }),
  );
  for (let round = 0; round < ROUNDS; round++) {
    for (const { wave, own } of columns) {
      const more = projection(left, own);
      for (let slot = 0; slot < left.length; slot++) {
        left[slot]! -= more * own[slot]!;
        waves[slot]! += more * wave[slot]!;
      }
    }
  }
  return waves;
}

/** Differences of neighbours around their mean, no larger than a few σ; 0 at a gap. */
function stepsOf(values: Float64Array): Float64Array {
  const steps = each(
    difference(values.subarray(1), values),
    (step) => Math.max(-CLIP, Math.min(CLIP, step)) || 0,
  );
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  return each(steps, (step) => step - mean);
}

/** The wave of which a series of differences shows this frequency, read under a cosine bell (Hann). */
function addSummed(waves: Float64Array, steps: Float64Array, turn: number): void {
  let [cosine, sine, weight] = [0, 0, 0];
  for (let slot = 0; slot < steps.length; slot++) {
    const bell = 1 - Math.cos((2 * Math.PI * (slot + 0.5)) / steps.length);
    cosine += bell * steps[slot]! * Math.cos(turn * (slot + 0.5));
    sine += bell * steps[slot]! * Math.sin(turn * (slot + 0.5));
    weight += bell / 2;
  }
  // The difference of a wave is half a slot later, a quarter of a turn on, and 2 sin(turn / 2) as high.
  const height = 1 / (weight * 2 * Math.sin(turn / 2));
  for (let slot = 0; slot < waves.length; slot++) {
    waves[slot]! += height * (cosine * Math.sin(turn * slot) - sine * Math.cos(turn * slot));
  }
}

function withoutLines(values: Float64Array, starts: readonly number[]): Float64Array {
  return withoutPieces(values, new LineSums(values, 0), starts);
}

/** What the line of each piece leaves. */
export function withoutPieces(values: Float64Array, sums: LineSums, starts: readonly number[]): Float64Array {
  const rest = values.slice();
  for (let piece = 0; piece <= starts.length; piece++) {
    const [from, to] = [starts[piece - 1] ?? 0, starts[piece] ?? values.length];
    const line = sums.line(from, to);
    for (let slot = from; slot < to; slot++) rest[slot]! -= valueAt(line, slot);
  }
  return rest;
}

function projection(values: Float64Array, column: Float64Array): number {
  let [product, square] = [0, 0];
  for (let slot = 0; slot < values.length; slot++) {
    const one = values[slot]! * column[slot]!;
    if (Number.isNaN(one)) continue;
    product += one;
    square += column[slot]! ** 2;
  }
  return square > 0 ? product / square : 0;
}
