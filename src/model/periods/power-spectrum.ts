/**
 * The power of each frequency: |Σ x(t) e^(−2πi kt/N)|² for k = 0 … N/2, N the power of two that holds the values;
 * zeros stand behind them. Cooley and Tukey (1965), "An algorithm for the machine calculation of complex Fourier
 * series", Mathematics of Computation 19, 297–301: radix 2, in place, on pairs of samples taken for one complex
 * number (Press et al., "Numerical Recipes", 12.3). Holds no NaN; at least one value. O(n log n).
 * @example powerSpectrum(Float64Array.of(1, -1, 1, -1)) // => [0, 0, 16]
 */
export function powerSpectrum(values: Float64Array): Float64Array {
  const pairs = pairsFor(values.length);
  const real = new Float64Array(pairs);
  const imaginary = new Float64Array(pairs);
  for (let i = 0; i < values.length; i++) (i % 2 === 0 ? real : imaginary)[i >> 1] = values[i]!;
  const roots = unitRoots(pairs);
  transform(real, imaginary, roots);
  return unpaired(real, imaginary, roots);
}

function pairsFor(samples: number): number {
  let pairs = 1;
  while (2 * pairs < samples) pairs *= 2;
  return pairs;
}

interface Roots {
  readonly cosine: Float64Array;
  readonly sine: Float64Array;
}

/** e^(−πik/pairs) for k below `pairs`; each doubling turns the roots that are there by half a step. */
function unitRoots(pairs: number): Roots {
  const cosine = new Float64Array(pairs);
  const sine = new Float64Array(pairs);
  cosine[0] = 1;
  for (let gap = pairs; gap > 1; gap >>= 1) {
    const half = gap >> 1;
    const turnCosine = Math.cos((Math.PI * half) / pairs);
    const turnSine = -Math.sin((Math.PI * half) / pairs);
    for (let k = 0; k < pairs; k += gap) {
      cosine[k + half] = cosine[k]! * turnCosine - sine[k]! * turnSine;
      sine[k + half] = cosine[k]! * turnSine + sine[k]! * turnCosine;
    }
  }
  return { cosine, sine };
}

function transform(real: Float64Array, imaginary: Float64Array, { cosine, sine }: Roots): void {
  const size = real.length;
  reverseBits(real, imaginary);
  for (let half = 1; half < size; half *= 2) {
    const stride = size / half;
    for (let j = 0; j < half; j++) {
      const c = cosine[j * stride]!;
      const s = sine[j * stride]!;
      for (let low = j; low < size; low += 2 * half) {
        const high = low + half;
        const re = real[high]! * c - imaginary[high]! * s;
        const im = real[high]! * s + imaginary[high]! * c;
        real[high] = real[low]! - re;
        imaginary[high] = imaginary[low]! - im;
        real[low]! += re;
        imaginary[low]! += im;
      }
    }
  }
}

function reverseBits(real: Float64Array, imaginary: Float64Array): void {
  for (let i = 1, j = 0; i < real.length; i++) {
    let bit = real.length >> 1;
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit;
    j |= bit;
    if (i >= j) continue;
    swap(real, i, j);
    swap(imaginary, i, j);
  }
}

function swap(values: Float64Array, i: number, j: number): void {
  const kept = values[i]!;
  values[i] = values[j]!;
  values[j] = kept;
}

/** The spectrum of the samples from that of their pairs Z: X(k) = E(k) + e^(−πik/pairs) O(k), E and O from Z(k) and Z(−k). */
function unpaired(real: Float64Array, imaginary: Float64Array, { cosine, sine }: Roots): Float64Array {
  const pairs = real.length;
  const power = new Float64Array(pairs + 1);
  for (let k = 0; k < pairs; k++) {
    const mirror = (pairs - k) % pairs;
    const evenReal = (real[k]! + real[mirror]!) / 2;
    const evenImaginary = (imaginary[k]! - imaginary[mirror]!) / 2;
    const oddReal = (imaginary[k]! + imaginary[mirror]!) / 2;
    const oddImaginary = (real[mirror]! - real[k]!) / 2;
    const re = evenReal + cosine[k]! * oddReal - sine[k]! * oddImaginary;
    const im = evenImaginary + cosine[k]! * oddImaginary + sine[k]! * oddReal;
    power[k] = re * re + im * im;
  }
  power[pairs] = (real[0]! - imaginary[0]!) ** 2;
  return power;
}
