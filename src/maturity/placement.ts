import type { Criterion, Questionnaire } from './questionnaire.ts';
import { FULL, MET, type Score } from './ratings.ts';

/** The score of each gate. Null: nothing is known, which meets nothing. `out`: the gate does not count at all. */
export type Scores = ReadonlyMap<string, Score | null | 'out'>;

/** Where one dimension stands. */
export interface DimensionLevel {
  readonly dimension: string;
  readonly level: number;
  /** Without the caps: more than `level` where another dimension holds this one back. */
  readonly uncapped: number;
  /** What it would need to leave the cap; null where none holds it. */
  readonly heldBy: readonly HeldBy[];
  /** Gates below the level that are largely, not fully met. */
  readonly debts: readonly string[];
}

/** A dimension that is not where a cap wants it. */
export interface HeldBy {
  readonly dimension: string;
  readonly needs: number;
  readonly has: number;
}

export interface Placed {
  readonly level: number;
  /** In the order of the model. */
  readonly dimensions: readonly DimensionLevel[];
}

/**
 * Levels are climbed one at a time. A dimension stands at the highest level whose gates and all gates below are at
 * least largely met, all but a few of those below fully; caps hold it back while another dimension is missing. The
 * organisation stands at the highest level whose required profile, and every lower one, is met.
 */
export function place(questionnaire: Questionnaire, scores: Scores): Placed {
  const { tolerance } = questionnaire.placement;
  const uncapped = questionnaire.dimensions.map(({ id }) => {
    const gates = gatesOf(questionnaire, id);
    return { dimension: id, ...climbed(gates, scores, tolerance.belowFully) };
  });
  const levels = capped(new Map(uncapped.map(({ dimension, level }) => [dimension, level])), questionnaire);
  const dimensions = uncapped.map(({ dimension, level: before }) => {
    const level = levels.get(dimension) ?? 0;
    const gates = gatesOf(questionnaire, dimension);
    return {
      dimension,
      level,
      uncapped: before,
      heldBy: level === before ? [] : holdersOf(dimension, level + 1, levels, questionnaire),
      debts: gates.filter((gate) => gate.level < level && scores.get(gate.id) === MET).map(({ id }) => id),
    };
  });
  return { level: profileLevel(levels, questionnaire), dimensions };
}

/** The gates that decide a dimension, in the order of the model. */
export function gatesOf({ criteria }: Questionnaire, dimension: string): Criterion[] {
  return criteria.filter((criterion) => criterion.gate && criterion.dimension === dimension);
}

/** The profile that an overall level requires; nothing for level 0. */
export function profileOf(
  { placement, dimensions }: Questionnaire,
  level: number,
): ReadonlyMap<string, number> {
  const row = placement.profile[String(level)] ?? {};
  return new Map(dimensions.map(({ id }) => [id, row[id] ?? 0]));
}

/** The highest overall level that the model knows. */
export function topLevel({ placement }: Questionnaire): number {
  return Math.max(0, ...Object.keys(placement.profile).map(Number));
}

function climbed(gates: readonly Criterion[], scores: Scores, tolerated: number): { level: number } {
  const counted = gates.filter(({ id }) => scores.get(id) !== 'out');
  const scoreOf = ({ id }: Criterion): number => (scores.get(id) as Score | null | undefined) ?? 0;
  const top = Math.max(0, ...gates.map(({ level }) => level));
  let level = 0;
  for (let next = 1; next <= top; next++) {
    const reached = counted.filter((gate) => gate.level <= next);
    const open = reached.filter((gate) => gate.level < next && scoreOf(gate) < FULL);
    if (reached.some((gate) => scoreOf(gate) < MET) || open.length > tolerated) break;
    level = next;
  }
  return { level };
}

/** Lowers levels until no cap is broken; a cap may break another, and levels only ever fall. */
function capped(levels: ReadonlyMap<string, number>, { placement }: Questionnaire): Map<string, number> {
  const held = new Map(levels);
  let isSettled = false;
  while (!isSettled) {
    isSettled = true;
    for (const { dimension, from, needs } of placement.caps) {
      const isShort = Object.entries(needs).some(([other, needed]) => (held.get(other) ?? 0) < needed);
      if ((held.get(dimension) ?? 0) < from || !isShort) continue;
      held.set(dimension, from - 1);
      isSettled = false;
    }
  }
  return held;
}

function holdersOf(
  dimension: string,
  wanted: number,
  levels: ReadonlyMap<string, number>,
  { placement }: Questionnaire,
): HeldBy[] {
  const needs = placement.caps
    .filter((cap) => cap.dimension === dimension && cap.from <= wanted)
    .flatMap((cap) => Object.entries(cap.needs));
  return needs
    .map(([other, needed]) => ({ dimension: other, needs: needed, has: levels.get(other) ?? 0 }))
    .filter(({ needs: needed, has }) => has < needed);
}

function profileLevel(levels: ReadonlyMap<string, number>, questionnaire: Questionnaire): number {
  const top = topLevel(questionnaire);
  let level = 0;
  while (level < top) {
    const required = [...profileOf(questionnaire, level + 1)];
    if (required.some(([dimension, needed]) => (levels.get(dimension) ?? 0) < needed)) break;
    level += 1;
  }
  return level;
}
