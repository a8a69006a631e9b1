import {
  autoregressive,
  busyWeek,
  chanceOf,
  counts,
  DAY,
  gaussian,
  seriesOf,
  studentT,
  WEEK,
} from './worlds.js';

/** @typedef {import('./worlds.js').World} World */

/**
 * What events are planted in: at each slot the mean, the standard deviation of the noise, and the noise in standard
 * deviations, so that a size means the same everywhere.
 * @typedef {{mean: Float64Array, sd: Float64Array, noise: Float64Array}} Parts
 *
 * @typedef {object} Background
 * @property {World} noise
 * @property {number} noiseSd
 * @property {number} [noiseMean]
 * @property {(slot: number) => number} meanAt
 * @property {(slot: number) => number} sdAt
 * @property {boolean} [isCounts] whole numbers from 0
 * @property {readonly number[]} periods what the peers are told
 */

const steady = { meanAt: () => 0, sdAt: () => 1, periods: [DAY] };
const COUNTS_MEAN = 25;

/** @satisfies {Record<string, Background>} */
export const backgrounds = {
  Gaussian: { ...steady, noise: gaussian, noiseSd: 1 },
  'AR 0.5': { ...steady, noise: autoregressive(0.5), noiseSd: 1 / Math.sqrt(0.75) },
  'Student t₃': { ...steady, noise: studentT, noiseSd: Math.sqrt(3) },
  'day × week': {
    noise: gaussian,
    noiseSd: 1,
    meanAt: busyWeek,
    sdAt: (slot) => 0.1 * busyWeek(slot),
    periods: [DAY, WEEK],
  },
  'Poisson 25': {
    noise: counts(COUNTS_MEAN),
    noiseSd: Math.sqrt(COUNTS_MEAN),
    noiseMean: COUNTS_MEAN,
    meanAt: () => COUNTS_MEAN,
    sdAt: () => Math.sqrt(COUNTS_MEAN),
    isCounts: true,
    periods: [DAY],
  },
};

/**
 * What the background has besides its noise: nothing; a job every night at two, of half an hour and eight standard
 * deviations; or a movement that it shares with four others.
 * @typedef {'plain' | 'job' | 'shared'} Setting
 */

export const OTHERS = 4;
export const JOB_AT = 24;
export const JOB_SLOTS = 6;
export const JOB_SIZE = 8;
/** The shared movement forgets half of itself in three hours, and is twice as large as the noise. */
const SHARED_MEMORY = 0.98;
const SHARED_SIZE = 2;

/**
 * The parts of one series; each index has noise of its own, and all members of an index share their movement.
 * @param {Background} background
 * @param {{setting: Setting, index: number, weeks: number, member?: number}} which
 * @returns {Parts}
 */
export function partsOf(
  { noise, noiseSd, noiseMean = 0, meanAt, sdAt },
  { setting, index, weeks, member = 0 },
) {
  const slots = { length: weeks * WEEK };
  const draw = noise(chanceOf(100 * (index + 1) + member));
  const shared = autoregressive(SHARED_MEMORY)(chanceOf(100 * (index + 1) + OTHERS + 1));
  const sharedSize = SHARED_SIZE * Math.sqrt(1 - SHARED_MEMORY ** 2);
  const besides = {
    plain: () => 0,
    job: (/** @type {number} */ slot) =>
      slot % DAY >= JOB_AT && slot % DAY < JOB_AT + JOB_SLOTS ? JOB_SIZE : 0,
    shared: (/** @type {number} */ slot) => sharedSize * shared(slot),
  }[setting];
  return {
    mean: Float64Array.from(slots, (_, slot) => meanAt(slot) + sdAt(slot) * besides(slot)),
    sd: Float64Array.from(slots, (_, slot) => sdAt(slot)),
    noise: Float64Array.from(slots, (_, slot) => (draw(slot) - noiseMean) / noiseSd),
  };
}

/** @param {Parts} parts @param {number} slot */
export function valueAt({ mean, sd, noise }, slot) {
  return (mean[slot] ?? 0) + (sd[slot] ?? 0) * (noise[slot] ?? 0);
}

/**
 * The series that parts make, changed here and there. Counts end at zero, five standard deviations below their mean.
 * @param {Background} background
 * @param {Parts} parts
 * @param {{changedAt?: (slot: number) => number | undefined, instance?: number}} how undefined: as it is
 */
export function madeOf({ isCounts = false }, parts, { changedAt = unchanged, instance = 0 } = {}) {
  const values = parts.mean.map((_, slot) => {
    const value = changedAt(slot) ?? valueAt(parts, slot);
    return isCounts ? Math.max(0, Math.round(value)) : value;
  });
  return seriesOf(values, { __name__: 'made', instance: `${instance}` });
}

function unchanged() {
  return undefined;
}
