import { UsageError } from '../errors.ts';
import { firstNames } from '../first-names.ts';
import { histogramNames } from './derived/families.ts';
import type { JoinedColumn } from './join.ts';
import { NAME_LABEL, seriesName } from './labels.ts';
import { parseSelector, type Selector } from './selector.ts';

/**
 * The series that are wanted: those that any of `select` means (all, when it is empty) and none of `exclude`.
 * Where there is no series at all, no selector is to blame.
 * @throws UsageError when a selector cannot be understood, or one of `select` or the whole leaves no series
 */
export function selectSeries(
  joined: readonly JoinedColumn[],
  { select, exclude }: { readonly select: readonly string[]; readonly exclude: readonly string[] },
): readonly JoinedColumn[] {
  const isMeant = meaning(joined);
  const selected = select.map((text) => {
    const selects = parseSelector(text);
    const found = joined.filter((one) => isMeant(one, selects));
    if (found.length === 0 && joined.length > 0) throw nothingSelected(text, joined);
    return found;
  });
  const excludes = exclude.map(parseSelector);
  const wanted = new Set(select.length === 0 ? joined : selected.flat());
  const kept = joined.filter(
    (one) => wanted.has(one) && !excludes.some((leavesOut) => isMeant(one, leavesOut)),
  );
  if (kept.length === 0 && joined.length > 0) throw nothingSelected(exclude.join(' '), joined);
  return kept;
}

/** Whether a selector means a series: by its own name, or, of a part of a histogram, by the name of the whole. */
function meaning(joined: readonly JoinedColumn[]): (one: JoinedColumn, selects: Selector) => boolean {
  const histograms = histogramNames(joined);
  return ({ column: { labels } }, selects) => {
    const whole = (labels[NAME_LABEL] ?? '').replace(/_(?:bucket|count|sum)$/, '');
    return selects(labels) || (histograms.has(whole) && selects({ ...labels, [NAME_LABEL]: whole }));
  };
}

/** As many names as fit into a line or two. */
const NAMES_SHOWN = 5;

function nothingSelected(selector: string, joined: readonly JoinedColumn[]): UsageError {
  const names = joined.map(({ column }) => seriesName(column.labels));
  return new UsageError({
    code: 'select-nothing',
    place: 'aiops',
    what: `${JSON.stringify(selector)} leaves none of ${names.length} series`,
    fix: `the series are: ${firstNames(names, { most: NAMES_SHOWN, and: ', and ' })}`,
  });
}
