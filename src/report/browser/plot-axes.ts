import type uPlot from 'uplot';
import { FONT } from './canvas.ts';
import { drawNumbers, drawTimes, TIMES_HEIGHT } from './canvas-labels.ts';
import { colourOf } from './colours.ts';
import { numberTexts } from './number-texts.ts';
import type { ShownTime } from './shown-time.ts';
import { ticksOf } from './time-ticks.ts';

/** What the axes of a plot tell. */
export interface Scaled {
  readonly tz: string;
  readonly unit: string | null;
  readonly time: ShownTime;
}

/** Pixels beside a plot for its numbers; on a narrow one they stand inside. */
const NUMBERS_WIDTH = 84;
const MARGIN = 4;
const WIDE_MARGIN = 16;
const NARROW = 480;
/** Pixels of a character at most, and between a number and the plot. */
const CHARACTER_WIDTH = 7;
const NUMBER_GAP = 12;
/** Pixels between two numbers, at least. */
const NUMBER_DISTANCE = 26;

/** Its texts are drawn by `drawLabels`. */
export function timeAxis({ tz, time }: Scaled): uPlot.Axis {
  return {
    ...axisLook(),
    size: TIMES_HEIGHT,
    splits: (plot) => ticksOf(time.shown, tz, widthOf(plot)).map(({ ms }) => ms),
    values: (_plot, moments) => moments.map(() => ''),
  };
}

/** What the time takes; numbers that are longer than others take some of it. */
function widthOf(plot: uPlot): number {
  return plot.width - (isNarrow(plot) ? MARGIN : NUMBERS_WIDTH) - marginOf(plot);
}

export function marginOf(plot: uPlot): number {
  return isNarrow(plot) ? MARGIN : WIDE_MARGIN;
}

/** @param keep is told which numbers there are */
export function valueAxis({ unit }: Scaled, keep: (numbers: readonly number[]) => void): uPlot.Axis {
  return {
    ...axisLook(),
    ticks: { show: false },
    gap: NUMBER_GAP - 4,
    space: NUMBER_DISTANCE,
    values: (plot, numbers) => {
      keep(numbers);
      return isNarrow(plot) ? numbers.map(() => '') : withUnit(numbers, unit);
    },
    size: (plot, texts) => {
      const longest = Math.max(0, ...(texts ?? []).map((text) => text.length));
      return isNarrow(plot) ? MARGIN : Math.max(NUMBERS_WIDTH, longest * CHARACTER_WIDTH + NUMBER_GAP);
    },
  };
}

/** The unit stands with the highest number. */
function withUnit(numbers: readonly number[], unit: string | null): string[] {
  const texts = numberTexts(numbers);
  return unit === null ? texts : texts.map((text, i) => (i === texts.length - 1 ? `${text} ${unit}` : text));
}

/** The texts of both axes, and the numbers of a plot that has no room beside it. */
export function drawLabels(plot: uPlot, numbers: readonly number[], { tz, unit, time }: Scaled): void {
  drawTimes(plot, ticksOf(time.shown, tz, widthOf(plot)));
  if (isNarrow(plot)) drawNumbers(plot, numbers, withUnit(numbers, unit));
}

function isNarrow({ width }: uPlot): boolean {
  return width <= NARROW;
}

function axisLook(): uPlot.Axis {
  return {
    font: FONT,
    stroke: () => colourOf('muted'),
    grid: { stroke: () => colourOf('grid'), width: 1 },
    ticks: { stroke: () => colourOf('grid'), width: 1, size: 4 },
  };
}
