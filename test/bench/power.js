import { namedBudgets } from '../../dist/options.js';
import { seriesAsked } from './asked.js';
import { backgrounds } from './backgrounds.js';
import { foundBeside } from './judged.js';
import { hitsOfPeers } from './peer-hits.js';
import { peers, peersFrom } from './peers.js';
import { isAnyOf, plantedIn, settings, twinsOf } from './planted.js';
import { plants } from './plants.js';

/** @typedef {import('./planted.js').Twin} Twin */
/** @typedef {import('./planted.js').Planted} Planted */
/** @typedef {import('../../dist/findings/finding.js').Finding} Finding */

/**
 * What a twin raises with the defaults, which are its false alarms, and what it raises at three times their budget.
 * @typedef {{findings: readonly Finding[], faint: readonly Finding[]}} Raised
 *
 * What became of one event; the peers in their order, undefined where there are none or where they cannot see it.
 * @typedef {{planted: Planted, isFound: boolean, isNamed: boolean, byPeers: readonly boolean[] | undefined}} Outcome
 */

const SERIES = seriesAsked(10);
const WEEKS = 4;

const names = Object.keys(backgrounds);
const kinds = [...new Set(plants.map(({ kind }) => kind))];

/**
 * How many planted events are found, and by their right name. Every series has a twin, the same noise without the event.
 * On the twins the false alarms are counted, flagged samples 16 slots apart at most being one; the limit of each peer is
 * set, for each background and what it has besides, so that it raises as many there as aiops does with its defaults. A
 * hit is a flagged sample within the event or three slots beside it, but none that the twin raises too at three times the
 * false alarms: in an event of two weeks some noise that is nearly an alarm would become one and be taken for a hit.
 */
export const power = {
  title:
    `planted events found and (with the right name) | by ${peers.join(', ')} at as many false alarms, in % of ` +
    `${SERIES} series of ${WEEKS} weeks at 5 minutes; ${peersFrom ?? 'without peers, as R, forecast and prophet are not there'}`,
  columns: ['kind', 'size', ...names, 'all'],
  async rows() {
    const twins = twinsOf(SERIES, WEEKS);
    const planted = plantedIn(twins, WEEKS);
    const raised = new Map(twins.map((twin) => [twin, raisedBy(twin)]));
    const hits = peersFrom === undefined ? () => undefined : await hitsOfPeers(planted, raised);
    const outcomes = planted.map((one) => ({
      planted: one,
      ...found(one, raised.get(one.twin)?.faint ?? []),
      byPeers: hits(one),
    }));
    return [...hitRows(outcomes), ...alarmRows(raised)];
  },
};

/** @param {Twin} twin @returns {Raised} */
function raisedBy({ series, others }) {
  return { findings: foundBeside(series, others), faint: foundBeside(series, others, namedBudgets.high) };
}

/** @param {Planted} planted @param {readonly Finding[]} faint what its twin raises */
function found(planted, faint) {
  const { plant, twin, series } = planted;
  const samples = series.values.length;
  const ofTwin = slotsOf(faint, samples);
  const findings = foundBeside(series, twin.others);
  const isHit = (/** @type {readonly Finding[]} */ some) => {
    const slots = slotsOf(some, samples);
    return isAnyOf(planted, (slot) => slots[slot] === 1 && ofTwin[slot] === 0);
  };
  return { isFound: isHit(findings), isNamed: isHit(findings.filter(({ kind }) => kind === plant.kind)) };
}

/** @param {readonly Finding[]} findings @param {number} samples */
function slotsOf(findings, samples) {
  const slots = new Uint8Array(samples);
  for (const { firstSlot, lastSlot } of findings) slots.fill(1, firstSlot, lastSlot + 1);
  return slots;
}

/** A row for every size, and one for all sizes of a kind. @param {readonly Outcome[]} outcomes */
function hitRows(outcomes) {
  return kinds.flatMap((kind) => {
    const ofKind = plants.filter((plant) => plant.kind === kind);
    return [...ofKind.map((plant) => [plant]), ofKind].map((some) => {
      const these = outcomes.filter(({ planted }) => some.includes(planted.plant));
      const cells = names.map((name) => cellOf(these.filter(({ planted }) => planted.twin.name === name)));
      return [kind, some.length === 1 ? (some[0]?.size ?? '') : 'all', ...cells, cellOf(these)];
    });
  });
}

/** @param {readonly Outcome[]} outcomes */
function cellOf(outcomes) {
  const percent = (/** @type {(outcome: Outcome) => boolean | undefined} */ isHit) =>
    ((100 * outcomes.filter(isHit).length) / outcomes.length).toFixed(0);
  if (outcomes.length === 0) return '–';
  const isSeen = outcomes.some(({ byPeers }) => byPeers !== undefined);
  const theirs = peers.map((_, peer) => (isSeen ? percent(({ byPeers }) => byPeers?.[peer]) : '–'));
  return `${percent(({ isFound }) => isFound)} (${percent(({ isNamed }) => isNamed)}) | ${theirs.join(' ')}`;
}

/** @param {ReadonlyMap<Twin, Raised>} raised */
function alarmRows(raised) {
  return settings.map((setting) => [
    'false alarms per week',
    `${setting} twins`,
    ...names.map((name) => {
      const these = [...raised].filter(([twin]) => twin.name === name && twin.setting === setting);
      const count = these.reduce((sum, [, { findings }]) => sum + findings.length, 0);
      return (count / these.length / WEEKS).toFixed(2);
    }),
  ]);
}
