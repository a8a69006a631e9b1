import { byCodePoint } from '../code-point-order.ts';
import { type Labels, NAME_LABEL } from '../series/labels.ts';

/** A name that no glob and no selector reads anything into. */
const PLAIN_NAME = /^[\w:]+$/;
/** What a selector allows as the name of a label. */
const WRITABLE_LABEL = /^[^\s=!~"{},](?:[^=!~"{},]*[^\s=!~"{},])?$/;

/**
 * The selector that picks the series with these labels: every label that a selector can name, by its exact value.
 * A series that has the same labels and more is picked too.
 * @example selectorText({ __name__: 'up', job: 'api' }) // => 'up{job="api"}'
 * @example selectorText({ __name__: 'CPU [%]' }) // => '{__name__="CPU [%]"}'
 */
export function selectorText(labels: Labels): string {
  const name = labels[NAME_LABEL] ?? '';
  const isPlain = PLAIN_NAME.test(name);
  const matchers = Object.keys(labels)
    .filter((label) => WRITABLE_LABEL.test(label) && !(isPlain && label === NAME_LABEL))
    .sort(byCodePoint)
    .map((label) => `${label}="${escaped(labels[label] ?? '')}"`);
  if (isPlain && matchers.length === 0) return name;
  return `${isPlain ? name : ''}{${matchers.join(',')}}`;
}

function escaped(value: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}

/**
 * What all of these label sets agree in.
 * @example commonLabels([{ job: 'api', le: '1' }, { job: 'api', le: '2' }]) // => { job: 'api' }
 */
export function commonLabels(sets: readonly Labels[]): Labels {
  const [first = {}, ...others] = sets;
  const agreed = Object.entries(first).filter(([label, value]) =>
    others.every((labels) => labels[label] === value),
  );
  return Object.fromEntries(agreed);
}
