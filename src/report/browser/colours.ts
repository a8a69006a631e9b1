import { made } from './elements.ts';

const known = new Map<string, string>();

/**
 * A colour of the page by the name of its custom property, as it is now: a reader may turn the lights out, or choose
 * all colours. A canvas takes neither names of properties nor those of a system's colours.
 */
export function colourOf(name: string): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  const colour = workedOut(name);
  known.set(name, colour);
  return colour;
}

/** By an element of which nothing is seen. */
function workedOut(name: string): string {
  const probe = made('span', 'live-probe');
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** The same with a share of 1 of its strength; browsers tell an opaque colour as `rgb(…)`. */
export function fainter(name: string, share: number): string {
  return colourOf(name).replace(/^rgb\((.*)\)$/, `rgba($1, ${share})`);
}

export function onSchemeChange(act: () => void): void {
  for (const feature of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
    matchMedia(feature).addEventListener('change', () => {
      known.clear();
      act();
    });
  }
}
