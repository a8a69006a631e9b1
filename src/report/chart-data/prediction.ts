/**
 * From what a number is foretold: 0: the line through the two before; another: the number so many slots before. Where
 * there is none yet, the number right before, and of the first zero.
 */
export type Lag = number;

/** Of a line through the two numbers before. */
const LINE: Lag = 0;
/** Places at which lags are compared. */
const PROBES = 128;

/** What `lag` does not foretell of whole numbers: small where it foretells well. */
export function errorsOf(numbers: readonly number[], lag: Lag): number[] {
  return numbers.map((number, slot) => number - foretold(numbers, slot, lag));
}

/** The numbers again, from what `errorsOf` gave. */
export function restored(errors: readonly number[], lag: Lag): number[] {
  const numbers: number[] = [];
  for (const error of errors) numbers.push(error + foretold(numbers, numbers.length, lag));
  return numbers;
}

/** The lag that foretells best: of the slot before, a line, and the season of the numbers. */
export function lagOf(numbers: readonly number[]): Lag {
  const tries = [1, LINE, seasonOf(numbers)].map((lag) => ({ lag, size: sizeOf(errorsOf(numbers, lag)) }));
  return tries.reduce((best, one) => (one.size < best.size ? one : best)).lag;
}

function sizeOf(errors: readonly number[]): number {
  return errors.reduce((sum, error) => sum + Math.abs(error), 0);
}

function foretold(numbers: readonly number[], slot: number, lag: Lag): number {
  const before = numbers[slot - 1] ?? 0;
  if (lag !== LINE) return numbers[slot - lag] ?? before;
  return slot < 2 ? before : 2 * before - numbers[slot - 2]!;
}

/** The lag, half of all slots at most, at which the numbers repeat best; compared at some places only. */
function seasonOf(numbers: readonly number[]): Lag {
  const longest = Math.floor(numbers.length / 2);
  const stride = Math.max(1, Math.floor((numbers.length - longest) / PROBES));
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let lag = 1; lag <= longest; lag++) {
    let distance = 0;
    for (let slot = longest; slot < numbers.length && distance < least; slot += stride) {
      distance += Math.abs(numbers[slot]! - numbers[slot - lag]!);
    }
    if (distance < least) {
      best = lag;
      least = distance;
    }
  }
  return best;
}
