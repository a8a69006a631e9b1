import { backgrounds, madeOf, OTHERS, partsOf } from './backgrounds.js';
import { plants } from './plants.js';
import { chanceOf, DAY } from './worlds.js';

/** @typedef {import('./backgrounds.js').Background} Background */
/** @typedef {import('./backgrounds.js').Setting} Setting */
/** @typedef {import('./plants.js').Plant} Plant */
/** @typedef {import('../../dist/series/series.js').Series} Series */

/**
 * A series without an event, and what differs from it in one label.
 * @typedef {{name: string, background: Background, setting: Setting, index: number, series: Series, others: readonly Series[]}} Twin
 *
 * The same with an event, from its first slot to its last.
 * @typedef {{plant: Plant, twin: Twin, series: Series, first: number, last: number}} Planted
 */

/** Events begin in these days. */
const FIRST_DAY = 10;
const DAYS = 6;

/** So many slots beside an event still count as it. */
const SLACK = 3;

export const settings = /** @type {const} */ (['plain', 'job', 'shared']);

/** Of each background and setting so many series without an event. @param {number} count @param {number} weeks @returns {Twin[]} */
export function twinsOf(count, weeks) {
  const named = /** @type {[string, Background][]} */ (Object.entries(backgrounds));
  return named.flatMap(([name, background]) =>
    settings.flatMap((setting) =>
      Array.from({ length: count }, (_, index) => {
        const madeFor = (/** @type {number} */ member) =>
          madeOf(background, partsOf(background, { setting, index, weeks, member }), { instance: member });
        const others = setting === 'shared' ? Array.from({ length: OTHERS }, (_, at) => madeFor(at + 1)) : [];
        return { name, background, setting, index, series: madeFor(0), others };
      }),
    ),
  );
}

/** Every event in every twin that can have it. @param {readonly Twin[]} twins @param {number} weeks @returns {Planted[]} */
export function plantedIn(twins, weeks) {
  return plants.flatMap((plant) =>
    twins
      .filter(({ setting }) => setting === (plant.setting ?? 'plain'))
      .filter(({ name }) => plant.only === undefined || plant.only === name)
      .map((twin) => planted(plant, twin, weeks)),
  );
}

/** @param {Plant} plant @param {Twin} twin @param {number} weeks @returns {Planted} */
function planted(plant, twin, weeks) {
  const { background, setting, index } = twin;
  const { uniform } = chanceOf(1_000_000 + 1000 * plants.indexOf(plant) + index);
  const day = FIRST_DAY + Math.floor(DAYS * uniform());
  const first = day * DAY + (plant.beginsAt ?? Math.floor(DAY * uniform()));
  const last = plant.slots === undefined ? twin.series.values.length - 1 : first + plant.slots - 1;
  const parts = partsOf(background, { setting, index, weeks });
  const changedAt = (/** @type {number} */ slot) =>
    slot < first || slot > last ? undefined : plant.change(parts, slot, slot - first);
  return { plant, twin, series: madeOf(background, parts, { changedAt }), first, last };
}

/** Whether a slot of the event, or one beside it, is such a one. @param {Planted} planted @param {(slot: number) => boolean} isOne */
export function isAnyOf({ first, last }, isOne) {
  for (let slot = first - SLACK; slot <= last + SLACK; slot++) if (isOne(slot)) return true;
  return false;
}
