import { utcOffsetMs } from '../../series/calendar.ts';
import type { TimeChart } from '../office/office-report.ts';
import type { OfficeColours } from '../office/tones.ts';
import { type ValueAxis, valueAxisXml } from './axis-xml.ts';
import type { ChartLook } from './chart-look.ts';
import { type ChartSheet, chartSheet } from './chart-sheet.ts';
import { chartSpace } from './chart-space.ts';
import { fillXml, lineXml } from './drawing-xml.ts';
import { numbersXml, seriesHeadXml } from './series-xml.ts';
import { timeScale } from './time-scale.ts';

const [TIMES, VALUES] = [500_001, 500_002];
const DAY_MS = 86_400_000;

/** Days from 1899-12-30, where the days of workbooks begin, to 1970-01-01. */
const EPOCH_DAY = 25_569;

/**
 * Moments as workbooks tell them, in days, on the clock of the zone: where it is turned back an hour is told twice,
 * and drawn over itself.
 */
export function timeSheet({ times, tz, series }: TimeChart): ChartSheet {
  const days = times.map((ms) => EPOCH_DAY + (ms + utcOffsetMs(ms, tz)) / DAY_MS);
  return chartSheet({ heading: tz, format: 'yyyy-mm-dd hh:mm', values: days }, series);
}

/** Lines over a true axis of time, however far apart the moments are. */
export function timeChartXml(chart: TimeChart, sheet: ChartSheet, look: ChartLook): string {
  const series = sheet.series.map((column, at) => {
    const line = lineLookXml(chart.series[at]!.role, look.colours);
    return `<c:ser>${seriesHeadXml(column, at)}${line}<c:xVal>${numbersXml(sheet.first, 0)}</c:xVal>\
<c:yVal>${numbersXml(column, at + 1)}</c:yVal><c:smooth val="0"/></c:ser>`;
  });
  const plot = `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${series.join('')}\
<c:axId val="${TIMES}"/><c:axId val="${VALUES}"/></c:scatterChart>`;
  const { format, ...scale } = timeScale(sheet.first.values.filter((day) => typeof day === 'number'));
  const shared = { crossesAt: 'min', isBetween: false } as const;
  const across: ValueAxis = {
    ...{ ...shared, id: TIMES, crosses: VALUES, position: 'b' },
    ...{ title: chart.tz, hasGrid: false, scale, format },
  };
  const up: ValueAxis = {
    ...{ ...shared, id: VALUES, crosses: TIMES, position: 'l' },
    ...{ title: '', hasGrid: true, scale: null, format: 'General' },
  };
  return chartSpace(plot + valueAxisXml(across, look) + valueAxisXml(up, look), chart.title, look);
}

/** Told apart without colour: by dash, by width, by marks. */
function lineLookXml(role: TimeChart['series'][number]['role'], { primary, muted }: OfficeColours): string {
  const found = 'B32D00';
  switch (role) {
    case 'value':
      return lookXml(lineXml(primary, 1.5));
    case 'expected':
      return lookXml(lineXml(muted, 1.25, 'dash'));
    case 'lower':
    case 'upper':
      return lookXml(lineXml('4D88BD', 1, 'sysDot'));
    case 'found':
      return lookXml(
        lineXml(found, 2.25),
        `<c:symbol val="circle"/><c:size val="5"/><c:spPr>${fillXml(found)}</c:spPr>`,
      );
  }
}

function lookXml(line: string, mark = '<c:symbol val="none"/>'): string {
  return `<c:spPr>${line}</c:spPr><c:marker>${mark}</c:marker>`;
}
