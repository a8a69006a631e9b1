import { posix } from 'node:path';
import { textOfPart, unzipped } from '../../../src/zip.ts';
import { strictXml, type XmlElement } from './strict-xml.ts';
import { zipDirectory } from './zip-directory.ts';

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface Relationship {
  readonly id: string;
  readonly target: string;
  readonly isExternal: boolean;
}

/** A part that is XML, read. */
interface ReadPart {
  readonly path: string;
  readonly elements: readonly XmlElement[];
}

/**
 * What is wrong with a docx, pptx or xlsx as a package, a line each; empty where it is whole. Every part has a content
 * type and a relationship that leads to it, every relationship a target, every reference to one its relationship; XML
 * is well-formed, axes of charts and ids of shapes are right. Workbooks inside are looked at, too.
 * SOURCE: ECMA-376 part 2, Open Packaging Conventions.
 */
export async function officeFaults(bytes: Uint8Array): Promise<string[]> {
  const parts = await unzipped(bytes);
  const faults = namesFaults(zipDirectory(bytes).map(({ path }) => path));
  const read: ReadPart[] = [];
  for (const [path, content] of parts) {
    if (/\.(?:xlsx|docx|pptx)$/.test(path))
      faults.push(...(await officeFaults(content)).map((fault) => `${path} ${fault}`));
    if (!/\.(?:xml|rels|svg|vml)$/.test(path)) continue;
    try {
      read.push({ path, elements: strictXml(textOfPart(content)) });
    } catch (error) {
      faults.push(`${path}: ${(error as Error).message}`);
    }
  }
  const relationships = new Map(read.filter(({ path }) => path.endsWith('.rels')).map(relationshipsOf));
  return [
    ...faults,
    ...typesFaults([...parts.keys()], read.find(({ path }) => path === '[Content_Types].xml')?.elements),
    ...targetsFaults(new Set(parts.keys()), relationships),
    ...read.flatMap((part) => [
      ...referencesFaults(part, relationships.get(part.path) ?? []),
      ...axesFaults(part),
      ...shapesFaults(part),
    ]),
  ];
}

function namesFaults(paths: readonly string[]): string[] {
  const lower = paths.map((path) => path.toLowerCase());
  return [
    ...paths.filter((_, at) => lower.indexOf(lower[at]!) !== at).map((path) => `${path}: twice in the zip`),
    ...paths
      .filter((path) => /^\/|\\|^[a-z]:|(?:^|\/)\.{1,2}(?:\/|$)|\/$/i.test(path))
      .map((path) => `${path}: no name of a part`),
  ];
}

function typesFaults(paths: readonly string[], types: readonly XmlElement[] | undefined): string[] {
  if (types === undefined) return ['[Content_Types].xml: absent'];
  const valuesOf = (name: string, attribute: string) =>
    types
      .filter((element) => element.name === name)
      .map(({ attributes }) => attributes.get(attribute)?.toLowerCase() ?? '');
  const extensions = valuesOf('Default', 'Extension');
  const overrides = valuesOf('Override', 'PartName');
  const lower = paths.map((path) => `/${path.toLowerCase()}`);
  return [
    ...repeated([...extensions, ...overrides]).map((name) => `[Content_Types].xml: ${name} twice`),
    ...overrides
      .filter((name) => !lower.includes(name))
      .map((name) => `[Content_Types].xml: ${name} is no part`),
    ...paths
      .filter((path) => path !== '[Content_Types].xml')
      .filter((path) => !overrides.includes(`/${path.toLowerCase()}`))
      .filter((path) => !extensions.includes(path.slice(path.lastIndexOf('.') + 1).toLowerCase()))
      .map((path) => `${path}: no content type`),
  ];
}

/** The part that they belong to, '' for the package, and its relationships with targets as paths of parts. */
function relationshipsOf({ path, elements }: ReadPart): [source: string, Relationship[]] {
  const source = path.replace(/_rels\/([^/]*)\.rels$/, '$1');
  const folder = posix.dirname(source);
  const own = elements
    .filter(({ name }) => name === 'Relationship')
    .map(({ attributes }) => {
      const isExternal = attributes.get('TargetMode') === 'External';
      const target = attributes.get('Target') ?? '';
      const internal = posix.normalize(target.startsWith('/') ? target.slice(1) : posix.join(folder, target));
      return { id: attributes.get('Id') ?? '', target: isExternal ? target : internal, isExternal };
    });
  return [source, own];
}

function targetsFaults(
  paths: ReadonlySet<string>,
  relationships: ReadonlyMap<string, readonly Relationship[]>,
): string[] {
  const reached = new Set<string>();
  const walk = (source: string): void => {
    for (const { target, isExternal } of relationships.get(source) ?? []) {
      if (isExternal || reached.has(target)) continue;
      reached.add(target);
      walk(target);
    }
  };
  walk('');
  return [
    ...[...relationships].flatMap(([source, own]) => [
      ...(source === '' || paths.has(source) ? [] : [`${source}: relationships of no part`]),
      ...repeated(own.map(({ id }) => id)).map((id) => `${source}: relationship ${id} twice`),
      ...own
        .filter(({ target, isExternal }) =>
          isExternal ? !/^(?:https?|mailto):/.test(target) : !paths.has(target),
        )
        .map(({ id, target }) => `${source}: ${id} leads to ${target}, which is not there`),
    ]),
    ...[...paths]
      .filter((path) => path !== '[Content_Types].xml' && !path.endsWith('.rels') && !reached.has(path))
      .map((path) => `${path}: no relationship leads to it`),
  ];
}

function referencesFaults({ path, elements }: ReadPart, own: readonly Relationship[]): string[] {
  return elements.flatMap(({ name, attributes, namespaces }) =>
    [...attributes]
      .filter(([attribute]) => namespaces.get(attribute.split(':')[0] ?? '') === RELATIONSHIPS)
      .filter(([attribute, id]) => attribute.includes(':') && !own.some((one) => one.id === id))
      .map(([attribute, id]) => `${path}: ${attribute}="${id}" of ${name} has no relationship`),
  );
}

/** In a chart each axis that a plot names is there once, and crosses another of the chart. */
function axesFaults({ path, elements }: ReadPart): string[] {
  if (elements[0]?.name !== 'c:chartSpace') return [];
  const axes: string[] = [];
  const named: string[] = [];
  let isInAxis = false;
  for (const { name, attributes } of elements) {
    if (/^c:(?:cat|val|date|ser)Ax$/.test(name)) isInAxis = true;
    if (/^c:\w+Chart$/.test(name)) isInAxis = false;
    if (name === 'c:axId') (isInAxis ? axes : named).push(attributes.get('val') ?? '');
    if (name === 'c:crossAx') named.push(attributes.get('val') ?? '');
  }
  return [
    ...repeated(axes).map((id) => `${path}: axis ${id} twice`),
    ...named.filter((id) => !axes.includes(id)).map((id) => `${path}: axis ${id} is named, but not there`),
    ...axes.filter((id) => !named.includes(id)).map((id) => `${path}: axis ${id} is of no plot`),
  ];
}

function shapesFaults({ path, elements }: ReadPart): string[] {
  const ids = elements
    .filter(({ name }) => /^(?:wp:docPr|p:cNvPr)$/.test(name))
    .map(({ attributes }) => attributes.get('id') ?? '');
  return repeated(ids).map((id) => `${path}: shape ${id} twice`);
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}
