import type pptxgenjs from 'pptxgenjs';

/** The package tells its types as a CommonJS module has them, one `default` below the other. */
type PptxGenJS = typeof pptxgenjs.default;

export type Deck = InstanceType<PptxGenJS>;
export type Slide = ReturnType<Deck['addSlide']>;
export type LayoutObjects = NonNullable<pptxgenjs.default.SlideMasterProps['objects']>;
export type TableCell = pptxgenjs.default.TableCell;

/**
 * An empty deck of the package, 16:9.
 * @throws Error where the package is not installed
 */
export async function emptyDeck(): Promise<Deck> {
  const { default: loaded } = await import('pptxgenjs');
  const Package = loaded as unknown as PptxGenJS;
  const deck = new Package();
  deck.layout = 'LAYOUT_WIDE';
  return deck;
}
