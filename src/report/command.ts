import { type DetectOptions, detectDefaults, durationMs } from '../options.ts';
import { type Amount, type RuleFor, ruleText } from '../rules.ts';
import { shellWord } from '../shell-word.ts';
import { humanDuration } from './units.ts';

/** The command that makes a result again: what differs from the defaults, then the inputs; for a POSIX shell. */
export function reproducingCommand(options: DetectOptions, paths: readonly string[]): string {
  const changed = (Object.keys(options) as (keyof DetectOptions)[])
    .filter((key) => JSON.stringify(options[key]) !== JSON.stringify(detectDefaults[key]))
    .sort();
  const flags = changed.flatMap((key) => flagsOf(key, options[key]));
  const inputs = paths.map((path) => {
    if (path === 'stdin') return '-';
    return path.startsWith('-') ? `./${path}` : path;
  });
  return ['aiops', 'detect', ...flags, ...inputs].map(shellWord).join(' ');
}

function flagsOf(key: keyof DetectOptions, value: DetectOptions[keyof DetectOptions]): string[] {
  if (key === 'budgetPerWeek') return ['--budget', `${value}/week`];
  if (key === 'falseDiscoveryRate') return ['--fdr', value === undefined ? 'off' : String(value)];
  const flag = `--${key.replace(/Ms$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  if (key === 'sumBy' || key === 'avgBy') return flagWith(flag, (value as readonly string[]).join(','));
  if (Array.isArray(value)) {
    return value.flatMap((one: string | RuleFor<unknown>) =>
      flagWith(flag, typeof one === 'string' ? one : ruleText(one)),
    );
  }
  if (typeof value === 'number') return [flag, key.endsWith('Ms') ? durationText(value) : String(value)];
  if (typeof value === 'object') return [flag, amountText(value as Amount)];
  return flagWith(flag, String(value));
}

/** An equals sign keeps a value such as -24h from being read as an option. */
function flagWith(flag: string, value: string): string[] {
  return value.startsWith('-') ? [`${flag}=${value}`] : [flag, value];
}

/** As people read it where that is exact. */
function durationText(ms: number): string {
  const text = humanDuration(ms);
  return durationMs(text) === ms ? text : `${ms}ms`;
}

/** In 15 digits, which a double keeps: 0.07 × 100 is not quite 7. */
function amountText(amount: Amount): string {
  return 'share' in amount ? `${Number((amount.share * 100).toPrecision(15))}%` : String(amount.absolute);
}
