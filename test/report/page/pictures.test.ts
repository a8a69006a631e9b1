import { expect, it } from 'vitest';
import { documentOf } from '../../../src/report/document/build.ts';
import { cardPicture, drawnChart } from '../../../src/report/page/pictures.ts';
import { incident } from '../document/joined-results.ts';

const [series, ...others] = incident.result.series;
const values = series!.data!.shape === 'samples' ? series!.data!.values : [];
const outline = {
  startMs: series!.data!.startMs,
  stepMs: 60_000,
  first: values,
  min: values,
  max: values,
  last: values,
};
const result = {
  ...incident.result,
  series: [{ ...series!, data: { shape: 'picture' as const, ...outline } }, ...others],
};
const document = documentOf([result], { tz: 'UTC', branding: null });

it('drawnChart(a series of which the result holds the outline) draws it, live too, and takes nothing apart', () => {
  const part = document.charts.find((chart) => chart.series.text === series!.series)!;
  const { chart, decomposition, data } = drawnChart(part, { tz: 'UTC', isLive: true });
  expect(chart.toString()).toMatch(/<path class="value" d="M/);
  expect(chart.toString()).not.toContain('class="band"');
  expect(decomposition.toString()).toBe(
    '<p class="aside">The result holds the outline of this series alone, which is not taken apart.</p>',
  );
  expect(data).toMatchObject({ slots: values.length, components: [] });
});

it('cardPicture(a finding of such a series) shows its neighbourhood', () => {
  const card = document.first.find((finding) => finding.series.text === series!.series)!;
  expect(cardPicture(card, document)?.toString()).toContain('class="found mark-critical"');
});
