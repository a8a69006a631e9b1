import type { Evidence } from '../maturity/answers.ts';
import type { Criterion } from '../maturity/questionnaire.ts';
import { choiceScreen } from '../report/interview/choice-screen.ts';
import { type AskStep, inSteps, part } from './ask-steps.ts';
import { claim, isDate, typed } from './asks.ts';
import type { Sitting } from './sitting.ts';

const KINDS = ['demo', 'artefact', 'link'] as const;

/** A piece of evidence; undefined when it was left with Esc. */
export async function askEvidence(sitting: Sitting, criterion: Criterion): Promise<Evidence | undefined> {
  const told = await inSteps<Evidence>([kindStep(sitting, criterion), ...textSteps(sitting, criterion)]);
  if (told === undefined) return undefined;
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== '')) as Evidence;
}

function kindStep({ conversation, words }: Sitting, criterion: Criterion): AskStep<Evidence> {
  const { evidence: say, help, list } = words;
  // What is measured comes from an export, not from the keyboard.
  const accepted = criterion.evidence.accept.filter((kind) => kind !== 'measured');
  const accepts = say.accepts(list(accepted.map((kind) => help.acceptedKinds[kind])));
  const options = KINDS.map((value) => ({ value, label: say.kinds[value] }));
  return async ({ kind }) => {
    const head = [...aboutOf(criterion), '', accepts, '', say.heading];
    return part('kind', await conversation.show(choiceScreen({ head, options, start: kind }, words)));
  };
}

function textSteps(sitting: Sitting, criterion: Criterion): AskStep<Evidence>[] {
  const { words, date } = sitting;
  const { evidence: say, checks } = words;
  const about = aboutOf(criterion);
  return [
    async ({ what }) => part('what', await typed(sitting, about, { label: say.what, initial: what })),
    async ({ kind, date: day = kind === 'demo' ? date : '' }) => {
      const check = (text: string): string | undefined => {
        if (text === '') return kind === 'artefact' ? checks.required : undefined;
        return isDate(text) ? (text > date ? checks.dateTooLate : undefined) : checks.date;
      };
      return part(
        'date',
        await typed(sitting, about, { label: say.date, hint: say.dateHint, initial: day, check }),
      );
    },
    async ({ kind, owner }) => {
      const isOptional = kind !== 'artefact';
      return part('owner', await typed(sitting, about, { label: say.owner, initial: owner, isOptional }));
    },
    async ({ kind, link }) => {
      const isOptional = kind !== 'link';
      return part('link', await typed(sitting, about, { label: say.link, initial: link, isOptional }));
    },
  ];
}

function aboutOf(criterion: Criterion): string[] {
  const { examples } = criterion.evidence;
  return [...claim(criterion), ...(examples === undefined ? [] : ['', examples])];
}
