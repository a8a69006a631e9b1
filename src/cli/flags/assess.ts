import { assessmentFormatNames } from '../../report/assessment/formats.ts';
import { fileFormats } from '../../report/reports/formats.ts';
import type { FlagGroup } from '../flag.ts';
import { exitZero, failUnder } from './gate.ts';
import { model, modelFlags } from './model.ts';
import { ACTS_ONCE, colourFlags, configurationGroup, formatFlags, messageGroup } from './shared.ts';

export const assessFlagGroups: readonly FlagGroup[] = [
  {
    heading: 'Answers:',
    flags: [
      {
        flags: '-a, --answers <FILE>',
        help: 'YAML that is filled at the terminal; also a survey CSV or a filled form (default: ./aiops-answers.yaml)',
        isPath: true,
        example: 'aiops-answers.yaml',
      },
      {
        flags: '--merge <FILE...>',
        help: 'answers of more respondents; saved to --answers',
        repeatable: true,
        onlyTyped: ACTS_ONCE,
      },
      {
        flags: '--set <GATE=ANSWER>',
        help: 'one answer, as in DQ-2=3; saved to --answers',
        repeatable: true,
        onlyTyped: ACTS_ONCE,
      },
      {
        flags: '--respondent <NAME>',
        help: 'who answers, whose answer --set is, or who filled in the survey',
        example: 'ana',
      },
      { flags: '--role <ROLE>', help: 'their role, as the model names it', example: 'operations' },
      { flags: '--allow-partial', help: 'score what is there; what is missing counts as unknown' },
      { flags: '--discuss', help: 'bring up what respondents disagree on, and save what is agreed' },
      { flags: '--no-input', help: 'never ask: what is missing is an error' },
      { flags: '--sample', help: 'a made bank, to rehearse with' },
      {
        flags: '--form <FILE>',
        help: 'only write an empty form (.xlsx .yaml .csv .md)',
        onlyTyped: ACTS_ONCE,
      },
      model('the same as MODEL'),
      {
        flags: '--rollup <UNITS>',
        help: 'place an organisation by its units, a YAML list of files and weights',
        isPath: true,
        example: 'units.yaml',
      },
    ],
  },
  {
    heading: 'Assessment:',
    flags: [
      { flags: '--client <NAME>', help: 'who is assessed', example: 'Acme Bank' },
      { flags: '--scope <TEXT>', help: 'which part of it', example: 'payments' },
      { flags: '--facilitator <NAME>', help: 'who leads the session', example: 'mina' },
      {
        flags: '--date <DATE>',
        help: 'day of the assessment, YYYY-MM-DD: evidence ages up to it',
        example: '2026-11-21',
      },
      {
        flags: '--target <LEVEL>',
        help: 'overall, or of one dimension as in DQ=3 (default: the next level)',
        repeatable: true,
        example: 3,
      },
      { flags: '--upto <LEVEL>', help: 'gates above it were not asked', example: 4 },
      {
        flags: '--previous <FILE>',
        help: 'an earlier assessment (JSON) or its answers, to compare with',
        isPath: true,
        example: 'spring.json',
      },
      ...modelFlags,
    ],
  },
  {
    heading: 'Gate:',
    flags: [
      failUnder,
      {
        flags: '--threshold <RULE>',
        help: "exit 1 where this does not hold: 'level(DQ) >= 2', 'unknown < 10% (warn)'",
        repeatable: true,
        example: 'level >= 2',
      },
      exitZero,
    ],
  },
  {
    heading: 'Output:',
    flags: [
      ...formatFlags(
        assessmentFormatNames.filter((name) => !fileFormats.includes(name)),
        '.txt .md .json .html .pdf .docx .pptx .xlsx .csv (the roadmap) or named',
        'assessment.json',
      ),
      ...colourFlags,
    ],
  },
  messageGroup,
  configurationGroup,
];
