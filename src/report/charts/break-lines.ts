import { element } from './elements.ts';
import { percentOf, percentText, type Span } from './time-place.ts';

/** Pixels of a zigzag, to each side and from one corner to the next. */
const REACH = 3;
const PITCH = 6;

/** A part of a picture's height, in pixels. */
export interface Stretch {
  readonly top: number;
  readonly height: number;
}

/** A double zigzag at each break of a span, as if a strip had been torn out of the paper; drawn only over `stretches`. */
export function breakLines(span: Span, stretches: readonly Stretch[]): string {
  const line = element('path', { class: 'zero', d: stretches.map(zigzag).join('') });
  return (span.breaks ?? [])
    .flatMap(({ fromMs, toMs }) => [fromMs, toMs])
    .map((ms) => element('svg', { x: percentText(percentOf(ms, span)) }, line))
    .join('');
}

function zigzag({ top, height }: Stretch): string {
  const corners = Math.ceil(height / PITCH);
  const steps = Array.from({ length: corners }, (_, i) => `${(i % 2 === 0 ? 2 : -2) * REACH} ${PITCH}`);
  return `M${-REACH} ${top}l${steps.join(' ')}`;
}
