import { XML_HEAD, xmlText } from '../office/xml-text.ts';
import type { ChartLook } from './chart-look.ts';
import { textLookXml, titleXml } from './drawing-xml.ts';

const NAMESPACES = [
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
].join(' ');

/** Of the relationship from a chart to its workbook. */
export const WORKBOOK_RELATIONSHIP = 'rId1';

/**
 * The part of a chart around its plot and axes; a missing value leaves a gap.
 * SOURCE: ECMA-376 part 1, §21.2.2.29, and the order of elements of its schema dml-chart.xsd.
 */
export function chartSpace(plot: string, title: string, look: ChartLook): string {
  const shown = look.titlePoints === null ? '' : titleXml(title, look, look.titlePoints);
  return `${XML_HEAD}<c:chartSpace ${NAMESPACES}><c:date1904 val="0"/><c:lang val="${xmlText(look.lang)}"/><c:roundedCorners val="0"/>\
<c:chart>${shown}<c:autoTitleDeleted val="${shown === '' ? 1 : 0}"/><c:plotArea><c:layout/>${plot}</c:plotArea>\
<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/>\
<c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>\
${textLookXml(look, look.textPoints)}<c:externalData r:id="${WORKBOOK_RELATIONSHIP}">\
<c:autoUpdate val="0"/></c:externalData></c:chartSpace>`;
}
