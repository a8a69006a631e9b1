import { expect, it } from 'vitest';
import { templatePlaces } from '../../../src/report/docx/template-places.ts';
import { partOfText } from '../../../src/zip.ts';

const run = (text: string) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const placesIn = (xml: string) => templatePlaces(new Map([['word/document.xml', partOfText(xml)]]));

const seen = {
  name: 'parts',
  told: 'parts',
  part: 'word/document.xml',
  isAlone: true,
  isBoxed: false,
  isUnreached: false,
};

it.each([
  ['alone', `<w:p>${run('{{parts}}')}</w:p>`, [seen]],
  ['split over runs', `<w:p>${run('{{pa')}<w:proofErr w:type="a>b"/>${run('rts}}')}</w:p>`, [seen]],
  ['among words', `<w:p>${run('See {{parts}}')}</w:p>`, [{ ...seen, isAlone: false }]],
  [
    'beside a link',
    `<w:p>${run('{{parts}}')}<w:hyperlink>${run('x')}</w:hyperlink></w:p>`,
    [{ ...seen, isAlone: false }],
  ],
  [
    'in a link',
    `<w:p><w:hyperlink>${run('{{parts}}')}</w:hyperlink></w:p>`,
    [{ ...seen, isUnreached: true }],
  ],
  ['in a field of a form that holds paragraphs', `<w:sdt><w:p>${run('{{parts}}')}</w:p></w:sdt>`, [seen]],
  [
    'in a box',
    `<w:p><w:r><w:txbxContent><w:p>${run('{{parts}}')}</w:p></w:txbxContent></w:r></w:p>`,
    [{ ...seen, isBoxed: true }],
  ],
  ['with spaces', `<w:p>${run('{{ parts }}')}</w:p>`, [{ ...seen, told: ' parts ' }]],
  [
    'twice',
    `<w:p>${run('{{parts}}{{parts}}')}</w:p>`,
    [
      { ...seen, isAlone: false },
      { ...seen, isAlone: false },
    ],
  ],
  ['over two paragraphs', `<w:p>${run('{{pa')}</w:p><w:p/><w:p>${run('rts}}')}</w:p>`, []],
  ['in a comment of the file', `<!-- {{parts}} --><w:p>${run('a')}</w:p>`, []],
])('templatePlaces(a document with a place %s)', (_, xml, places) => {
  expect(placesIn(xml)).toEqual(places);
});

it('templatePlaces(parts) looks into texts of the document only', () => {
  const xml = partOfText(`<w:p>${run('{{title}}')}</w:p>`);
  const parts = ['word/header1.xml', 'word/theme/theme1.xml', 'docProps/core.xml', 'word/media/a.png'];
  const places = templatePlaces(new Map(parts.map((path) => [path, xml])));
  expect(places.map(({ part }) => part)).toEqual(['word/header1.xml']);
});
