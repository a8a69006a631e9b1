import type { OfficeBlock, OfficePart, OfficeReport } from '../office/office-report.ts';
import { oneLine } from '../office/one-line.ts';
import { barsFlow, timeFlow } from './chart-flow.ts';
import { factsFlow } from './facts-flow.ts';
import { type Flow, type FlowRoom, flowed } from './flow.ts';
import { cutToLines, lineCount, lineHeight, textWidth } from './measured-text.ts';
import { smallText } from './paragraphs.ts';
import { type Box, body, headingBox, type PlannedSlide, type PlannedTitle, titleBox } from './planned.ts';
import { tableFlow } from './table-flow.ts';
import { bulletsFlow, headingFlow, paragraphFlow } from './text-flows.ts';

const headingStyle = { sizePoints: 13, isBold: true };

/** The slides of a report: the first tells its title, each part has one or more; appendices are left out. */
export function deckOf(report: OfficeReport): readonly PlannedSlide[] {
  const first: PlannedSlide = {
    layout: 'title',
    heading: cutToLines(oneLine(report.subtitle), { sizePoints: 18 }, { widthPoints: 792, lines: 4 }),
    title: titleOf(oneLine(report.title), '', [38, 32, 28, 24]),
    notes: [],
    placed: [],
  };
  return [
    first,
    ...report.parts.filter(({ isAppendix }) => !isAppendix).flatMap((part) => partOf(part, report)),
  ];
}

function partOf(part: OfficePart, { words }: OfficeReport): readonly PlannedSlide[] {
  const message = oneLine(part.message);
  const heading = cutToLines(oneLine(part.heading), headingStyle, {
    widthPoints: headingBox.width,
    lines: 1,
  });
  const titleAt = (at: string) =>
    titleOf(message, at === '' ? '' : ` (${words.continued} ${at})`, [28, 24, 20]);
  const flows = part.blocks.filter(isShown).map(flowOf);
  const more: FlowRoom['more'] = (count, box) => smallText(words.more(count), box);
  const once = flowed(flows, { room: below(titleAt('')), more });
  const slides = once.length === 1 ? once : flowed(flows, { room: below(titleAt('9/9')), more });
  return slides.map((placed, at) => ({
    layout: 'part',
    heading,
    title: titleAt(at === 0 ? '' : `${at + 1}/${slides.length}`),
    notes: at === 0 ? part.notes : [],
    placed,
  }));
}

/** Room below a title: the second line of one that has none is not left empty. */
function below({ text, sizePoints }: PlannedTitle): Box {
  const style = { sizePoints, isBold: true };
  if (lineCount(text, style, titleBox.width) > 1) return body;
  const up = titleBox.height - lineHeight(text, style);
  return { ...body, y: body.y - up, height: body.height + up };
}

/** A block without content takes no room. */
function isShown(block: OfficeBlock): boolean {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return oneLine(block.text) !== '';
    case 'bullets':
      return block.items.length > 0;
    case 'facts':
      return block.facts.length > 0;
    case 'table':
      return block.columns.length > 0;
    case 'bars':
      return block.categories.length > 0 && block.series.length > 0;
    case 'time':
      return block.times.length > 0 && block.series.length > 0;
  }
}

function flowOf(block: OfficeBlock): Flow {
  switch (block.kind) {
    case 'heading':
      return headingFlow(block);
    case 'paragraph':
      return paragraphFlow(block);
    case 'bullets':
      return bulletsFlow(block);
    case 'facts':
      return factsFlow(block);
    case 'table':
      return tableFlow(block);
    case 'bars':
      return barsFlow(block);
    case 'time':
      return timeFlow(block);
  }
}

/** In the largest size that has room in two lines; of a longer one the end is cut, but not what comes after it. */
function titleOf(text: string, after: string, sizes: readonly number[]): PlannedTitle {
  const room = { widthPoints: titleBox.width, lines: 2 };
  const styles = sizes.map((sizePoints) => ({ sizePoints, isBold: true }));
  const style = styles.find((one) => lineCount(text + after, one, room.widthPoints) <= room.lines);
  if (style !== undefined) return { text: text + after, sizePoints: style.sizePoints };
  const least = styles.at(-1)!;
  const widthPoints = room.widthPoints - textWidth(after, least);
  return { text: cutToLines(text, least, { ...room, widthPoints }) + after, sizePoints: least.sizePoints };
}
