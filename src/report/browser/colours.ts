/** A colour of the page by the name of its custom property, as it is now: a reader may turn the lights out. */
export function colourOf(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim() || 'gray';
}

/** The same with a share of 1 of its strength; colours of a page are written as `#rrggbb`. */
export function fainter(name: string, share: number): string {
  const strength = Math.round(share * 255);
  return `${colourOf(name)}${strength.toString(16).padStart(2, '0')}`;
}

export function onSchemeChange(act: () => void): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', act);
}
