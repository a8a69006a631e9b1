import { xmlText } from '../office/xml-text.ts';
import type { ChartLook } from './chart-look.ts';

/** English Metric Units. */
const EMU_PER_POINT = 12_700;

/** Of the texts, in `RRGGBB`. */
const INK = '1B1F24';

export function fillXml(colour: string): string {
  return `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
}

export function lineXml(colour: string, points: number, dash: 'solid' | 'dash' | 'sysDot' = 'solid'): string {
  const width = Math.round(points * EMU_PER_POINT);
  return `<a:ln w="${width}" cap="rnd">${fillXml(colour)}<a:prstDash val="${dash}"/><a:round/></a:ln>`;
}

/** How the texts of an element of a chart, or of all of it, are set. */
export function textLookXml({ lang, fonts }: ChartLook, points: number): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${textLook('a:defRPr', fonts, points)}</a:pPr>\
<a:endParaRPr lang="${xmlText(lang)}"/></a:p></c:txPr>`;
}

/** A line of words above a chart or beside an axis; nothing for none. */
export function titleXml(text: string, { lang, fonts }: ChartLook, points: number): string {
  if (text === '') return '';
  const look = textLook('a:rPr', fonts, points, ` lang="${xmlText(lang)}" b="1"`);
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r>${look}<a:t>${xmlText(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

/** SOURCE: ECMA-376 part 1, §21.1.2.3.9: sizes in hundredths of a point, fill before fonts. */
function textLook(element: string, fonts: ChartLook['fonts'], points: number, attributes = ''): string {
  return `<${element}${attributes} sz="${Math.round(points * 100)}">${fillXml(INK)}\
<a:latin typeface="${xmlText(fonts.latin)}"/><a:ea typeface="${xmlText(fonts.eastAsian)}"/></${element}>`;
}
