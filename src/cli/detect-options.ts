import { UsageError } from '../errors.ts';
import { findingKinds, severities } from '../findings/finding.ts';
import { detectorNames } from '../model/detectors/index.ts';
import type { DetectOptions } from '../options.ts';
import { inputFormatNames } from '../read/formats.ts';
import { parseJudgedSelector } from '../series/judged-selector.ts';
import { parseSelector } from '../series/selector.ts';
import { momentOf } from '../series/times.ts';
import { resolveDetectOptions } from '../typed-options.ts';
import type { TypedFlags } from './flag.ts';
import { typedOptions } from './flags/typed-options.ts';

/**
 * What `aiops detect` or `aiops inspect` was told, checked as far as it can be before anything is read: a slip costs
 * no reading.
 * @throws UsageError
 */
export async function readDetectOptions(
  flags: TypedFlags,
  command: 'detect' | 'inspect',
): Promise<DetectOptions> {
  const choices = {
    inputs: inputFormatNames,
    detectors: detectorNames,
    severities,
    kinds: findingKinds,
    command,
  };
  const options = resolveDetectOptions(typedOptions(flags), choices, await import('zod'));
  checkStart(options);
  checkBounds(options);
  checkSelectors(options);
  return options;
}

/** Also where the input tells its times and none is needed: a mistyped one would be passed over in silence. */
function checkStart({ start, tz }: DetectOptions): void {
  if (start === undefined || !Number.isNaN(momentOf('start', start, tz, Number.NaN))) return;
  throw new UsageError({
    code: 'option-value',
    place: 'aiops',
    what: `--start ${JSON.stringify(start)}: expected a time, not an amount before the end`,
    fix: 'give a time such as 2026-05-19T10:00:00Z',
  });
}

/** Where the data ends is not known yet, and only decides which moment is meant. */
function checkBounds({ since, until, judgeSince, tz }: DetectOptions): void {
  const bounds = { since, until, 'judge-since': judgeSince };
  for (const [option, text] of Object.entries(bounds)) {
    if (text !== undefined) momentOf(option, text, tz, Number.NaN);
  }
}

/** Whether they mean anything is known once there are series. */
function checkSelectors({ select, exclude, ...rules }: DetectOptions): void {
  for (const text of [...select, ...exclude]) parseSelector(text);
  const { minDurationMs, minChange, minVolume, limit, threshold } = rules;
  for (const { selector } of [minDurationMs, minChange, minVolume, limit, threshold].flat()) {
    parseJudgedSelector(selector);
  }
}
