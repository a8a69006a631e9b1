import { Document, Footer, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { expect, it } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { filledTemplate } from '../../../src/report/docx/template.ts';
import { partOfText, textOfPart, unzipped, zipped } from '../../../src/zip.ts';
import { madeReport } from '../office/made-report.ts';
import { officeFaults } from '../office/office-file.ts';
import { hostile, told } from './made-documents.ts';

const report = madeReport('pt-BR');

/** A document of a client whose paragraphs hold these, some split over runs as Word does. */
function template(lines: readonly string[], foot = ''): Promise<Uint8Array> {
  const split = (text: string) =>
    text.split(/(?<=\{\{\w)/).map((piece) => new TextRun({ text: piece, bold: true }));
  const document = new Document({
    styles: { paragraphStyles: [{ id: 'Ttulo1', name: 'heading 1', run: { size: 50 } }] },
    sections: [
      {
        footers: { default: new Footer({ children: [new Paragraph({ children: split(foot) })] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_2, text: 'Of the client' }),
          ...lines.map((line) => new Paragraph({ children: split(line) })),
        ],
      },
    ],
  });
  return Packer.pack(document, 'uint8array');
}

const documentOf = async (bytes: Uint8Array): Promise<string> =>
  textOfPart((await unzipped(bytes)).get('word/document.xml')!);

it('filledTemplate(report, template) fills lines and places, and leaves the rest as it is', async () => {
  const lines = ['For you: {{title}}, {{date}}.', '{{roadmap.heading}}!', '{{roadmap}}', '{{parts}}'];
  const { bytes, unknown, unreached, absent } = await filledTemplate(
    report,
    await template(lines, '{{footer}}'),
    't.docx',
  );
  expect({ unknown, unreached, absent }).toEqual({ unknown: [], unreached: [], absent: [] });
  expect(await officeFaults(bytes)).toEqual([]);
  const texts = told(await documentOf(bytes));
  expect(texts).toEqual(
    expect.arrayContaining(['Of the client', `For you: ${report.title}, ${report.date}.`]),
  );
  for (const { heading, message, id } of report.parts) {
    expect(texts.filter((text) => text === message)).toHaveLength(1);
    expect(texts).toContain(id === 'roadmap' ? `${heading}!` : heading);
  }
  expect(told(textOfPart((await unzipped(bytes)).get('word/footer1.xml')!))).toContain('Example GmbH');
});

it('filledTemplate(report, template) tells what no place is for, and places that nothing has', async () => {
  const { bytes, unknown, absent } = await filledTemplate(
    report,
    await template(['{{title}}', '{{roadmap}}', '{{prices}}', '{{constructor}}']),
    't.docx',
  );
  expect(unknown).toEqual(['prices', 'constructor']);
  expect(absent).toEqual(report.parts.map(({ id }) => id).filter((id) => id !== 'roadmap'));
  expect(told(await documentOf(bytes))).toContain('{{prices}}');
});

it('filledTemplate(report, template) takes styles by the name that they have in every language', async () => {
  const made = await unzipped(await template(['{{parts}}']));
  const styles = textOfPart(made.get('word/styles.xml')!);
  const theirs = styles.replace(/<w:style [^>]*w:styleId="Heading1">.*?<\/w:style>/s, '');
  const { bytes } = await filledTemplate(
    report,
    await zipped(new Map([...made, ['word/styles.xml', partOfText(theirs)]])),
    't.docx',
  );
  const xml = await documentOf(bytes);
  expect(xml.match(/<w:pStyle w:val="Ttulo1"\/>/g)).toHaveLength(report.parts.length);
  expect(xml).not.toContain('"Heading1"');
  const all = textOfPart((await unzipped(bytes)).get('word/styles.xml')!);
  expect(all.match(/w:styleId="TableText"/g)).toHaveLength(1);
  for (const [, id] of xml.matchAll(/<w:pStyle w:val="([^"]*)"\/>/g))
    expect(all).toContain(`w:styleId="${id}"`);
});

it('filledTemplate(texts that hold places) ends, and fills none of them', async () => {
  const { bytes } = await filledTemplate(
    { ...report, title: hostile },
    await template(['{{title}}']),
    't.docx',
  );
  expect(await officeFaults(bytes)).toEqual([]);
  expect(told(await documentOf(bytes)).join('')).toContain('{{title}} {bullets-0}');
});

it('filledTemplate(report, template) gives the same bytes again', async () => {
  const made = await template(['{{title}}', '{{parts}}']);
  const [one, other] = [await filledTemplate(report, made, 'a'), await filledTemplate(report, made, 'b')];
  expect(one.bytes).toEqual(other.bytes);
});

it.each([
  ['no zip', partOfText('hello')],
  ['a zip of something else', null],
])('filledTemplate(report, %s) refuses', async (_, bytes) => {
  const what = 'expected a Word document (.docx or .dotx), without macros and not locked by a password';
  await expect(
    filledTemplate(report, bytes ?? (await zipped(new Map([['a.txt', partOfText('a')]]))), 't.docx'),
  ).rejects.toThrow(new InputError({ code: 'docx-template', place: 't.docx', what }));
});

it('filledTemplate(report, a document of far too many parts) refuses', async () => {
  const many = Array.from({ length: 5_001 }, (_, at): [string, Uint8Array] => [`${at}`, new Uint8Array()]);
  const what = 'the template has more than 5000 parts, or 256 MiB once it is unpacked';
  await expect(filledTemplate(report, await zipped(new Map(many)), 't.docx')).rejects.toThrow(
    new InputError({ code: 'docx-template', place: 't.docx', what }),
  );
});

it('filledTemplate(report, a document without places) refuses', async () => {
  const fix = 'write {{title}} and {{parts}} where they belong, each in a paragraph of its own';
  const what = 'the template has no place that could be filled';
  await expect(filledTemplate(report, await template(['Nothing']), 't.docx')).rejects.toThrow(
    new InputError({ code: 'docx-template', place: 't.docx', what, fix }),
  );
});

/** The document with a change of the text of one of its parts. */
async function changed(
  bytes: Uint8Array,
  path: string,
  change: (text: string) => string,
): Promise<Uint8Array> {
  const parts = await unzipped(bytes);
  return zipped(new Map([...parts, [path, partOfText(change(textOfPart(parts.get(path)!)))]]));
}

const DOCUMENT = 'word/document.xml';

const boxed = async () =>
  changed(await template(['{{title}}']), DOCUMENT, (xml) =>
    xml.replace(
      '</w:body>',
      '<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{{parts}}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p></w:body>',
    ),
  );

const linked = async (place: string) =>
  changed(await template(['{{title}}', 'Sites']), DOCUMENT, (xml) =>
    xml.replace(
      '</w:body>',
      `<w:p><w:hyperlink w:anchor="a"><w:r><w:t>${place}</w:t></w:r></w:hyperlink></w:p></w:body>`,
    ),
  );

it.each([
  ['parts twice', () => template(['{{parts}}', 'and', '{{parts}}']), 'parts', 'stands twice'],
  ['a part twice', () => template(['{{roadmap}}', '{{ roadmap }}']), 'roadmap', 'stands twice'],
  [
    'parts in a footer',
    () => template(['{{title}}'], '{{parts}}'),
    'parts',
    'stands in a header or a footer',
  ],
  [
    'parts among words',
    () => template(['Here: {{parts}}.']),
    'parts',
    'shares its paragraph with other words, which would be lost',
  ],
  ['parts in a box', boxed, 'parts', 'stands in a box of text'],
  [
    'parts in a link',
    () => linked('{{parts}}'),
    'parts',
    'stands in a link, a field of a form or a tracked change',
  ],
])('filledTemplate(report, a template with %s) refuses', async (_, made, place, fault) => {
  const what = `{{${place}}} ${fault}`;
  const fix = `leave one {{${place}}}, in a paragraph of its own of the running text`;
  await expect(filledTemplate(report, await made(), 't.docx')).rejects.toThrow(
    new InputError({ code: 'docx-template', place: 't.docx', what, fix }),
  );
});

it('filledTemplate(report, a template with lines everywhere) fills each, but tells those in links', async () => {
  const made = await changed(await linked('{{date}}'), 'word/footer1.xml', (xml) =>
    xml.replace('</w:ftr>', '<w:p><w:r><w:t>{{logo}} {{title}} {{title}}</w:t></w:r></w:p></w:ftr>'),
  );
  const { bytes, unknown, unreached } = await filledTemplate(report, made, 't.docx');
  expect({ unknown, unreached }).toEqual({ unknown: [], unreached: ['date'] });
  expect(await officeFaults(bytes)).toEqual([]);
  const parts = await unzipped(bytes);
  const foot = textOfPart(parts.get('word/footer1.xml')!);
  expect(told(foot).at(-1)).toBe(` ${report.title} ${report.title}`);
  expect(foot).toContain('<w:drawing>');
  expect(told(textOfPart(parts.get(DOCUMENT)!))).toEqual(expect.arrayContaining([report.title, '{{date}}']));
});

it('filledTemplate(report, a template with parts in a cell) fills it', async () => {
  const made = await changed(await template(['{{title}}']), DOCUMENT, (xml) =>
    xml.replace(
      '<w:sectPr>',
      '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>{{parts}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/><w:sectPr>',
    ),
  );
  const { bytes } = await filledTemplate(report, made, 't.docx');
  expect(await officeFaults(bytes)).toEqual([]);
  const xml = await documentOf(bytes);
  for (const { message } of report.parts) expect(told(xml)).toContain(message);
  // What ends a cell is a paragraph: programs mend a file where a table does.
  expect(xml).not.toContain('</w:tbl></w:tc>');
});

it('filledTemplate(report, a template with macros) refuses', async () => {
  const made = await changed(await template(['{{title}}']), '[Content_Types].xml', (xml) =>
    xml.replace(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
      'application/vnd.ms-word.template.macroEnabled.main+xml',
    ),
  );
  await expect(filledTemplate(report, made, 't.dotm')).rejects.toThrow(/without macros/);
});
