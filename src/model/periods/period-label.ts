const units = [
  { name: 'd', ms: 86_400_000, parts: 24, part: 'h' },
  { name: 'h', ms: 3_600_000, parts: 60, part: 'min' },
  { name: 'min', ms: 60_000, parts: 60, part: 's' },
  { name: 's', ms: 1000, parts: 1000, part: 'ms' },
  { name: 'ms', ms: 1, parts: 1, part: '' },
] as const;

/**
 * A duration in few letters and at most three significant digits: whole units of the largest that goes into it
 * twice, and the rest in the next.
 * @param ms at least half a millisecond
 * @example periodLabel(5_400_000) // => '90min'
 * @example periodLabel(45_012_345) // => '12h30min'
 */
export function periodLabel(ms: number): string {
  const {
    name,
    ms: size,
    parts,
    part,
  } = units.find((unit) => Number(ms.toPrecision(3)) >= 2 * unit.ms) ?? units[4];
  const rounded = Math.round(Number((ms / (size / parts)).toPrecision(3)));
  const rest = rounded % parts;
  return `${Math.floor(rounded / parts)}${name}${rest === 0 ? '' : `${rest}${part}`}`;
}
