/** A rule or another text of a configuration. */
export interface TextItem {
  /** As it would be typed. */
  readonly text: string;
  /** The same without its selector. */
  readonly own?: string;
  /** Where it stands: of a rule for some series, what comes after the selector. */
  readonly at: readonly (string | number)[];
}

/** Names at the top of the thresholds that are no selectors of series. */
export const noSelectors: readonly string[] = ['no_data', 'assessment'];

/** What stands under one key: a text, or a list of them. */
export function textItems(value: unknown, at: TextItem['at']): TextItem[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => textItems(one, [...at, i]));
  return [{ text: String(value), at }];
}

/** Rules as they would be typed: for all series, or for those of the selectors of a mapping. */
export function ruleItems(value: unknown, at: TextItem['at']): TextItem[] {
  return isMapping(value) ? itemsBySelector(value, at, textItems) : textItems(value, at);
}

/** The same of thresholds, each of which may be a mapping of `expr` and `level`. */
export function thresholdItems(value: unknown, at: TextItem['at']): TextItem[] {
  return isMapping(value) && !('expr' in value)
    ? itemsBySelector(value, at, expressionItems)
    : expressionItems(value, at);
}

/** The thresholds at the top of a configuration: what is for findings, and what for assessments. */
export function thresholdsBySubject(
  all: object,
  at: TextItem['at'],
): { readonly findings: TextItem[]; readonly assessment: TextItem[] } {
  const entries = Object.entries(all);
  const ofSeries = entries.filter(([name]) => !noSelectors.includes(name));
  const ofAssessment = entries.filter(([name]) => name === 'assessment');
  return {
    findings: itemsBySelector(Object.fromEntries(ofSeries), at, expressionItems),
    assessment: ofAssessment.flatMap(([name, value]) => expressionItems(value, [...at, name])),
  };
}

function itemsBySelector(
  mapping: object,
  at: TextItem['at'],
  itemsUnder: (value: unknown, at: TextItem['at']) => TextItem[],
): TextItem[] {
  return Object.entries(mapping).flatMap(([selector, value]) =>
    itemsUnder(value, [...at, selector]).map((item) => ({
      ...item,
      text: `${selector}: ${item.text}`,
      own: item.text,
    })),
  );
}

function expressionItems(value: unknown, at: TextItem['at']): TextItem[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => expressionItems(one, [...at, i]));
  if (!isMapping(value)) return textItems(value, at);
  const { expr, level } = value as { readonly expr: string; readonly level?: string };
  return [{ text: level === undefined ? expr : `${expr} (${level})`, at: [...at, 'expr'] }];
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
