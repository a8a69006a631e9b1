import { JOB_AT, JOB_SIZE, JOB_SLOTS, valueAt } from './backgrounds.js';
import { DAY } from './worlds.js';

/** @typedef {import('./backgrounds.js').Parts} Parts */

/**
 * An event to be planted: it changes the values from `beginsAt` a slot of its day (left out: anywhere) for so many slots
 * (left out: to the end).
 * @typedef {object} Plant
 * @property {import('../../dist/findings/finding.js').Finding['kind']} kind
 * @property {string} size in standard deviations of the noise, and how long it lasts
 * @property {number} [slots]
 * @property {number} [beginsAt]
 * @property {import('./backgrounds.js').Setting} [setting]
 * @property {'day × week'} [only] the background that has what it breaks
 * @property {true} [isUnseen] those who need complete values, or score single ones, cannot see it
 * @property {(parts: Parts, slot: number, since: number) => number} change the value at a slot so many after the first
 */

const HOUR = DAY / 24;

/** @param {Parts} parts @param {number} slot @param {number} size */
const moved = (parts, slot, size) => valueAt(parts, slot) + size * (parts.sd[slot] ?? 0);

/** @param {number} size @returns {Plant['change']} */
const by = (size) => (parts, slot) => moved(parts, slot, size);

/** Rises evenly to a size, and stays there. @param {number} size @param {number} slots @returns {Plant['change']} */
const slowlyBy = (size, slots) => (parts, slot, since) =>
  moved(parts, slot, size * Math.min(1, (since + 1) / slots));

/** @param {number} perDay @returns {Plant['change']} */
const bentBy = (perDay) => (parts, slot, since) => moved(parts, slot, (perDay * (since + 1)) / DAY);

/** @param {number} factor @returns {Plant['change']} */
const scatteredBy = (factor) => (parts, slot) => moved(parts, slot, (factor - 1) * (parts.noise[slot] ?? 0));

/** The mean of another slot under the noise of this one. @param {Parts} parts @param {number} slot @param {number} from */
const asIf = (parts, slot, from) => valueAt(parts, slot) - (parts.mean[slot] ?? 0) + (parts.mean[from] ?? 0);

/** A job that comes so much later: after the end of its event, not at all. @param {number} hours @returns {Plant['change']} */
const jobLateBy = (hours) => (parts, slot, since) => {
  const isJob = (/** @type {number} */ at) => Number(at >= 0 && at < JOB_SLOTS);
  return moved(parts, slot, JOB_SIZE * (isJob(since - hours * HOUR) - isJob(since)));
};

/** @param {number} hours */
const stuckFor = (hours) => ({
  size: hours === 1 ? '1 hour' : `${hours} hours`,
  slots: hours * HOUR,
  change: /** @type {Plant['change']} */ ((parts, slot, since) => valueAt(parts, slot - since)),
});

/** @type {readonly Plant[]} */
export const plants = [
  { kind: 'spike', size: '5 sd, 1 sample', slots: 1, change: by(5) },
  { kind: 'spike', size: '8 sd, 1 sample', slots: 1, change: by(8) },
  { kind: 'spike', size: '15 sd, 1 sample', slots: 1, change: by(15) },
  { kind: 'spike', size: '3 sd, 1 hour', slots: HOUR, change: by(3) },
  { kind: 'dip', size: '5 sd, 1 sample', slots: 1, change: by(-5) },
  { kind: 'dip', size: '8 sd, 1 sample', slots: 1, change: by(-8) },
  { kind: 'dip', size: '15 sd, 1 sample', slots: 1, change: by(-15) },
  { kind: 'dip', size: '3 sd, 1 hour', slots: HOUR, change: by(-3) },
  { kind: 'level-shift', size: '1 sd', change: by(1) },
  { kind: 'level-shift', size: '2 sd', change: by(2) },
  { kind: 'level-shift', size: '4 sd', change: by(4) },
  { kind: 'trend-change', size: '0.25 sd a day', change: bentBy(0.25) },
  { kind: 'trend-change', size: '0.5 sd a day', change: bentBy(0.5) },
  { kind: 'trend-change', size: '1 sd a day', change: bentBy(1) },
  { kind: 'drift', size: '2 sd in 5 days', change: slowlyBy(2, 5 * DAY) },
  { kind: 'drift', size: '4 sd in 5 days', change: slowlyBy(4, 5 * DAY) },
  { kind: 'drift', size: '8 sd in 5 days', change: slowlyBy(8, 5 * DAY) },
  { kind: 'variance-change', size: 'twice, 6 hours', slots: 6 * HOUR, change: scatteredBy(2) },
  { kind: 'variance-change', size: 'three times, 6 hours', slots: 6 * HOUR, change: scatteredBy(3) },
  { kind: 'variance-change', size: 'twice, a day', slots: DAY, change: scatteredBy(2) },
  { kind: 'variance-change', size: 'a third, a day', slots: DAY, change: scatteredBy(1 / 3) },
  {
    kind: 'seasonal-change',
    size: 'job is missing',
    setting: 'job',
    beginsAt: JOB_AT,
    slots: JOB_SLOTS,
    change: jobLateBy(24),
  },
  {
    kind: 'seasonal-change',
    size: 'job is 2 hours late',
    setting: 'job',
    beginsAt: JOB_AT,
    slots: 2 * HOUR + JOB_SLOTS,
    change: jobLateBy(2),
  },
  {
    kind: 'seasonal-change',
    size: 'day is flat',
    only: 'day × week',
    beginsAt: 0,
    slots: DAY,
    change: (parts, slot, since) => asIf(parts, slot, slot - since),
  },
  {
    kind: 'seasonal-change',
    size: 'day is 6 hours late',
    only: 'day × week',
    beginsAt: 0,
    slots: DAY,
    change: (parts, slot) => asIf(parts, slot, slot - 6 * HOUR),
  },
  { kind: 'flatline', isUnseen: true, ...stuckFor(1) },
  { kind: 'flatline', isUnseen: true, ...stuckFor(3) },
  { kind: 'flatline', isUnseen: true, ...stuckFor(12) },
  ...[3, 12, 36].map((slots) => ({
    kind: /** @type {const} */ ('missing-data'),
    size: `${slots} samples`,
    isUnseen: /** @type {const} */ (true),
    slots,
    change: () => Number.NaN,
  })),
  { kind: 'peer-outlier', size: '2 sd, 6 hours', setting: 'shared', slots: 6 * HOUR, change: by(2) },
  { kind: 'peer-outlier', size: '3 sd, 6 hours', setting: 'shared', slots: 6 * HOUR, change: by(3) },
  { kind: 'peer-outlier', size: '2 sd, a day', setting: 'shared', slots: DAY, change: by(2) },
];
