import { z } from 'zod';
import type { AssessOptions } from '../assess.ts';
import { UsageError } from '../errors.ts';
import type { AssessmentGateSettings } from '../gate/gate.ts';
import type { Target } from '../maturity/targets.ts';
import { nearest } from '../nearest.ts';
import type { SetAnswer } from '../set-answers.ts';
import { typedThreshold } from '../typed-thresholds.ts';
import { dayOfEpoch } from './epoch.ts';
import type { TypedFlags } from './flag.ts';

/** What `aiops assess` was told, checked. */
export interface TypedAssess extends AssessOptions, AssessmentGateSettings {
  readonly lang?: string | undefined;
}

/**
 * @param epoch of SOURCE_DATE_EPOCH, in seconds: the date where nothing else tells one
 * @throws UsageError
 */
export function readAssessOptions(flags: TypedFlags, epoch: string | undefined): TypedAssess {
  const text = (name: string): string | undefined => flags[name] as string | undefined;
  const list = (name: string): readonly string[] => (flags[name] ?? []) as readonly string[];
  return {
    client: text('client'),
    scope: text('scope'),
    facilitator: text('facilitator'),
    date: readDate(flags, 'aiops assess'),
    fallbackDate: dayOfEpoch(epoch),
    target: targetOf(list('target')),
    upto: levelOf('--upto', text('upto'), 1),
    lang: text('lang'),
    respondent: nameOf(text('respondent')),
    role: text('role'),
    allowPartial: flags['allowPartial'] === true,
    set: list('set').map(setAnswer),
    ...readLevelGate(flags, 'aiops assess'),
  };
}

/**
 * What an assessment is judged by.
 * @param command whose help tells more
 * @throws UsageError
 */
export function readLevelGate({ failUnder, threshold }: TypedFlags, command: string): AssessmentGateSettings {
  const typed = (threshold ?? []) as readonly string[];
  return {
    failUnder: levelOf('--fail-under', failUnder as string | undefined, 0),
    thresholds: typed.map((one) => typedThreshold(one, ['assessment'], command).rule),
  };
}

/** @throws UsageError where a level is none of the model's: the gate could never pass, or nothing be reached */
export function checkLevel(option: string, level: number | undefined, top: number): void {
  if (level === undefined || level <= top) return;
  const what = `--${option} ${level}: the highest level of the model is ${top}`;
  throw new UsageError({ code: option, place: 'aiops', what, fix: `ask for ${top} at most` });
}

/**
 * @param command whose help tells more
 * @throws UsageError
 */
export function readDate({ date }: TypedFlags, command: string): string | undefined {
  const typed = date as string | undefined;
  if (typed === undefined || z.iso.date().safeParse(typed).success) return typed;
  throw wrong(
    `--date ${JSON.stringify(typed)}: expected a date such as 2026-11-21`,
    `see: ${command} --help`,
  );
}

function nameOf(typed: string | undefined): string | undefined {
  if (typed === undefined || typed.trim() !== '') return typed?.trim();
  throw wrong(`--respondent ${JSON.stringify(typed)}: expected a name or a sign`);
}

/** `3`, or a level for each dimension: `DQ=3` and `COL=4`. */
function targetOf(typed: readonly string[]): Target | undefined {
  if (typed.length === 0) return undefined;
  const [first = ''] = typed;
  if (typed.length === 1 && /^\d$/.test(first)) return Number(first);
  return Object.fromEntries(
    typed.map((one) => {
      const [, dimension, level] = /^([\w-]+)=(\d)$/.exec(one) ?? [];
      if (dimension !== undefined && level !== undefined) return [dimension, Number(level)];
      throw wrong(
        `--target ${JSON.stringify(one)}: expected a level, or a level of one dimension such as DQ=3`,
      );
    }),
  );
}

function levelOf(option: string, typed: string | undefined, least: number): number | undefined {
  if (typed === undefined) return undefined;
  if (/^\d$/.test(typed) && Number(typed) >= least) return Number(typed);
  throw wrong(`${option} ${JSON.stringify(typed)}: expected a level from ${least} on`);
}

const ANSWERS = ['0', '1', '2', '3', '4', 'unknown'];

function setAnswer(typed: string): SetAnswer {
  const [, gate, value = ''] = /^([^=]+)=(.*)$/s.exec(typed) ?? [];
  if (gate === undefined)
    throw wrong(`--set ${JSON.stringify(typed)}: expected a gate and its answer, such as DQ-2=3`);
  if (ANSWERS.includes(value)) return { gate, value: value === 'unknown' ? value : (Number(value) as 0) };
  const close = nearest(value, ANSWERS.slice(5));
  const fix =
    close === undefined
      ? 'for "not applicable" the answers file has room for the reason'
      : `did you mean ${close}?`;
  throw wrong(`--set ${JSON.stringify(typed)}: expected 0 to 4, or unknown`, fix);
}

function wrong(what: string, fix = 'see: aiops assess --help'): UsageError {
  return new UsageError({ code: 'option-value', place: 'aiops', what, fix });
}
