import type { Threshold } from '../thresholds.ts';

/** Whether a threshold holds of a value. */
export function holds({ comparison, limit }: Threshold, observed: number): boolean {
  return compared[comparison](observed, limit);
}

const compared: Readonly<Record<Threshold['comparison'], (observed: number, limit: number) => boolean>> = {
  '<': (observed, limit) => observed < limit,
  '<=': (observed, limit) => observed <= limit,
  '>': (observed, limit) => observed > limit,
  '>=': (observed, limit) => observed >= limit,
  '==': (observed, limit) => observed === limit,
  '!=': (observed, limit) => observed !== limit,
};
