import { describe, expect, it } from 'vitest';
import { chartsSection } from '../../../src/report/page/charts-section.ts';
import { liveBytes, withNumbers, withStillsTold } from '../../../src/report/page/live-room.ts';
import { drawnChart } from '../../../src/report/page/pictures.ts';
import { madeDocument } from './made-document.ts';

const document = madeDocument({ findings: 3, charts: 3, samples: 240 });
const drawn = document.charts.map((part) => drawnChart(part, { tz: 'UTC', isLive: true }));
const all = liveBytes(drawn);
const first = liveBytes(drawn.slice(0, 1));

describe('withNumbers(charts, bytes)', () => {
  it.each([
    [all, 3],
    [all - 1, 2],
    [first, 1],
    [first - 1, 0],
    [-5, 0],
  ])('with room for %d bytes keeps the numbers of the first %d, and every picture', (bytes, live) => {
    const charts = withNumbers(drawn, bytes);
    expect(charts.map(({ data }) => data !== null)).toEqual([0, 1, 2].map((at) => at < live));
    expect(charts.map(({ chart }) => chart)).toEqual(drawn.map(({ chart }) => chart));
  });
});

describe('withStillsTold(document, charts)', () => {
  it('is the document itself where all have their numbers', () => {
    expect(withStillsTold(document, drawn)).toBe(document);
  });

  it('says how many can be zoomed, and so does each chart that cannot', () => {
    const charts = withNumbers(drawn, first);
    expect(withStillsTold(document, charts).leftOut.at(-1)).toBe(
      'Of 3 charts the first 1 can be zoomed and read by the sample; the others are pictures: the page has no room for all samples.',
    );
    const text = String(chartsSection(document, charts));
    expect(text.match(/class="chart-data"/g)).toHaveLength(1);
    expect(text.match(/A picture alone: this page has no room for the samples\./g)).toHaveLength(2);
    expect(text.match(/id="chart-\d-picture-title"/g)).toHaveLength(3);
    expect(String(chartsSection(document, withNumbers(drawn, 0)))).not.toContain('A picture alone');
  });
});
