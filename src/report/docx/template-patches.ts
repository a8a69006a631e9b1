import type { IPatch } from 'docx';
import { logoOf } from '../office/logo.ts';
import type { OfficePart, OfficeReport } from '../office/office-report.ts';
import { bodyChildren, chapterChildren } from './chapters.ts';
import { logoRun } from './logo.ts';
import type { Setting } from './setting.ts';
import type { TemplatePlace } from './template-places.ts';
import { textRuns } from './text-runs.ts';

/** What stands at each place; small ones first: the package reads all that is there again for each. */
export function patchesOf(
  report: OfficeReport,
  places: readonly TemplatePlace[],
  setting: Setting,
): Record<string, IPatch> {
  const { PatchType } = setting.docx;
  const placed = new Set(places.map(({ name }) => name));
  const homeless = report.parts.filter(({ id }) => !placed.has(id));
  const lines: Record<string, IPatch> = {};
  const bodies: Record<string, IPatch> = {};
  for (const { name, told } of places) {
    const line = lineOf(name, report, setting);
    const body = line === null ? bodyOf(name, report.parts, homeless, setting) : null;
    if (line !== null) lines[told] = { type: PatchType.PARAGRAPH, children: line };
    else if (body !== null) bodies[told] = { type: PatchType.DOCUMENT, children: body };
  }
  return { ...lines, ...bodies };
}

function lineOf(name: string, report: OfficeReport, { docx }: Setting) {
  const { title, subtitle, date, branding, parts } = report;
  if (name === 'logo') return [logoOrNothing(report, docx)];
  const texts = new Map([
    ['title', title],
    ['subtitle', subtitle],
    ['date', date],
    ['footer', branding?.footer ?? ''],
    ['confidentiality', branding?.confidentiality ?? ''],
    ...parts.map(({ id, heading }): [string, string] => [`${id}.heading`, heading]),
  ]);
  const text = texts.get(name);
  return text === undefined ? null : textRuns(docx, text);
}

function logoOrNothing({ branding, title }: OfficeReport, docx: Setting['docx']) {
  const logo = logoOf(branding);
  return logo === null ? new docx.TextRun('') : logoRun(docx, logo, title);
}

function bodyOf(
  name: string,
  parts: readonly OfficePart[],
  homeless: readonly OfficePart[],
  setting: Setting,
) {
  if (name === 'parts') return homeless.flatMap((part) => chapterChildren(part, [], setting));
  const part = parts.find(({ id }) => id === name);
  return part === undefined ? null : bodyChildren(part, setting);
}
