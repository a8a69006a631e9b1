/**
 * Rows as CSV (RFC 4180). A text that a spreadsheet would take for a formula gets a leading apostrophe; numbers
 * stay numbers.
 * @example csvText([['a', '=1+1'], ['-2', 'b,c']]) // => "a,'=1+1\r\n-2,\"b,c\"\r\n"
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(fieldOf).join(',')}\r\n`).join('');
}

function fieldOf(text: string): string {
  const isFormula = /^[=+\-@\t\r＝＋－＠]/.test(text) && Number.isNaN(Number(text));
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
