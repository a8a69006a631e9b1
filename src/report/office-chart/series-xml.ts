import { columnLetters } from '../office/column-letters.ts';
import { xmlText } from '../office/xml-text.ts';
import { type ChartColumn, cellText } from './chart-sheet.ts';

/** Number and name of a series, from the head of its column; the first column holds no series. */
export function seriesHeadXml({ heading }: ChartColumn, at: number): string {
  return `<c:idx val="${at}"/><c:order val="${at}"/><c:tx><c:strRef><c:f>Sheet1!$${columnLetters(at + 2)}$1</c:f>\
<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${xmlText(heading)}</c:v></c:pt></c:strCache></c:strRef></c:tx>`;
}

/** Names of the column at a place of the sheet, from 0. */
export function namesXml(column: ChartColumn, at: number): string {
  return `<c:strRef><c:f>${rangeOf(column, at)}</c:f><c:strCache>${pointsXml(column)}</c:strCache></c:strRef>`;
}

/** Numbers of the column at a place of the sheet, from 0; a gap where a cell is empty. */
export function numbersXml(column: ChartColumn, at: number): string {
  return `<c:numRef><c:f>${rangeOf(column, at)}</c:f><c:numCache><c:formatCode>${column.format}</c:formatCode>\
${pointsXml(column)}</c:numCache></c:numRef>`;
}

function pointsXml({ values }: ChartColumn): string {
  const points = values.map(cellText).map((text, at) => {
    return text === null ? '' : `<c:pt idx="${at}"><c:v>${xmlText(text)}</c:v></c:pt>`;
  });
  return `<c:ptCount val="${values.length}"/>${points.join('')}`;
}

/** A column without rows still has a place where they would be. */
function rangeOf({ values }: ChartColumn, at: number): string {
  const letter = columnLetters(at + 1);
  return `Sheet1!$${letter}$2:$${letter}$${Math.max(2, values.length + 1)}`;
}
