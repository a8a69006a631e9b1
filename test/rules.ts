import { durationMs } from '../src/options.ts';
import { allowedValuesOf, leastChangeOf, type RuleFor, ruleFor } from '../src/rules.ts';

/** What the options hold once these rules were typed. */
export const minDuration = (...typed: readonly string[]) => typed.map((one) => understood(one, durationMs));
export const minChange = (...typed: readonly string[]) => typed.map((one) => understood(one, leastChangeOf));
export const minVolume = (...typed: readonly string[]) => typed.map((one) => understood(one, Number));
export const limit = (...typed: readonly string[]) => typed.map((one) => understood(one, allowedValuesOf));

function understood<Rule>(typed: string, ruleOf: (text: string) => Rule | undefined): RuleFor<Rule> {
  const rule = ruleFor(typed, ruleOf);
  if (rule === undefined) throw new Error(`not understood: ${typed}`);
  return rule;
}
