import type { Picture } from '../maturity-report/document.ts';
import { dispersion } from './dispersion.ts';
import { dumbbell } from './dumbbell.ts';
import { effortImpact } from './effort-impact.ts';
import { heatmap } from './heatmap.ts';
import { lanes } from './lanes.ts';
import { slope } from './slope.ts';

/** A picture of the maturity report as SVG for a page that holds `maturityChartStyle`. */
export function maturityPicture(picture: Picture): string {
  switch (picture.kind) {
    case 'dumbbell':
      return dumbbell(picture);
    case 'heatmap':
      return heatmap(picture);
    case 'lanes':
      return lanes(picture);
    case 'slope':
      return slope(picture);
    case 'dispersion':
      return dispersion(picture);
    case 'effort-impact':
      return effortImpact(picture);
  }
}
