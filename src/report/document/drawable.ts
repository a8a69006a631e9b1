import type { ReportedSeries } from '../result.ts';
import type { FullData } from './document.ts';

type Data = NonNullable<ReportedSeries['data']>;
type Outline = Extract<Data, { readonly shape: 'picture' }>;

/** Samples that stand for a pixel. */
const PER_PIXEL = 4;

/**
 * What a picture is drawn of: all samples where the result holds them, else the outline, four samples a pixel, or one
 * where a pixel has one value. Of the least and the greatest of a pixel nobody knows which came before. An outline
 * has no band and is not taken apart.
 */
export function drawableData(data: Data): FullData {
  if (data.shape === 'samples') return data;
  const { startMs, stepMs, first } = data;
  const perPixel = hasOneValue(data) ? 1 : PER_PIXEL;
  const values = perPixel === 1 ? first : first.flatMap((_, pixel) => samplesOf(data, pixel));
  const none = values.map(() => null);
  const drawable: FullData = {
    shape: 'samples',
    startMs,
    stepMs: stepMs / perPixel,
    values,
    expected: none,
    lower: none,
    upper: none,
    trend: none,
    seasonal: [],
  };
  return perPixel === 1 ? drawable : { ...drawable, slotsPerPixel: perPixel };
}

function hasOneValue({ min, max }: Outline): boolean {
  return min.every((value, pixel) => value === max[pixel]);
}

function samplesOf({ first, min, max, last }: Outline, pixel: number): (number | null)[] {
  return [first, min, max, last].map((values) => values[pixel] ?? null);
}
