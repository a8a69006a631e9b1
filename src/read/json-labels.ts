import type { Labels } from '../series/labels.ts';

/** Whether a JSON value is a label set: an object of texts. */
export function isJsonLabels(value: unknown): value is Labels {
  return isJsonObject(value) && Object.values(value).every((text) => typeof text === 'string');
}

/** Whether a JSON value is an object, no array and not null. */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
