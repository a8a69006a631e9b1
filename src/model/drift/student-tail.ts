/**
 * P(|T| > t) of Student's t, for t ≥ 0: by the normal deviate that Wallace gives for it, and Mills' bound on the normal tail,
 * so a little more than it is; 1 where that deviate is below 1. From t = 2.5 and four degrees on up to a third more.
 *
 * SOURCE: Wallace 1959, "Bounds on Normal Approximations to Student's and the Chi-Square Distributions", Annals of
 * Mathematical Statistics 30, 1121–1130: z = (8ν + 1) / (8ν + 3) · √(ν ln(1 + t² / ν)).
 */
export function studentTail(t: number, degrees: number): number {
  const z = ((8 * degrees + 1) / (8 * degrees + 3)) * Math.sqrt(degrees * Math.log1p((t * t) / degrees));
  return z > 1 ? Math.min(1, (Math.sqrt(2 / Math.PI) * Math.exp((-z * z) / 2)) / z) : 1;
}
