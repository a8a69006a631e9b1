/** Half the range of doubles, both signs together: the height of a plot must be a number. */
const GREATEST = Number.MAX_VALUE / 4;
/** Above and below what is drawn, as a share of it; around a flat line, of its number. */
const ROOM = 0.04;
const FLAT_ROOM = 0.1;
/** Room that marks need to differ as doubles: as a share of the values (64 roundings), and near zero. */
const LEAST_SHARE = 2 ** -46;
const LEAST_ROOM = 1e-290;

/** What a plot shows of values from `least` to `greatest`: the line must not lie on the frame, nor a flat one. */
export function valueRange(least: number, greatest: number): [low: number, high: number] {
  const [low, high] = [drawable(least), drawable(greatest)];
  const size = Math.max(Math.abs(low), Math.abs(high));
  const wanted = high > low ? (high - low) * ROOM : size * FLAT_ROOM || 1;
  const room = Math.max(wanted, size * LEAST_SHARE, LEAST_ROOM);
  return [low - room, high + room];
}

/** A value that no plot can show is drawn at its edge. */
export function drawable(value: number): number {
  return Math.min(Math.max(value, -GREATEST), GREATEST);
}
