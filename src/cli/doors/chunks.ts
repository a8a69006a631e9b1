/** Text that is gathered before it is written: many small writes are slow. */
const CHUNK = 65_536;

/** Pieces joined into chunks, so that neither many small nor one giant text is made. */
export function* chunks(pieces: Iterable<string>): Generator<string> {
  let gathered = '';
  for (const piece of pieces) {
    gathered += piece;
    if (gathered.length < CHUNK) continue;
    yield gathered;
    gathered = '';
  }
  if (gathered !== '') yield gathered;
}
