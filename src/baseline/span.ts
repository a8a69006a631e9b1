/** A time from its start up to, not including, its end; milliseconds since 1970 UTC. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

export function spanMs({ startMs, endMs }: Span): number {
  return endMs - startMs;
}

/** How long two times are the same; below zero, how far apart they are. */
export function sharedMs(a: Span, b: Span): number {
  return Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs);
}

export function cutOff({ startMs, endMs }: Span, atMs: number): Span {
  return { startMs, endMs: Math.min(endMs, atMs) };
}
