import { contradictionItems, flipItems, gateOf } from '../assessment/page-one.ts';
import type { AssessmentResult } from '../assessment/result.ts';
import { bullets, heading } from './blocks.ts';
import { dispersionPicture, dispersionTable, farApart } from './dispersion.ts';
import type { MaturityPart } from './document.ts';
import { byDistance, shortList } from './named.ts';
import { dimensionPart, gateLine } from './why-dimension.ts';
import type { MaturityWords } from './words.ts';

/** Why the level is what it is, then why each dimension stands where it does; the widest gap first. */
export function whyParts(result: AssessmentResult, words: MaturityWords): MaturityPart[] {
  return [
    overallPart(result, words),
    ...byDistance(result.dimensions).map((dimension) => dimensionPart(result, dimension, words)),
  ];
}

function overallPart(result: AssessmentResult, words: MaturityWords): MaturityPart {
  const { report: say } = words;
  const { progress } = result.placement.demonstrated;
  const apart = farApart(result.gates);
  const contradictions = contradictionItems(result, words);
  const patterns = result.patterns.map(({ title, text, advice }) => `${title}. ${text} ${advice}`);
  return {
    id: 'why',
    heading: say.parts.why,
    message:
      progress === null
        ? say.messages.atTheTop
        : say.messages.waitsFor(progress.towards, shortList(progress.blockedBy, words)),
    blocks: [
      ...bullets(result.blockers.map((id) => gateLine(gateOf(result, id), words))),
      ...(apart.length === 0 ? [] : [heading(say.headings.dispersion)]),
      ...dispersionPicture(apart, words),
      ...dispersionTable(apart, say.captions.dispersed(apart.length), words),
      ...(contradictions.length === 0 ? [] : [heading(say.headings.contradictions)]),
      ...bullets(contradictions),
      ...(patterns.length === 0 ? [] : [heading(words.headings.patterns)]),
      ...bullets(patterns),
      heading(words.headings.flips),
      ...bullets(flipItems(result, words)),
    ],
    notes: [...contradictions, ...patterns],
    isAppendix: false,
  };
}
