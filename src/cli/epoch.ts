/**
 * The day that SOURCE_DATE_EPOCH names: runs that depend on the day are the same for ever.
 * @param epoch in seconds; undefined, or no number: no day
 */
export function dayOfEpoch(epoch: string | undefined): string | undefined {
  if (epoch === undefined || !/^\d{1,11}$/.test(epoch)) return undefined;
  return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
}
