import type { Contradiction } from '../../maturity/contradictions.ts';

/** What each code of a contradiction means, and what settles it. */
export const explainedContradictions: Readonly<Record<Contradiction['code'] | 'K1' | 'K4', string>> = {
  K1: 'An answer is above its measurement. Measured telemetry is not taken yet, so this is not found yet.',
  K2: 'A gate is met above one that is not: the ladder was not climbed. Look at both answers again, or accept it with a reason, such as a pilot.',
  K3: 'A dimension answers to a level that it cannot hold, because another dimension that it needs is missing. It is held back until that one is there.',
  K4: 'A claim stands against an outcome, such as one-minute detection against a measured 25 minutes. Measured telemetry is not taken yet, so this is not found yet.',
  K5: 'Managers and practitioners see a gate a step or more apart, by their lower medians; told from three respondents on. An agreed answer with its reason settles it, and the first answers stay.',
  K6: 'The best evidence of a gate is out of date, or one piece is to prove more gates than it can. Bring a fresh or a second piece.',
};
