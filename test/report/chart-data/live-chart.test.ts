import { expect, it } from 'vitest';
import { liveChart } from '../../../src/report/chart-data/live-chart.ts';
import { severityShapes } from '../../../src/report/charts/marks.ts';
import type { ChartPart } from '../../../src/report/document/document.ts';

it('liveChart(chart, tz) tells what the script draws, marks by the shape of the drawn picture', () => {
  const mark = { id: 'finding-1', startMs: 0, endMs: 60_000, severity: 'high', isHollow: true } as const;
  const lines = { expected: [1, 2], lower: [0, 1], upper: [2, 3], trend: [1, 2], seasonal: [] };
  const chart: ChartPart = {
    id: 'chart-1',
    series: { text: 'cpu', full: null },
    unit: 's',
    description: 'cpu',
    data: { shape: 'samples', startMs: 0, stepMs: 60_000, values: [1, null], ...lines },
    marks: [{ ...mark, kind: 'spike', text: 'high spike', value: 1 }],
    gaps: [],
    decomposition: [],
  };
  expect(liveChart(chart, 'Asia/Kolkata')).toMatchObject({
    name: 'cpu',
    unit: 's',
    tz: 'Asia/Kolkata',
    slots: 2,
    slotsPerPixel: 1,
    values: { gaps: [1, 1] },
    marks: [{ ...mark, shape: severityShapes.high }],
  });
});
