import { plain } from '../plain.ts';
import { wrapped } from '../table.ts';

/** An item of a list, its further lines below its first word. */
export function* listed(text: string, width: number): Generator<string> {
  for (const [at, line] of wrapped(plain(text), width - 4).entries())
    yield `${at === 0 ? '  - ' : '    '}${line}\n`;
}
