import { type Line, lineOf } from './lines.ts';

/**
 * The entries of a list that fit into so many rows, the one at `at` among them; marks tell that there are more above
 * or below. An entry may have several lines.
 */
export function windowOf(entries: readonly (readonly Line[])[], at: number, rows: number): Line[] {
  if (entries.flat().length <= rows) return entries.flat();
  const room = Math.max(1, rows - 2);
  let [from, to] = [at, at + 1];
  const height = () => entries.slice(from, to).flat().length;
  for (;;) {
    const before = [from, to];
    if (from > 0) from -= 1;
    if (height() > room) from += 1;
    if (to < entries.length) to += 1;
    if (height() > room) to -= 1;
    if (before[0] === from && before[1] === to) break;
  }
  const shown = entries.slice(from, to).flat().slice(0, room);
  if (rows < 3) return shown;
  return [lineOf(from > 0 ? '  ↑' : '', 'dim'), ...shown, lineOf(to < entries.length ? '  ↓' : '', 'dim')];
}
