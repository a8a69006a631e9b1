import { xmlText } from '../office/xml-text.ts';
import type { ChartLook } from './chart-look.ts';
import { lineXml, textLookXml, titleXml } from './drawing-xml.ts';

interface Axis {
  readonly id: number;
  /** The id of the other axis. */
  readonly crosses: number;
  readonly position: 'b' | 'l';
}

export interface ValueAxis extends Axis {
  readonly title: string;
  /** Where this one stands on the other. */
  readonly crossesAt: 'min' | 'max';
  readonly hasGrid: boolean;
  /** As the program sees fit where null. */
  readonly scale: { readonly min: number; readonly max: number; readonly step: number } | null;
  /** In the format codes of workbooks. */
  readonly format: string;
  /** Whether points stand in the middle of what the other axis shares out, as bars do. */
  readonly isBetween: boolean;
}

const GRID = 'E3E7EB';
const AXIS = '505962';

/** Names downwards, each of them shown. SOURCE: ECMA-376 part 1, §21.2.2.25 and its schema, CT_CatAx. */
export function categoryAxisXml(axis: Axis, look: ChartLook): string {
  return `<c:catAx>${headXml(axis, '<c:orientation val="maxMin"/>')}\
${bodyXml(axis, { format: 'General', labels: 'low' }, look)}<c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/>\
<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>`;
}

/** Numbers or moments. SOURCE: ECMA-376 part 1, §21.2.2.226 and its schema, CT_ValAx. */
export function valueAxisXml(axis: ValueAxis, look: ChartLook): string {
  const { scale, title, format, crossesAt } = axis;
  const ends = scale === null ? '' : `<c:max val="${scale.max}"/><c:min val="${scale.min}"/>`;
  const step = scale === null || scale.step <= 0 ? '' : `<c:majorUnit val="${scale.step}"/>`;
  const grid = `<c:majorGridlines><c:spPr>${lineXml(GRID, 0.5)}</c:spPr></c:majorGridlines>`;
  return `<c:valAx>${headXml(axis, `<c:orientation val="minMax"/>${ends}`)}${axis.hasGrid ? grid : ''}\
${titleXml(title, look, look.textPoints)}${bodyXml(axis, { format, labels: 'nextTo' }, look)}<c:crosses val="${crossesAt}"/>\
<c:crossBetween val="${axis.isBetween ? 'between' : 'midCat'}"/>${step}</c:valAx>`;
}

function headXml({ id, position }: Axis, scaling: string): string {
  return `<c:axId val="${id}"/><c:scaling>${scaling}</c:scaling><c:delete val="0"/><c:axPos val="${position}"/>`;
}

/** @param labels beside the axis, or at the edge, where no bar below zero crosses them */
function bodyXml(
  { crosses }: Axis,
  { format, labels }: { readonly format: string; readonly labels: 'nextTo' | 'low' },
  look: ChartLook,
): string {
  return `<c:numFmt formatCode="${xmlText(format)}" sourceLinked="0"/><c:majorTickMark val="out"/>\
<c:minorTickMark val="none"/><c:tickLblPos val="${labels}"/><c:spPr>${lineXml(AXIS, 0.5)}</c:spPr>\
${textLookXml(look, look.textPoints)}<c:crossAx val="${crosses}"/>`;
}
