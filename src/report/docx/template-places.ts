import { textOfPart } from '../../zip.ts';

/** A name in double braces in a client's document. */
export interface TemplatePlace {
  /** Without spaces around it. */
  readonly name: string;
  /** As it stands between the braces. */
  readonly told: string;
  /** Of the part that holds it: `word/header1.xml`. */
  readonly part: string;
  /** Whether its paragraph holds nothing else. */
  readonly isAlone: boolean;
  /** In a box of text, which programs keep twice. */
  readonly isBoxed: boolean;
  /** In a link, a field of a form or a tracked change, which the package does not look into. */
  readonly isUnreached: boolean;
}

interface OpenParagraph {
  /** Of the runs right below it, and of those that something encloses. */
  readonly own: string[];
  readonly enclosed: string[];
  readonly depth: number;
}

const TOKEN = /<(\/?)([\w:]+)(?:"[^"]*"|'[^']*'|[^"'>])*?(\/?)>|([^<]+)/g;
const PLACE = /\{\{(.+?)\}\}/gs;

/**
 * The places of a document in the order of its parts and texts, each as often as it stands.
 * @param parts as unzipped
 */
export function templatePlaces(parts: ReadonlyMap<string, Uint8Array>): TemplatePlace[] {
  const texts = [...parts].filter(([path]) => /^word\/[^/]+\.xml$/.test(path));
  return texts.flatMap(([path, bytes]) => placesOf(textOfPart(bytes), path));
}

/** Paragraphs may hold others, in boxes: each has the texts of its own runs. */
function placesOf(xml: string, part: string): TemplatePlace[] {
  const found: TemplatePlace[] = [];
  const open: string[] = [];
  const paragraphs: OpenParagraph[] = [];
  for (const [, close, name = '', empty, text] of xml.matchAll(TOKEN)) {
    const paragraph = paragraphs.at(-1);
    if (text !== undefined) {
      if (open.at(-1) !== 'w:t' || paragraph === undefined) continue;
      // A paragraph, a run, a text.
      const isOwn = open.length === paragraph.depth + 2;
      (isOwn ? paragraph.own : paragraph.enclosed).push(text);
    } else if (close === '/') {
      open.pop();
      if (name !== 'w:p') continue;
      paragraphs.pop();
      if (paragraph !== undefined)
        found.push(...placesIn(paragraph, { part, isBoxed: paragraphs.length > 0 }));
    } else if (empty !== '/') {
      open.push(name);
      if (name === 'w:p') paragraphs.push({ own: [], enclosed: [], depth: open.length });
    }
  }
  return found;
}

function placesIn(
  { own, enclosed }: OpenParagraph,
  where: { readonly part: string; readonly isBoxed: boolean },
): TemplatePlace[] {
  const all = [...own, ...enclosed].join('').trim();
  const of = (text: string, isUnreached: boolean) =>
    [...text.matchAll(PLACE)].map(([place, told = '']) => {
      return { ...where, name: told.trim(), told, isAlone: all === place, isUnreached };
    });
  return [...of(own.join(''), false), ...of(enclosed.join(''), true)];
}
