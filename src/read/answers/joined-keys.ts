/** What is said once of a whole file of answers: of several files, the first that says it. */
export const TOLD_ONCE = ['client', 'scope', 'facilitator', 'date', 'target', 'upto'] as const;

/** Maps of a whole file, by gate, sign or measure: of several files, the first that has a key. */
export const JOINED_MAPS = ['agreed', 'signs', 'measures', 'contradictions'] as const;
