import { peers, scoredByPeers } from './peers.js';
import { isAnyOf } from './planted.js';
import { limitFor } from './same-alarms.js';

/** @typedef {import('./planted.js').Twin} Twin */
/** @typedef {import('./planted.js').Planted} Planted */
/** @typedef {import('./power.js').Raised} Raised */
/** @typedef {{alarm: number, faint: number}} Limit what a score must be above for an alarm, and in a twin for no hit */

/**
 * Which peers hit an event, each above the limit at which it raises as many alarms as aiops in the twins of that
 * background and setting.
 * @param {readonly Planted[]} planted
 * @param {ReadonlyMap<Twin, Raised>} raised by aiops
 * @returns {Promise<(one: Planted) => readonly boolean[] | undefined>} undefined for what they cannot see
 */
export async function hitsOfPeers(planted, raised) {
  const twins = [...raised.keys()];
  const seen = planted.filter(({ plant }) => plant.isUnseen !== true);
  const scored = await scoredByPeers([...twins.map((twin) => ({ ...twin, twin })), ...seen].map(asked));
  const scoresOfTwins = new Map(twins.map((twin, index) => [twin, scored(index)]));
  const limits = limitsIn(scoresOfTwins, raised);
  return (one) => {
    const at = seen.indexOf(one);
    if (at < 0) return undefined;
    return scored(twins.length + at).map((scores, peer) => {
      const { alarm, faint } = limits.get(populationOf(one.twin))?.[peer] ?? { alarm: 0, faint: 0 };
      const ofTwin = scoresOfTwins.get(one.twin)?.[peer];
      return isAnyOf(one, (slot) => (scores[slot] ?? 0) > alarm && (ofTwin?.[slot] ?? 0) <= faint);
    });
  };
}

/** @param {Pick<Planted, 'series' | 'twin'>} one */
function asked({ series, twin }) {
  return { values: series.values, periods: twin.background.periods };
}

/** Twins of one background and setting are one population. @param {Twin} twin */
function populationOf({ name, setting }) {
  return `${name}, ${setting}`;
}

/**
 * @param {ReadonlyMap<Twin, readonly Float32Array[]>} scores
 * @param {ReadonlyMap<Twin, Raised>} raised
 * @returns {Map<string, Limit[]>} one limit a peer
 */
function limitsIn(scores, raised) {
  const populations = [...new Set([...scores.keys()].map(populationOf))];
  return new Map(
    populations.map((population) => {
      const twins = [...scores.keys()].filter((twin) => populationOf(twin) === population);
      const count = (/** @type {keyof Raised} */ which) =>
        twins.reduce((sum, twin) => sum + (raised.get(twin)?.[which].length ?? 0), 0);
      const limits = peers.map((_, peer) => {
        const ofPeer = twins.flatMap((twin) => scores.get(twin)?.[peer] ?? []);
        return { alarm: limitFor(ofPeer, count('findings')), faint: limitFor(ofPeer, count('faint')) };
      });
      return [population, limits];
    }),
  );
}
