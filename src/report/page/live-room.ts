import type { ReportDocument } from '../document/document.ts';
import { withinBytes } from '../document/within-bytes.ts';
import { counted, humanCount } from '../units.ts';
import { jsonMarkup } from './markup.ts';
import type { DrawnChart } from './pictures.ts';

/** Bytes of the numbers of all charts. */
export function liveBytes(charts: readonly DrawnChart[]): number {
  return new TextEncoder().encode(textsOf(charts).join('')).length;
}

/** The charts, of which the first have their numbers, as many as have room, and the others are pictures alone. */
export function withNumbers(charts: readonly DrawnChart[], bytes: number): DrawnChart[] {
  const live = withinBytes(textsOf(charts), bytes).length;
  return charts.map((chart, at) => (at < live ? chart : { ...chart, data: null }));
}

function textsOf(charts: readonly DrawnChart[]): string[] {
  return charts.map(({ data }) => (data === null ? '' : String(jsonMarkup(data))));
}

/** The report with what it says of charts that are pictures alone. */
export function withStillsTold(document: ReportDocument, charts: readonly DrawnChart[]): ReportDocument {
  const live = charts.filter(({ data }) => data !== null).length;
  if (live === charts.length) return document;
  const told = `Of ${counted(charts.length, 'chart')} the first ${humanCount(live)} can be zoomed and read by the sample; the others are pictures: the page has no room for all samples.`;
  return { ...document, leftOut: [...document.leftOut, told] };
}
