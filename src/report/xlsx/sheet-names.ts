/** The most that a spreadsheet bears. */
const LONGEST = 31;

/**
 * Names for sheets, one each: what no name may hold becomes a blank, what is too long is cut, and of names that are
 * alike, whatever their case, the later ones are counted.
 * SOURCE: ECMA-376 part 1, §18.2.19, sheet; the marks and the length as Excel refuses them.
 * @example sheetNames(['Why: data', 'why  data']) // => ['Why data', 'why data (2)']
 */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((text) => {
    const name = legalName(text);
    for (let count = 1; ; count++) {
      const ending = count === 1 ? '' : ` (${count})`;
      const tried = `${cut(name, LONGEST - ending.length)}${ending}`;
      if (taken.has(tried.toLowerCase())) continue;
      taken.add(tried.toLowerCase());
      return tried;
    }
  });
}

/** An apostrophe may stand inside, but not at an end; Excel keeps one name for itself. */
function legalName(text: string): string {
  const plain = text.replaceAll(/[[\]/\\:*?\p{C}\s]+/gu, ' ').replaceAll(/^[' ]+|[' ]+$/g, '');
  if (plain === '') return '–';
  return plain.toLowerCase() === 'history' ? `${plain} –` : plain;
}

/** No half of a character is left, and no apostrophe or blank at the end. */
function cut(name: string, length: number): string {
  if (name.length <= length) return name;
  return `${name.slice(0, length - 1).replace(/[\ud800-\udbff]$|[' ]+$/, '')}…`;
}
