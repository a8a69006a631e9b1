import type { IRunPropertiesOptions, TextRun } from 'docx';
import { oneLine } from '../office/one-line.ts';
import { fitText } from '../office/xml-text.ts';
import type { Docx } from './setting.ts';

/**
 * Stands behind each opening brace until the file is finished: the package replaces `{name-0}` and `{{name}}` in
 * whatever text it finds. No character of any text (Unicode 17, §23.7, noncharacters).
 */
const BRACE_GUARD = '\ufdd0';

/** Runs of a text as it is; a line end becomes a break, a tab a space. */
export function textRuns(docx: Docx, text: string, look: IRunPropertiesOptions = {}): TextRun[] {
  return guarded(text)
    .split('\n')
    .map((line, at) => new docx.TextRun({ ...look, text: line, ...(at > 0 && { break: 1 }) }));
}

/** The text on one line, for what is no paragraph. */
export function guardedLine(text: string): string {
  return guarded(oneLine(text));
}

function guarded(text: string): string {
  return fitText(text)
    .replaceAll(BRACE_GUARD, '\ufffd')
    .replaceAll('\t', ' ')
    .replaceAll('{', `{${BRACE_GUARD}`);
}

/** A finished part: the guards are gone. */
export function withoutGuards(xml: string): string {
  return xml.replaceAll(BRACE_GUARD, '');
}
