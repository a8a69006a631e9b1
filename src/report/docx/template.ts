import { InputError } from '../../errors.ts';
import { type Parts, textOfPart, unzipped, zipped } from '../../zip.ts';
import type { OfficeReport } from '../office/office-report.ts';
import { finished } from './finished.ts';
import { settingOf } from './setting.ts';
import { documentStyles } from './styles.ts';
import { checkBodies } from './template-bodies.ts';
import { templateParts } from './template-parts.ts';
import { patchesOf } from './template-patches.ts';
import { type TemplatePlace, templatePlaces } from './template-places.ts';
import { withStyles } from './template-styles.ts';

/** The client's document, filled, and what did not meet. */
export interface FilledTemplate {
  readonly bytes: Uint8Array;
  /** Names in the template that nothing has; they stand as they are. */
  readonly unknown: readonly string[];
  /** Names in links, fields of forms or tracked changes, where nothing can be filled; they stand as they are. */
  readonly unreached: readonly string[];
  /** Ids of parts that the template has no place for. */
  readonly absent: readonly string[];
}

/**
 * Fills the places of a document of the client, each a name in double braces: `title`, `subtitle`, `date`, `logo`,
 * `footer`, `confidentiality`; `parts` for all parts that have no place of their own; the id of a part for what it
 * says, and `ID.heading` for its heading, in a line of the client's. Parts stand once each, in a paragraph of their
 * own between headers and footers. Headings and texts take the client's styles.
 * @param name of the template, for who must mend it
 * @throws InputError where it is no Word document, has no place at all, or one where parts cannot stand
 */
export async function filledTemplate(
  report: OfficeReport,
  template: Uint8Array,
  name: string,
): Promise<FilledTemplate> {
  const parts = await templateParts(template, name);
  const found = templatePlaces(parts);
  const places = found.filter(({ isUnreached }) => !isUnreached);
  const setting = await settingOf(report, true);
  const { docx } = setting;
  const patches = patchesOf(report, places, setting);
  const bodies = found.filter(
    ({ name: place }) => place === 'parts' || report.parts.some(({ id }) => id === place),
  );
  checkBodies(bodies, name);
  if (Object.keys(patches).length === 0) throw noPlace(name);
  const data = await zipped(withoutEmptyRelationships(parts));
  const patched = await docx.patchDocument({ outputType: 'uint8array', data, patches });
  const own = await docx.Packer.pack(
    new docx.Document({ styles: documentStyles(setting.colours, report.lang), sections: [] }),
    'uint8array',
  );
  const styles = textOfPart((await unzipped(own)).get('word/styles.xml')!);
  const placed = new Set(places.map((place) => place.name));
  return {
    bytes: await finished(await withStyles(patched, styles), report, setting),
    unknown: namesOf(places.filter(({ told }) => !Object.hasOwn(patches, told))),
    unreached: namesOf(found.filter(({ isUnreached }) => isUnreached)),
    absent: placed.has('parts') ? [] : report.parts.map(({ id }) => id).filter((id) => !placed.has(id)),
  };
}

function namesOf(places: readonly TemplatePlace[]): string[] {
  return [...new Set(places.map(({ name }) => name))];
}

/** The package loses what it adds to a list of relationships that is there, but empty; one that is absent it makes. */
function withoutEmptyRelationships(parts: Parts): Parts {
  const isEmpty = (path: string, bytes: Uint8Array) =>
    path.endsWith('.rels') && !textOfPart(bytes).includes('<Relationship ');
  return new Map([...parts].filter(([path, bytes]) => !isEmpty(path, bytes)));
}

function noPlace(name: string): InputError {
  const what = 'the template has no place that could be filled';
  const fix = 'write {{title}} and {{parts}} where they belong, each in a paragraph of its own';
  return new InputError({ code: 'docx-template', place: name, what, fix });
}
