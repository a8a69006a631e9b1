const encoder = new TextEncoder();

/**
 * The first of some texts that together take at most so many bytes in UTF-8.
 * @example withinBytes(['ab', 'é', 'c'], 4) // => ['ab', 'é']
 */
export function withinBytes(texts: readonly string[], most: number): readonly string[] {
  let bytes = 0;
  for (const [at, text] of texts.entries()) {
    bytes += encoder.encode(text).length;
    if (bytes > most) return texts.slice(0, at);
  }
  return texts;
}
