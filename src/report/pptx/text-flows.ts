import type { Bullets, Heading, Paragraph } from '../office/office-report.ts';
import { type Flow, noRoom } from './flow.ts';
import { heightOf, looks, paragraphOf, textAt } from './paragraphs.ts';
import { body, type PlannedParagraph } from './planned.ts';

/** A paragraph longer than this is for the document. */
const MOST_LINES_OF_A_PARAGRAPH = 6;
const MOST_LINES_OF_AN_ITEM = 4;
/** What follows a heading has room for a line of a table with its head. */
const NEEDS_BELOW_A_HEADING = 90;
/** Of a bullet and the space behind it. */
export const bulletIndent = 16;

export function paragraphFlow({ text, look }: Paragraph): Flow {
  return whole(paragraphOf(text, looks[look ?? 'plain'], MOST_LINES_OF_A_PARAGRAPH), 0);
}

export function headingFlow({ text, depth }: Heading): Flow {
  return whole(paragraphOf(text, looks[depth === 2 ? 'heading2' : 'heading3'], 2), NEEDS_BELOW_A_HEADING);
}

/** A text that is set at once or not at all. */
function whole(paragraph: PlannedParagraph, needsBelow: number): Flow {
  const height = heightOf(paragraph, body.width);
  return {
    count: 1,
    needsBelow,
    take: (room) =>
      height > room
        ? { ...noRoom, rest: null }
        : { height, rest: null, place: (x, y) => [textAt({ x, y, width: body.width, height }, [paragraph])] },
  };
}

/** Items go on over several slides; none is parted. */
export function bulletsFlow({ items }: Bullets): Flow {
  return bulletsFrom(
    items.map((item) => ({
      ...paragraphOf(item, looks.plain, MOST_LINES_OF_AN_ITEM, body.width - bulletIndent),
      isBullet: true,
      after: 5,
    })),
  );
}

function bulletsFrom(items: readonly PlannedParagraph[]): Flow {
  return {
    count: items.length,
    needsBelow: 0,
    take: (room) => {
      let height = 0;
      const set: PlannedParagraph[] = [];
      for (const item of items) {
        const next = heightOf(item, body.width - bulletIndent) + item.after;
        if (height + next > room) break;
        height += next;
        set.push(item);
      }
      if (set.length === 0) return { ...noRoom, rest: null };
      const rest = set.length < items.length ? bulletsFrom(items.slice(set.length)) : null;
      return { height, rest, place: (x, y) => [textAt({ x, y, width: body.width, height }, set)] };
    },
  };
}
