/** A tail below this is lost in the rounding of one minus nearly one. */
const SMALLEST = 1e-12;

/**
 * −log10 of the two-sided tail probability of Student's t: P(|T| > |t|) = 1 − A(t | ν) by the finite sums of Abramowitz and
 * Stegun 1964, "Handbook of Mathematical Functions", formulas 26.7.3 (ν odd) and 26.7.4 (ν even), with θ = atan(t / √ν).
 * @param freedom whole number of degrees of freedom, at least 1
 * @returns at most 12
 * @example studentSurprise(4.297, 9) // => 2.699 (2 in 1000)
 */
export function studentSurprise(t: number, freedom: number): number {
  const angle = Math.atan(Math.abs(t) / Math.sqrt(freedom));
  const square = Math.cos(angle) ** 2;
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? Math.cos(angle) : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let power = isOdd ? 3 : 2; power <= freedom - 2; power += 2) {
    term *= (square * (power - 1)) / power;
    sum += term;
  }
  const inside = isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
  return -Math.log10(Math.max(SMALLEST, 1 - inside));
}
