import type { Contradiction } from '../../maturity/contradictions.ts';
import type { AssessmentWords } from './words.ts';

/** A contradiction in one sentence, without its code. */
export function contradictionText(found: Contradiction, words: AssessmentWords): string {
  const { contradictions: say, list } = words;
  switch (found.code) {
    case 'K2':
      return say.ladderSkip(found.dimension, list(found.met), list(found.unmet));
    case 'K3': {
      const needs = found.heldBy.map(({ dimension, needs: needed, has }) => say.need(dimension, needed, has));
      return say.capBreach(found.dimension, found.uncapped, found.level, list(needs));
    }
    case 'K5':
      return found.gap.medians === null
        ? say.roleGapHidden(found.gate, found.gap.steps)
        : say.roleGap(found.gate, String(found.gap.medians.manager), String(found.gap.medians.practitioner));
    case 'K6':
      return found.why === 'stale'
        ? say.stale(list(found.gates), found.what)
        : say.overUsed(list(found.gates), found.what);
  }
}
