import type { Contradiction } from '../../maturity/contradictions.ts';
import { contradictionText } from './contradiction-text.ts';
import type { AssessmentResult } from './result.ts';
import type { AssessmentWords } from './words.ts';

/** A contradiction as a result tells it: its facts, and a sentence in the language of the result. */
export function reportedContradiction(
  found: Contradiction,
  words: AssessmentWords,
): AssessmentResult['contradictions'][number] {
  return {
    id: found.id,
    code: found.code,
    dimension: 'dimension' in found ? found.dimension : null,
    gates: gatesOf(found),
    message: contradictionText(found, words),
    resolution: found.resolution === null ? null : { ...found.resolution },
  };
}

function gatesOf(found: Contradiction): string[] {
  switch (found.code) {
    case 'K2':
      return [...found.unmet, ...found.met];
    case 'K3':
      return [];
    case 'K5':
      return [found.gate];
    case 'K6':
      return [...found.gates];
  }
}
