import { expect, it } from 'vitest';
import { partOfText, zipped } from '../../../src/zip.ts';
import { officeFaults } from './office-file.ts';

const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const C = 'http://schemas.openxmlformats.org/drawingml/2006/chart';

const relationships = (target: string) =>
  `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="t" Target="${target}"/></Relationships>`;

const sound: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="r"/><Override PartName="/a/main.xml" ContentType="m"/><Override PartName="/a/chart.xml" ContentType="c"/></Types>`,
  '_rels/.rels': relationships('a/main.xml'),
  'a/main.xml': `<main xmlns:r="${R}"><chart r:id="rId1"/></main>`,
  'a/_rels/main.xml.rels': relationships('chart.xml'),
  'a/chart.xml': `<c:chartSpace xmlns:c="${C}"><c:barChart><c:axId val="1"/></c:barChart><c:catAx><c:axId val="1"/></c:catAx></c:chartSpace>`,
};

const faultsOf = async (changed: Readonly<Record<string, string>>) =>
  officeFaults(
    await zipped(
      new Map(Object.entries({ ...sound, ...changed }).map(([path, text]) => [path, partOfText(text)])),
    ),
  );

it('officeFaults(a sound file) finds none', async () => {
  expect(await faultsOf({})).toEqual([]);
});

it.each<[string, Readonly<Record<string, string>>, string[]]>([
  ['a part that is no XML', { 'a/main.xml': '<main>' }, ['a/main.xml: <main> is never ended']],
  [
    'a part without a type and without a relationship',
    { 'a/more.bin': '' },
    ['a/more.bin: no content type', 'a/more.bin: no relationship leads to it'],
  ],
  [
    'a type without its part',
    {
      '[Content_Types].xml': sound['[Content_Types].xml']!.replace('</', '<Override PartName="/a/b.xml"/></'),
    },
    ['[Content_Types].xml: /a/b.xml is no part'],
  ],
  [
    'a relationship that leads nowhere',
    { 'a/_rels/main.xml.rels': relationships('charts.xml') },
    [
      'a/main.xml: rId1 leads to a/charts.xml, which is not there',
      'a/chart.xml: no relationship leads to it',
    ],
  ],
  [
    'a reference without a relationship',
    { 'a/main.xml': `<main xmlns:r="${R}"><chart r:id="rId2"/></main>` },
    ['a/main.xml: r:id="rId2" of chart has no relationship'],
  ],
  [
    'an axis that is not there',
    {
      'a/chart.xml': sound['a/chart.xml']!.replace('<c:axId val="1"/>', '<c:axId val="1"/><c:axId val="2"/>'),
    },
    ['a/chart.xml: axis 2 is named, but not there'],
  ],
  [
    'a name that leads out',
    { '../more.xml': '<more/>' },
    [
      '../more.xml: no name of a part',
      '../more.xml: no content type',
      '../more.xml: no relationship leads to it',
    ],
  ],
])('officeFaults(%s)', async (_, changed, faults) => {
  expect(await faultsOf(changed)).toEqual(faults);
});

it('officeFaults(two shapes of one id) tells it', async () => {
  const shape = '<wp:docPr xmlns:wp="urn:wp" id="1"/>';
  const main = sound['a/main.xml']!.replace('</main>', `${shape}${shape}</main>`);
  expect(await faultsOf({ 'a/main.xml': main })).toEqual(['a/main.xml: shape 1 twice']);
});
