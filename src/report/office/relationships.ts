import { XML_HEAD } from './xml-text.ts';

/** Where the names of types of relationships begin. SOURCE: ECMA-376 part 1, annex A, and part 2, §8. */
const TYPES = {
  office: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  package: 'http://schemas.openxmlformats.org/package/2006/relationships',
} as const;

/** From a part, or the whole file, to another part. */
export interface Relationship {
  readonly id: string;
  /** @example 'office/chart' */
  readonly type: `${keyof typeof TYPES}/${string}`;
  /** Seen from the part. */
  readonly target: string;
}

/** The part that holds the relationships of another. SOURCE: ECMA-376 part 2, §6.5. */
export function relationshipsPart(relationships: readonly Relationship[]): string {
  return withRelationships(
    `${XML_HEAD}<Relationships xmlns="${TYPES.package}"></Relationships>`,
    relationships,
  );
}

/** Such a part with more of them. */
export function withRelationships(xml: string, added: readonly Relationship[]): string {
  return xml.replace('</Relationships>', (end) => `${added.map(relationshipXml).join('')}${end}`);
}

function relationshipXml({ id, type, target }: Relationship): string {
  const [namespace, name] = type.split(/\/(.*)/s) as [keyof typeof TYPES, string];
  return `<Relationship Id="${id}" Type="${TYPES[namespace]}/${name}" Target="${target}"/>`;
}
