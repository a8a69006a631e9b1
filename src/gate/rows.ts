import type { NoData } from '../options.ts';
import type { RuleFor } from '../rules.ts';
import { rulesFor } from '../series/rules-for.ts';
import type { Threshold } from '../thresholds.ts';
import { holds } from './comparison.ts';
import type { GatedSeries, GateOption, GateRule } from './gate.ts';
import { type Measured, measured } from './measured.ts';
import type { Scope } from './scope.ts';

/** A threshold by the name that people know it by. */
export interface Asked {
  readonly name: string;
  /** None: it was asked by `--threshold`. */
  readonly option?: GateOption;
  readonly one: RuleFor<Threshold>;
}

/** A rule, held against each series that it means, or against all of them together. */
export function rowsOf(asked: Asked, all: Scope, noData: NoData): GateRule[] {
  const { one } = asked;
  const nothing = (series: string | null) => rowOf(asked, series, NOTHING, noData);
  const meant = one.rule.isTotal ? all.series : all.series.filter(({ gated }) => isMeant(one, gated));
  if (meant.length === 0) return nothing(null);
  if (one.rule.isTotal) {
    const scope = { ...all, series: meant.filter(hasData) };
    const empty = meant.filter((series) => !hasData(series));
    return [
      ...rowOf(asked, null, measured(one.rule, scope), noData),
      ...empty.flatMap(({ gated }) => nothing(gated.series)),
    ];
  }
  return meant.flatMap((series) => {
    const { gated, findings } = series;
    if (!hasData(series)) return nothing(gated.series);
    const scope = { ...all, findings, series: [series], stepMsOf: () => gated.stepMs };
    return rowOf(asked, gated.series, measured(one.rule, scope), noData);
  });
}

const NOTHING: Measured = { observed: Number.NaN, findings: [] };

function isMeant(one: RuleFor<Threshold>, { series, labels }: GatedSeries): boolean {
  return rulesFor([one], { name: series, labels }).length > 0;
}

/** Whether a finite sample was read. */
function hasData({ gated: { quality } }: Scope['series'][number]): boolean {
  return quality.samples > quality.missing + quality.infinite;
}

/** Where there was nothing to measure, no rule passes, unless that is to be ignored. */
export function rowOf(
  { name, option, one: { rule } }: Asked,
  series: string | null,
  { observed, findings }: Measured,
  noData: NoData,
): GateRule[] {
  const { limit, unit } = rule;
  const level = rule.level === 'warn' ? 'warn' : 'error';
  const asked = { rule: name, ...(option && { option }), series };
  if (Number.isNaN(observed)) {
    if (noData === 'ignore') return [];
    const milder = noData === 'warn' ? 'warn' : level;
    return [{ ...asked, level: milder, passed: false, observed: null, limit, unit, findings: [] }];
  }
  const passed = holds(rule, observed);
  const ids = passed ? [] : findings.map(({ id }) => id);
  return [{ ...asked, level, passed, observed, limit, unit, findings: ids }];
}
