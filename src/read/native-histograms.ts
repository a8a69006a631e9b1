import type { Fault } from '../errors.ts';

/** What to say of series whose samples are native histograms. */
export function nativeHistograms(place: string, series: number): Fault {
  return {
    code: 'native-histograms',
    place,
    what: `${series === 1 ? '1 series holds' : `${series} series hold`} native histograms, which are not read`,
    fix: 'ask for numbers: histogram_quantile(0.95, sum(rate(NAME[5m])))',
  };
}
