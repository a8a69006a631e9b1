import { InputError } from '../../errors.ts';
import type { TemplatePlace } from './template-places.ts';

/**
 * Whether parts can stand where a template asks for them: whole chapters, with tables and charts, take the place of a
 * paragraph, and each drawing belongs to the document itself.
 * @param bodies the places of parts
 * @param template its name, for who must mend it
 * @throws InputError of the first that cannot
 */
export function checkBodies(bodies: readonly TemplatePlace[], template: string): void {
  const seen = new Set<string>();
  for (const place of bodies) {
    const what = seen.has(place.name) ? 'stands twice' : faultOf(place);
    seen.add(place.name);
    if (what === null) continue;
    throw new InputError({
      code: 'docx-template',
      place: template,
      what: `{{${place.name}}} ${what}`,
      fix: `leave one {{${place.name}}}, in a paragraph of its own of the running text`,
    });
  }
}

function faultOf({ part, isAlone, isBoxed, isUnreached }: TemplatePlace): string | null {
  if (/^word\/(?:header|footer)\d*\.xml$/.test(part)) return 'stands in a header or a footer';
  if (part !== 'word/document.xml') return 'stands in a note or a comment';
  if (isBoxed) return 'stands in a box of text';
  if (isUnreached) return 'stands in a link, a field of a form or a tracked change';
  return isAlone ? null : 'shares its paragraph with other words, which would be lost';
}
