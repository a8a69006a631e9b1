/** What makes the charts and the table of a page live, as it stands between the tags. */
export interface PageAssets {
  readonly style: string;
  readonly script: string;
}
