import type { AssessmentResult } from '../assessment/result.ts';
import { FIRST_DAYS, laterBy } from './first-days.ts';
import { movesOf, openContradictions, shortList } from './named.ts';
import type { MaturityWords } from './words.ts';

/** What only somebody with a budget and a voice can give. */
export function sponsorItems(result: AssessmentResult, words: MaturityWords): string[] {
  const { sponsor: ask } = words.report;
  const { gaps, doNotStart } = result.roadmap;
  const moves = movesOf(result);
  const owners = [...new Set(moves.map(({ owner }) => owner))].map((owner) => {
    const own = moves.filter((action) => action.owner === owner).map(({ id }) => id);
    return ask.ownerOf(owner, words.list(own));
  });
  const ofKind = (wanted: string) => gaps.filter(({ kind }) => kind === wanted).map(({ gate }) => gate);
  const open = openContradictions(result).map(({ id }) => id);
  const asked = (names: readonly string[], sentence: (list: string) => string): string[] =>
    names.length === 0 ? [] : [sentence(shortList(names, words))];
  return [
    ...asked(owners, ask.owners),
    ...asked(open, ask.settle),
    ...asked(ofKind('prove'), ask.prove),
    ...asked(ofKind('find-out'), ask.findOut),
    ...asked(
      doNotStart.map(({ id }) => id),
      ask.hold,
    ),
    ask.again(laterBy(result.date, FIRST_DAYS)),
  ];
}
