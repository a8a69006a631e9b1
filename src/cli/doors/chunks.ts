/** Text that is gathered before it is written: many small writes are slow. */
const CHUNK = 65_536;

/** What is written: text, or bytes that stay as they are. */
export type Piece = string | Uint8Array;

/** Pieces joined into chunks, so that neither many small nor one giant text is made. */
export function* chunks(pieces: Iterable<Piece>): Generator<Piece> {
  let gathered = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') gathered += piece;
    if (typeof piece === 'string' && gathered.length < CHUNK) continue;
    if (gathered !== '') yield gathered;
    gathered = '';
    if (typeof piece !== 'string') yield piece;
  }
  if (gathered !== '') yield gathered;
}
