import { z } from 'zod';

/** A year of more than four digits has a sign and six of them. */
const ISO_UTC = /^(?:\d{4}|[+-]\d{6})-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

export const time = z
  .string()
  .refine((text) => ISO_UTC.test(text) && !Number.isNaN(Date.parse(text)), 'expected a time in UTC')
  .describe('ISO 8601, UTC, with Z');
export const labels = z.record(z.string(), z.string());
/** JSON has no NaN and no infinity: both are null. */
export const number = z.number().nullable();
