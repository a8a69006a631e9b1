import type { UnlikeDay } from '../findings/unlike-day.ts';
import { humanCount } from './units.ts';

/**
 * Why a finding is no surprise.
 * @example explanation({ civilMs: 0, departing: 43, of: 58 }) // => 'a day unlike others in 74% of 58 series'
 */
export function explanation({ departing, of }: UnlikeDay): string {
  return `a day unlike others in ${Math.round((100 * departing) / of)}% of ${humanCount(of)} series`;
}
