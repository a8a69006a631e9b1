import { InputError, OutputError } from '../../errors.ts';
import { type AssessmentGateSettings, optionText } from '../../gate/gate.ts';
import { answeredCount, askedOf } from '../../maturity/interview.ts';
import { plain } from '../../report/plain.ts';
import { ruleText } from '../../rules.ts';
import { shellWord } from '../../shell-word.ts';
import { TakenOver } from '../../workshop/answer-store.ts';
import { Interrupted } from '../../workshop/conversation.ts';
import { toDiscuss } from '../../workshop/discussion.ts';
import { openContradictions } from '../../workshop/settling.ts';
import { describe, NotSaved, type Sitting } from '../../workshop/sitting.ts';
import type { SittingEnd, Turn } from '../../workshop/workshop.ts';
import { exitCodes, faultMessage, signalCodes } from '../exit.ts';

/** How a sitting ended. */
export interface Left {
  /** The exit code where it was left; else what is there is to be scored. */
  readonly end: number | Exclude<SittingEnd, 'quit'>;
  readonly said: readonly string[];
}

/** How one goes on later. */
export interface Resume {
  /** The command line that does, with more behind it. */
  again(...more: readonly string[]): string;
  /** Where it was left. */
  readonly turn: Turn;
  /** Nobody is named. */
  readonly isNameless?: boolean;
}

/** Left with `q`; it is a fault where a gate waits for a level that nobody can tell now. */
export function left(sitting: Sitting, resume: Resume, settings: AssessmentGateSettings): Left {
  const said = leftLines(sitting, resume);
  const [asked] = optionsOf(settings);
  if (asked === undefined) return { end: exitCodes.done, said };
  const fault = new InputError({
    code: 'gate-unjudged',
    place: sitting.store.path,
    what: `${asked} was not judged: the questions were left before they were scored`,
    fix: 'go on with them, or score what is there: --allow-partial',
  });
  return { end: exitCodes.input, said: [...said, faultMessage(fault.fault, 'error')] };
}

/** What asks something, as it was typed. */
function optionsOf({ failUnder, thresholds }: AssessmentGateSettings): string[] {
  const isOn = ({ rule }: (typeof thresholds)[number]) => rule.level !== 'off';
  const typed = thresholds.filter(isOn).map((one) => `--threshold ${JSON.stringify(ruleText(one))}`);
  const least = { name: 'fail-under', value: String(failUnder) } as const;
  return [...(failUnder === undefined ? [] : [optionText(least)]), ...typed];
}

/** Broken off by a signal, a full disk or somebody who took the file over; anything else is thrown again. */
export function brokenOff(error: unknown, sitting: Sitting, resume: Resume): Left {
  if (error instanceof Interrupted) {
    const { draft = '', signal } = error;
    if (draft.trim() === '') return { end: signalCodes[signal], said: leftLines(sitting, resume) };
    const typed = `not saved: ${plain(JSON.stringify(draft))}`;
    return { end: signalCodes[signal], said: [typed, ...leftLines(sitting, nameless(resume))] };
  }
  if (!(error instanceof NotSaved)) throw error;
  const { reason, change, signal } = error;
  const isTakenOver = reason instanceof TakenOver;
  const fault = !isTakenOver
    ? reason.fault
    : {
        code: 'answers-taken-over',
        place: sitting.store.path,
        what: 'somebody else has taken over this file: what was not saved by then is not written any more',
      };
  return {
    end: signal === undefined ? codeOf(reason) : signalCodes[signal],
    said: [
      faultMessage(fault, 'error'),
      sitting.store.isInLogAlone(change)
        ? sitting.words.inLogAlone(plain(describe(change)))
        : `not saved: ${plain(describe(change))}`,
      ...leftLines(sitting, nameless(resume)),
    ],
  };
}

function codeOf(reason: NotSaved['reason']): number {
  if (reason instanceof TakenOver) return exitCodes.usage;
  return reason instanceof OutputError ? exitCodes.failure : exitCodes.input;
}

/** What somebody typed stands on the same screen: no name does then. */
function nameless(resume: Resume): Resume {
  return { ...resume, isNameless: true };
}

/** What stands in the file by now, and the command that goes on with it. */
function leftLines(sitting: Sitting, { again, turn, isNameless = false }: Resume): string[] {
  const { store, model, words, date } = sitting;
  const { path, answers } = store;
  if (answers.respondents.length === 0) return [];
  if (turn.phase === 'discussion') {
    const open = [toDiscuss(sitting).open, openContradictions(sitting).length] as const;
    return words.leftTalking(...open, plain(path), again('--discuss'));
  }
  const who = turn.respondent;
  if (who === undefined) return words.leftBetween(plain(path), again());
  const { gates, of } = answeredCount(askedOf(model.questionnaire, answers, who, date));
  const named = isNameless ? [] : ['--respondent', shellWord(who)];
  return words.left(gates, of, plain(path), again(...named));
}
