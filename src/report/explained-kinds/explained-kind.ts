/** What there is to know of a kind of finding. Each text is whole sentences. */
export interface ExplainedKind {
  /** One or two sentences. */
  readonly means: string;
  /** How it is told from the kinds that look like it. */
  readonly toldFrom: string;
  /** By which evidence, in a sentence or two. */
  readonly found: string;
  readonly cannotSee: string;
  /** What to look at first, for whoever was woken by it. */
  readonly check: string;
  /** A command. */
  readonly example: string;
}
