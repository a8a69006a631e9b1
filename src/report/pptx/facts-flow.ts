import type { Facts } from '../office/office-report.ts';
import { oneLine } from '../office/one-line.ts';
import { type Flow, noRoom, type Taken } from './flow.ts';
import { lineCount } from './measured-text.ts';
import { heightOf, looks, paragraphOf, textAt } from './paragraphs.ts';
import { body, type Placed, type PlannedParagraph } from './planned.ts';

const MOST_CARDS_IN_A_ROW = 4;
const CARD_GAP = 12;
/** Points around the texts of a card. */
export const cardPadding = 10;

/** Cards, up to four beside one another: the label small, the value below it. */
export function factsFlow({ facts }: Facts): Flow {
  const inRow = facts.length === 5 || facts.length === 6 ? 3 : Math.min(MOST_CARDS_IN_A_ROW, facts.length);
  const width = (body.width - CARD_GAP * (inRow - 1)) / inRow;
  const rows: Facts['facts'][] = [];
  for (let at = 0; at < facts.length; at += inRow) rows.push(facts.slice(at, at + inRow));
  return cardsFrom(
    rows.map((row) => row.map((fact) => cardOf(fact, width - 2 * cardPadding))),
    width,
  );
}

function cardOf({ label, value }: Facts['facts'][number], width: number): PlannedParagraph[] {
  const isShort = lineCount(oneLine(value), looks.value, width) === 1;
  return [
    { ...paragraphOf(label, looks.label, 2, width), after: 2 },
    paragraphOf(value, isShort ? looks.value : looks.longValue, 4, width),
  ];
}

type Card = readonly PlannedParagraph[];

function cardsFrom(rows: readonly (readonly Card[])[], width: number): Flow {
  return {
    count: rows.flat().length,
    needsBelow: 0,
    take: (room): Taken => {
      const [row, ...others] = rows;
      if (row === undefined) return { height: 0, place: () => [], rest: null };
      const height = Math.max(...row.map((card) => cardHeight(card, width)));
      if (height > room) return { ...noRoom, rest: null };
      const place = (x: number, y: number): Placed[] =>
        row.map((card, at) => ({
          ...textAt({ x: x + at * (width + CARD_GAP), y, width, height }, card),
          isCard: true,
        }));
      if (others.length === 0) return { height, place, rest: null };
      const below = cardsFrom(others, width).take(room - height - CARD_GAP);
      if (below.place === null) return { height, place, rest: cardsFrom(others, width) };
      const placeBelow = below.place;
      return {
        height: height + CARD_GAP + below.height,
        rest: below.rest,
        place: (x, y) => [...place(x, y), ...placeBelow(x, y + height + CARD_GAP)],
      };
    },
  };
}

function cardHeight(card: Card, width: number): number {
  const inside = width - 2 * cardPadding;
  return card.reduce((sum, one) => sum + heightOf(one, inside) + one.after, 2 * cardPadding);
}
