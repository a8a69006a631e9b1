import type { Judgement } from '../model/detectors/detector.ts';
import type { Series } from '../series/series.ts';
import type { ReportedFinding } from './result.ts';
import { counted, humanCount, humanNumber } from './units.ts';

/** How much history a judgement rests on, as a word and why it is this one. */
export interface Confidence {
  readonly confidence: ReportedFinding['confidence'];
  readonly confidenceWhy: string;
}

/** Seen this many cycles of its season, or this many samples without one, a series is known well. */
const MANY_CYCLES = 4;
const MANY_SAMPLES = 1000;
/** In less than three days what is usual for the hour cannot be told from what is not. */
const FEW_DAYS_MS = 3 * 86_400_000;

/**
 * @param judgement undefined of what is told by the samples themselves: restarts, shared gaps, limits
 * @example { confidence: 'medium', confidenceWhy: 'its season (week) was seen 3.1 times; from 4 times on it is known well' }
 */
export function confidenceIn(
  judgement: Judgement | undefined,
  { values, stepMs }: Pick<Series, 'values' | 'stepMs'>,
): Confidence {
  if (judgement === undefined) return { confidence: 'high', confidenceWhy: 'it needs no history' };
  const samples = values.length;
  const low = (confidenceWhy: string): Confidence => ({ confidence: 'low', confidenceWhy });
  if (!judgement.isLearned)
    return low(`in ${counted(samples, 'sample')} nobody learns how often a series surprises`);
  if (judgement.model === 'median') return low(`of ${counted(samples, 'sample')} only the median is known`);
  if (judgement.model === 'trend' && samples * stepMs < FEW_DAYS_MS)
    return low('in less than three days what is usual for the hour is not learned');
  const longest = judgement.periods.at(-1);
  return longest === undefined ? bySamples(samples) : byCycles(samples / longest.length, longest.label);
}

function bySamples(samples: number): Confidence {
  const seen = `${counted(samples, 'sample')}, and no season`;
  if (samples >= MANY_SAMPLES) return { confidence: 'high', confidenceWhy: seen };
  return {
    confidence: 'medium',
    confidenceWhy: `${seen}; from ${humanCount(MANY_SAMPLES)} on it is known well`,
  };
}

function byCycles(cycles: number, label: string): Confidence {
  const seen = `its season (${label}) was seen ${humanNumber(Math.floor(cycles * 10) / 10)} times`;
  if (cycles >= MANY_CYCLES) return { confidence: 'high', confidenceWhy: seen };
  return { confidence: 'medium', confidenceWhy: `${seen}; from ${MANY_CYCLES} times on it is known well` };
}
