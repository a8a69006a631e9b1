import type { Detector } from './detector.ts';

/** The detectors, each loaded when it is asked for. */
export const detectors = {
  stl: async (): Promise<Detector> => (await import('./stl-remainder.ts')).stlRemainder,
} satisfies Record<string, () => Promise<Detector>>;

export type DetectorName = keyof typeof detectors;
export const detectorNames: readonly DetectorName[] = Object.keys(detectors) as DetectorName[];
