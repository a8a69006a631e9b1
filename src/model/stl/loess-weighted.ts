import { lineAt, meanAt, type WeightedSequence } from './loess-kernels.ts';
import { fittedPositions, Neighbourhoods } from './loess-neighbourhood.ts';
import { interpolate, type LoessShape } from './loess-plan.ts';
import { TricubeTables } from './loess-tricube.ts';

/** Loess of sequences of one shape with the same samples missing, whose weights alone change. */
export class WeightedSmoother {
  readonly #degree: number;
  readonly #positions: Int32Array;
  readonly #hs: Int32Array;
  readonly #tricubes = new TricubeTables();

  /** @param there positions of the samples that are there, at least one; left out for a complete sequence */
  constructor({ count, window, degree, jump }: LoessShape, there?: Int32Array) {
    this.#degree = degree;
    this.#positions = fittedPositions(count, jump);
    const neighbourhoods = new Neighbourhoods(window);
    neighbourhoods.begin(there?.length ?? count, there);
    this.#hs = this.#positions.map((x) => neighbourhoods.h(x));
  }

  /** Smooths into `smoothed`; false, and nothing that counts, where a neighbourhood has no weight. */
  smooth(sequence: WeightedSequence, smoothed: Float64Array): boolean {
    const positions = this.#positions;
    for (let k = 0; k < positions.length; k++) {
      const x = positions[k]!;
      const table = this.#tricubes.of(this.#hs[k]!, sequence.count);
      const fitted = this.#degree === 0 ? meanAt(sequence, x, table) : lineAt(sequence, x, table);
      if (Number.isNaN(fitted)) return false;
      smoothed[x] = fitted;
      if (k > 0) interpolate(smoothed, positions[k - 1]!, x);
    }
    return true;
  }
}
