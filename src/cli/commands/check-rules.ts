import type * as Zod from 'zod';
import { checkThresholds } from '../../check-rules.ts';
import { UsageError } from '../../errors.ts';
import { findingKinds, severities } from '../../findings/finding.ts';
import type { AssessmentGateSettings } from '../../gate/gate.ts';
import { type GateOptions, isGated, type TypedOptions } from '../../options.ts';
import type { AssessmentResult } from '../../report/assessment/result.ts';
import type { FindingsResult } from '../../report/result.ts';
import { ruleText } from '../../rules.ts';
import { rulesOfAssessment, rulesOfRun } from '../../saved-rules.ts';
import type { Subject } from '../../thresholds.ts';
import { resolveGateOptions } from '../../typed-options.ts';
import { typedThreshold } from '../../typed-thresholds.ts';
import { checkLevel, readLevelGate } from '../assess-options.ts';
import type { TypedFlags } from '../flag.ts';
import type { SavedFile } from '../saved-files.ts';

const COMMAND = 'aiops check';

/** What each saved result is judged by: what is said, else what it was judged by before. */
export interface RulesForSaved {
  ofRun(path: string, result: FindingsResult): GateOptions;
  ofAssessment(path: string, result: AssessmentResult): AssessmentGateSettings;
}

/** @throws UsageError for what cannot be asked of these results, or of none of them */
export async function rulesForSaved(flags: TypedFlags, files: readonly SavedFile[]): Promise<RulesForSaved> {
  const z = await import('zod');
  const subjects = (['findings', 'assessment'] as const).filter((of) => files.some((file) => file.of === of));
  const { said, ofRuns, ofAssessments } = readRules(flags, subjects, z);
  checkAbout(said, files);
  const { noData } = flags as TypedOptions;
  return {
    ofRun: (path, result) => {
      const isSaid = isSaidOfRuns(said);
      const before = () => ({ ...rulesOfRun(path, result), ...(noData !== undefined && { noData }) });
      const options = isSaid ? ofRuns : gateOptions(before(), z);
      checkThresholds(options.threshold, namedSeries(result));
      return asking(path, options, isGated(options), isSaid);
    },
    ofAssessment: (path, result) => {
      const isSaid = isSaidOfAssessments(said);
      const settings = isSaid ? ofAssessments : readLevelGate(rulesOfAssessment(result), COMMAND);
      checkLevel('fail-under', settings.failUnder, Math.max(...result.levels.map(({ level }) => level)));
      return asking(path, settings, isAsking(settings), isSaid);
    },
  };
}

/**
 * What is said of results of these subjects, checked.
 * @throws UsageError
 */
export function readRules(flags: TypedFlags, subjects: readonly Subject[], z: typeof Zod): ReadRules {
  const said = saidOf(flags, subjects);
  const { failOn, noData } = flags as TypedOptions;
  return {
    said,
    ofRuns: gateOptions({ failOn, noData, threshold: said.ofRuns }, z),
    ofAssessments: readLevelGate({ ...flags, threshold: said.ofAssessments }, COMMAND),
  };
}

interface ReadRules {
  readonly said: Said;
  readonly ofRuns: GateOptions;
  readonly ofAssessments: AssessmentGateSettings;
}

function gateOptions(typed: TypedOptions, z: typeof Zod): GateOptions {
  return resolveGateOptions(typed, { severities, kinds: findingKinds, command: 'check' }, z);
}

/** What is said of either subject, on the command line or in the configuration. */
interface Said {
  readonly failOn: boolean;
  readonly failUnder: boolean;
  readonly ofRuns: readonly string[];
  readonly ofAssessments: readonly string[];
}

/** A configuration tells the thresholds of assessments from the others; what is typed tells it by its measure. */
function saidOf(flags: TypedFlags, subjects: readonly Subject[]): Said {
  const list = (name: string) => (flags[name] ?? []) as readonly string[];
  const options = { failOn: flags['failOn'] !== undefined, failUnder: flags['failUnder'] !== undefined };
  if (flags['assessmentThreshold'] !== undefined) {
    return { ...options, ofRuns: list('threshold'), ofAssessments: list('assessmentThreshold') };
  }
  const typed = list('threshold').map((text) => typedThreshold(text, subjects, COMMAND));
  const about = (subject: Subject) =>
    typed.filter(({ of }) => of === subject).map(({ rule }) => ruleText(rule));
  return { ...options, ofRuns: about('findings'), ofAssessments: about('assessment') };
}

function isSaidOfRuns({ failOn, ofRuns }: Said): boolean {
  return failOn || ofRuns.length > 0;
}

function isSaidOfAssessments({ failUnder, ofAssessments }: Said): boolean {
  return failUnder || ofAssessments.length > 0;
}

/**
 * Who asks about findings alone, and has an assessment, would be told of rules that he did not mean.
 * @throws UsageError
 */
function checkAbout(said: Said, files: readonly SavedFile[]): void {
  const run = files.find(({ of }) => of === 'findings');
  const assessment = files.find(({ of }) => of === 'assessment');
  if (assessment !== undefined && run === undefined && said.failOn && !isSaidOfAssessments(said)) {
    throw otherSubject('--fail-on is about findings', assessment.path, 'an assessment', [
      '--fail-under 2',
      "--threshold 'level >= 2'",
    ]);
  }
  if (run !== undefined && assessment === undefined && said.failUnder && !isSaidOfRuns(said)) {
    throw otherSubject('--fail-under is about an assessment', run.path, 'findings', [
      '--fail-on high',
      "--threshold 'count(high) == 0'",
    ]);
  }
}

function otherSubject(what: string, path: string, is: string, use: readonly string[]): UsageError {
  return new UsageError({
    code: 'check-subject',
    place: 'aiops',
    what: `${what}, and ${path} holds ${is}`,
    fix: `use ${use.join(' or ')}`,
  });
}

function namedSeries({ series }: FindingsResult) {
  return series.map(({ series: name, labels }) => ({ name, labels }));
}

function isAsking({ failUnder, thresholds }: AssessmentGateSettings): boolean {
  return failUnder !== undefined || thresholds.some(({ rule }) => rule.level !== 'off');
}

/** @throws UsageError where nothing is asked: a check without a rule checks nothing */
function asking<Settings>(path: string, settings: Settings, isAsked: boolean, isSaid: boolean): Settings {
  if (isAsked) return settings;
  throw new UsageError({
    code: 'check-rule',
    place: path,
    what: isSaid ? 'every threshold is off' : 'no rule is given, and the result was saved without one',
    fix: "give one: --fail-on high, --threshold 'count(high) == 0'; of an assessment --fail-under 2",
  });
}
