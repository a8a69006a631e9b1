import { MAD_TO_SIGMA, median, medianAbsoluteDeviation } from '../robust.ts';
import { studentSurprise } from './student-surprise.ts';

/** With fewer others than this nothing is usual yet. */
const FEWEST_OTHERS = 4;
/** With fewer than this a median absolute deviation is too often small by chance. */
const FEW = 20;
/** Among more than this one more or less is nothing to the median. */
const MANY = 60;
/** What a median absolute deviation knows of normal samples, compared with a standard deviation (Hampel 1974). */
const EFFICIENCY = 0.37;
/** Real tails are heavier than those of normal samples, however many there are. */
const MOST_FREEDOM = 12;

/**
 * How unlike the others of its kind each size is, in decades (−log10 of a two-sided tail probability); 0 where nothing
 * can be said. Each is judged by the others alone, so that it does not widen what it is judged by.
 *
 * Fewer than 20 others: distance from their mean in standard deviations of a new sample, s √(1 + 1/n), which for normal
 * sizes is Student's t with n − 1 degrees of freedom (Student 1908, Biometrika 6). More: distance from their median in
 * MADs, scaled to standard deviations, with as many degrees of freedom as a MAD is worth.
 * @param sizes NaN where there is none
 * @param leastScale sizes are not believed to be more alike than this
 */
export function unlikeOthers(sizes: Float64Array, leastScale: number): Float64Array {
  const known = sizes.filter((size) => !Number.isNaN(size));
  const others = known.length - 1;
  if (others < FEWEST_OTHERS) return new Float64Array(sizes.length);
  const freedom = Math.min(MOST_FREEDOM, others < FEW ? others - 1 : Math.floor(EFFICIENCY * (others - 1)));
  const usualOf = others < FEW ? momentsOf : robustOf;
  const ofAll = others > MANY ? robustOf(known) : undefined;
  return sizes.map((size) => {
    if (Number.isNaN(size)) return 0;
    const { centre, scale } = ofAll ?? usualOf(withoutOne(known, size));
    const least = Math.max(scale, leastScale);
    return least > 0 ? studentSurprise((size - centre) / least, freedom) : 0;
  });
}

interface Usual {
  readonly centre: number;
  readonly scale: number;
}

/** Mean, and standard deviation of a new sample. */
function momentsOf(others: Float64Array): Usual {
  const centre = others.reduce((sum, other) => sum + other, 0) / others.length;
  const squares = others.reduce((sum, other) => sum + (other - centre) ** 2, 0);
  return { centre, scale: Math.sqrt((squares / (others.length - 1)) * (1 + 1 / others.length)) };
}

function robustOf(others: Float64Array): Usual {
  return { centre: median(others), scale: MAD_TO_SIGMA * medianAbsoluteDeviation(others) };
}

/** A copy; of equal sizes one is as good as the other. */
function withoutOne(known: Float64Array, size: number): Float64Array {
  const others = known.slice(1);
  const at = known.indexOf(size);
  if (at > 0) others[at - 1] = known[0]!;
  return others;
}
