import type { FileChild, ISectionOptions } from 'docx';
import type { OfficeReport } from '../office/office-report.ts';
import { BULLETS } from './blocks.ts';
import { chapterChildren, chaptersOf } from './chapters.ts';
import { finished } from './finished.ts';
import { pageFoot } from './foot.ts';
import { contentsChildren, coverChildren } from './front.ts';
import { page, type Setting, settingOf } from './setting.ts';
import { documentStyles } from './styles.ts';
import { isWide } from './tables.ts';

/**
 * A report as a Word document on A4: cover, contents, a chapter a part. The notes of speakers stay out. The same
 * bytes for the same report.
 */
export async function docxOf(report: OfficeReport): Promise<Uint8Array> {
  const setting = await settingOf(report, false);
  const { docx, colours, lang } = setting;
  const document = new docx.Document({
    title: '',
    styles: documentStyles(colours, lang),
    numbering: { config: [{ reference: BULLETS, levels: [bulletLevel(setting)] }] },
    sections: sectionsOf(report, setting),
  });
  return finished(await docx.Packer.pack(document, 'uint8array'), report, setting);
}

function bulletLevel({ docx }: Setting) {
  return {
    level: 0,
    format: docx.LevelFormat.BULLET,
    text: '•',
    alignment: docx.AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 360, hanging: 240 } } },
  };
}

/** The front, then runs of parts that stand or lie. */
function sectionsOf(report: OfficeReport, setting: Setting): ISectionOptions[] {
  const chapters = chaptersOf(report.parts);
  const front = [...coverChildren(report, setting), ...contentsChildren(chapters.flat(), setting)];
  const runs: { readonly isLying: boolean; readonly children: FileChild[] }[] = [];
  for (const [at, part] of report.parts.entries()) {
    const isLying = part.blocks.some((block) => block.kind === 'table' && isWide(block));
    if (runs.at(-1)?.isLying !== isLying) runs.push({ isLying, children: [] });
    runs.at(-1)?.children.push(...chapterChildren(part, chapters[at] ?? [], setting));
  }
  return [
    frontSection(front, report, setting),
    ...runs.map(({ isLying, children }) => section(children, isLying, report, setting)),
  ];
}

/** Its first page, the cover, has no foot. */
function frontSection(
  children: readonly FileChild[],
  report: OfficeReport,
  setting: Setting,
): ISectionOptions {
  const { properties, ...rest } = section(children, false, report, setting);
  return { ...rest, properties: { ...properties, titlePage: true } };
}

function section(
  children: readonly FileChild[],
  isLying: boolean,
  { branding }: OfficeReport,
  setting: Setting,
): ISectionOptions {
  const { docx } = setting;
  const { width, height, margin } = page;
  const orientation = isLying ? docx.PageOrientation.LANDSCAPE : docx.PageOrientation.PORTRAIT;
  const across = (isLying ? height : width) - 2 * margin;
  return {
    properties: {
      page: {
        size: { width, height, orientation },
        margin: { top: margin, bottom: margin, left: margin, right: margin, header: 567, footer: 567 },
      },
    },
    footers: { default: pageFoot(branding, across, setting) },
    children,
  };
}
