import type { Target } from './targets.ts';

/** What may be told of an assessment beside its answers, and of the respondent whose they are. */
export interface ToldBeside {
  readonly client?: string | undefined;
  readonly scope?: string | undefined;
  readonly facilitator?: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly date?: string | undefined;
  readonly target?: Target | undefined;
  /** Gates above this level are not asked. */
  readonly upto?: number | undefined;
  readonly respondent?: string | undefined;
  readonly role?: string | undefined;
}
