import { partOfText, textOfPart, unzipped, zipped } from '../../zip.ts';

const STYLE = /<w:style\b[^>]*?w:styleId="([^"]*)"[^>]*>.*?<\/w:style>/gs;
const NAME = /<w:name w:val="([^"]*)"/;

interface Style {
  readonly id: string;
  /** As programs know it in every language: `heading 1`. */
  readonly name: string;
  readonly xml: string;
}

/**
 * The client's document with the styles that a report needs: where it has one of the same name, that serves, whatever
 * its id (which Word writes in the language of its user); the others join.
 * @param own the styles of a report of ours
 */
export async function withStyles(bytes: Uint8Array, own: string): Promise<Uint8Array> {
  const parts = await unzipped(bytes);
  const styles = parts.get('word/styles.xml');
  if (styles === undefined) return bytes;
  const text = textOfPart(styles);
  const theirs = stylesOf(text);
  const idOfName = new Map(theirs.map(({ id, name }) => [name, id]));
  const theirIds = new Set(theirs.map(({ id }) => id));
  const ours = stylesOf(own);
  const renamed = new Map(
    ours.flatMap(({ id, name }): [string, string][] => {
      const their = idOfName.get(name);
      return their === undefined || theirIds.has(id) ? [] : [[id, their]];
    }),
  );
  const missing = ours.filter(({ id, name }) => !idOfName.has(name) && !theirIds.has(id));
  const added = missing.map(({ xml }) => withIds(xml, renamed)).join('');
  parts.set('word/styles.xml', partOfText(text.replace('</w:styles>', () => `${added}</w:styles>`)));
  const document = textOfPart(parts.get('word/document.xml')!);
  parts.set('word/document.xml', partOfText(withIds(document, renamed)));
  return zipped(parts);
}

function stylesOf(xml: string): Style[] {
  return [...xml.matchAll(STYLE)].map(([style, id = '']) => ({
    id,
    name: (NAME.exec(style)?.[1] ?? id).toLowerCase(),
    xml: style,
  }));
}

/** The text with the ids of the client where it names styles. */
function withIds(xml: string, renamed: ReadonlyMap<string, string>): string {
  return xml.replaceAll(
    /(<w:(?:pStyle|rStyle|basedOn|next|link) w:val=")([^"]*)(")/g,
    (all, before: string, id: string, after: string) => {
      const their = renamed.get(id);
      return their === undefined ? all : `${before}${their}${after}`;
    },
  );
}
