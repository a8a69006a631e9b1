/** What stands for an option in a configuration. */
export type FlagValue = string | number | boolean;

/** A flag as commander reads it; `<…>` takes a value. */
export interface Flag {
  readonly flags: string;
  readonly help: string;
  /** May be given several times. */
  readonly repeatable?: true;
  /** The only values that it takes. */
  readonly values?: readonly string[];
  /** What holds when nothing is said, as it would be typed. */
  readonly standard?: FlagValue;
  /** What could be written in a configuration, where nothing holds unsaid. */
  readonly example?: FlagValue;
  /** A file, or `FORMAT:` and a file: in a configuration it is found from the folder of that. */
  readonly isPath?: true;
  /** A rule that may begin with a selector. */
  readonly isRule?: true;
  /** Why no configuration may hold it. */
  readonly onlyTyped?: string;
}

export interface FlagGroup {
  readonly heading: string;
  readonly flags: readonly Flag[];
}

/** What commander made of the command line. */
export type TypedFlags = Readonly<Record<string, string | readonly string[] | boolean | number | undefined>>;

/** @example longNameOf({ flags: '-i, --input <FORMAT>', help: '' }) // => 'input' */
export function longNameOf({ flags }: Flag): string {
  return /--([\w-]+)/.exec(flags)?.[1] ?? '';
}

export function takesValue({ flags }: Flag): boolean {
  return flags.includes('<');
}

/** Whether it says more the more often it is given. */
export function isCounted(flag: Flag): boolean {
  return longNameOf(flag) === 'verbose';
}

/** Whether it switches off what is on: `--no-color` does, `--no-data LEVEL` takes a value. */
export function isNegation(flag: Flag): boolean {
  return longNameOf(flag).startsWith('no-') && !takesValue(flag);
}

/**
 * The name that its value has among the typed flags.
 * @example attributeOf({ flags: '--no-color', help: '' }) // => 'color'
 */
export function attributeOf(flag: Flag): string {
  const long = longNameOf(flag).replace(isNegation(flag) ? /^no-/ : '', '');
  return long.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The only values that a flag takes, told in its help between what is said before and after. */
export function choice(
  values: readonly string[],
  standard?: string,
  { before = '', after = '' } = {},
): Pick<Flag, 'values' | 'standard' | 'help'> {
  const told = standard === undefined ? '' : ` (default: ${standard})`;
  const help = `${before}${values.join(' | ')}${told}${after}`;
  return { values, help, ...(standard !== undefined && { standard }) };
}

/** What holds when nothing is said, told in the help. */
export function standing(help: string, standard: FlagValue): Pick<Flag, 'standard' | 'help'> {
  return { help: `${help} (default: ${standard})`, standard };
}
