import type { AssessmentResult, ReportedDimension } from './result.ts';

/** Columns of one level in a bar. */
const CELLS = 4;

/**
 * A dimension as a bar: shown levels full, claimed ones half, the others dotted; a stroke behind the level that is
 * the target.
 * @example profileBar(...) // => '████ ████|▒▒▒▒ ···· ····'
 */
export function profileBar(dimension: ReportedDimension, top: number): string {
  const { demonstrated, declared, target } = dimension;
  return Array.from({ length: top }, (_, at) => {
    const level = at + 1;
    const mark = level <= demonstrated.level ? '█' : level <= declared.level ? '▒' : '·';
    return mark.repeat(CELLS) + (level === target ? '|' : ' ');
  })
    .join('')
    .trimEnd();
}

/** The highest level of the ladder. */
export function topOf({ levels }: Pick<AssessmentResult, 'levels'>): number {
  return Math.max(...levels.map(({ level }) => level));
}

/** Demonstrated, declared, target; a dash where nothing can be rated, or nothing is aimed at. */
export function levelsOf({ demonstrated, declared, target, isRateable }: ReportedDimension): string[] {
  if (!isRateable) return ['–', '–', target === 0 ? '–' : String(target)];
  return [String(demonstrated.level), String(declared.level), target === 0 ? '–' : String(target)];
}
