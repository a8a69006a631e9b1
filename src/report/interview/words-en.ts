import type { Score } from '../../maturity/ratings.ts';

/** What a sitting says in English; the other languages have the same sentences. Keys are the same in all. */
export const english = {
  number: (value: number): string => String(value),
  list: (names: readonly string[]): string => names.join(', '),
  more: (count: number): string => `${count} more`,

  counted: (gates: number, of: number): string => `${gates} of ${of}`,
  level: (level: number): string => `level ${level}`,
  saved: 'saved',
  recovered: (gate: string): string => `the answer to ${gate} was finished from the log`,

  answers: { unknown: "don't know", na: 'not applicable', none: 'not answered' },
  naReasons: {
    'out-of-scope': 'out of scope',
    'business-priority': 'business priority',
    'architecture-constraint': 'architecture constraint',
    other: 'other',
  },
  evidenceKinds: { demo: 'shown live', artefact: 'artefact', link: 'link' },
  notApplicable: (reason: string, expires: string): string => `not applicable (${reason}, until ${expires})`,

  /** What a key does, after the key's name. */
  keys: {
    readComments: 'read all comments',
    tick: 'tick',
    find: 'find by typing',
    choose: 'choose',
    confirm: 'confirm',
    back: 'back',
    skip: 'skip',
    unknown: "don't know",
    na: 'not applicable',
    naShort: 'N/A',
    evidence: 'evidence',
    comment: 'comment',
    help: 'help',
    goTo: 'go to',
    quit: 'save and quit',
    quitShort: 'quit',
    next: 'next page',
    previous: 'page before',
    close: 'close',
    begin: 'begin',
    leave: 'leave',
    cancel: 'back',
    agree: 'agree on it',
    leaveOpen: 'leave open',
    firstOpen: 'go to the first open one',
    firstOpenShort: 'first open one',
    score: 'score',
    scoreNow: 'score what is there, open ones count as unknown',
    scoreNowShort: 'score now',
    nextRespondent: 'next respondent',
    more: 'signs, measures, patterns',
    how: 'how to answer',
  },

  question: {
    lastTime: (date: string): string => `last time (${date})`,
    lastTimeShort: 'last time',
    lastTimeWas: (date: string, answer: string): string => `Last time (${date}): ${answer}`,
    needed: (level: number): string => `needed for the target, level ${level}`,
    neededShort: 'target',
    neededIs: (level: number, score: number): string =>
      `Needed for the target, level ${level}: ${score} or more`,
    standing: 'your answer',
    standingIs: (answer: string): string => `Your answer: ${answer}`,
    why: (text: string): string => `If not: ${text}`,
    evidence: (piece: string): string => `Evidence: ${piece}`,
    comment: (text: string): string => `Comment: ${text}`,
    chooseFirst: 'choose 0–4 first',
    neverNa: 'this applies to every organisation: choose 0–4, or u',
  },

  help: {
    title: 'Help',
    why: 'Why it matters: what goes wrong where it does not hold',
    answers: 'What the five answers mean',
    convincing: 'What would convince a doubter',
    accepts: (kinds: string, days: number): string => `Accepted: ${kinds}; fresh for ${days} days.`,
    acceptedKinds: {
      demo: 'shown live',
      artefact: 'artefact with date and owner',
      measured: 'measurement',
    },
    naAllowed: '"Not applicable" is possible here, with a reason, an approver and a date on which it ends.',
    naRefused: '"Not applicable" is not possible here: it applies to every organisation.',
    levelLooks: (level: number, name: string): string => `What level ${level} looks like: ${name}`,
    levelNext: (text: string): string => `And the step after it: ${text}`,
    between: 'How to answer between two',
    betweenText:
      'Take the lower of the two. Answer for the services in scope as they run today, not as they are planned, and write the rest into a comment. If you do not know, say so: it is never counted as a no.',
    keys: 'What the keys do',
  },
  howTo: { title: 'How to answer' },

  review: {
    title: 'Review',
    legend: "0–4 answer; ? don't know; n/a not applicable; – open; · not asked",
    counts: (answered: number, unknown: number, na: number): string =>
      `${answered} answered 0–4 · ${unknown} don't know · ${na} not applicable`,
    left: (open: number, notAsked: number): string => `${open} open · ${notAsked} not asked`,
    respondents: (count: number): string =>
      count === 1 ? '1 respondent in this file' : `${count} respondents in this file`,
    complete: 'Nothing is open.',
  },

  discussion: {
    title: (at: number, of: number): string => `Discussion ${at}/${of}`,
    range: (range: string, consensus: string): string => `range ${range}, consensus ${consensus}`,
    asItStands: (answer: string): string => `as it stands: ${answer}`,
    roleGap: (steps: number, isAbove: boolean, manager: number, practitioner: number): string =>
      `Managers see it ${steps === 1 ? '1 step' : `${steps} steps`} ${isAbove ? 'above' : 'below'} practitioners: ${manager} against ${practitioner}`,
    roleGapHidden: (steps: number): string =>
      `Managers and practitioners are ${steps === 1 ? '1 step' : `${steps} steps`} apart`,
    commentsCounted: (count: number): string => `Comments: ${count}`,
    comments: 'Comments',
    evidence: (pieces: number): string =>
      pieces === 1 ? '1 piece of evidence' : `${pieces} pieces of evidence`,
    agreed: (answer: string, reason: string): string => `Agreed on ${answer}: ${reason}`,
  },

  who: {
    heading: 'Who answers?',
    somebodyElse: 'somebody else',
    name: 'Your name or sign',
    nameHint: 'a name or a sign; never shown beside an answer',
    role: 'Which is your role?',
    client: 'Client',
    scope: 'Scope',
    scopeHint: 'the services that are assessed, and which of them are critical',
    facilitator: 'Facilitator',
  },
  na: {
    heading: 'Why is it not applicable?',
    approver: 'Who approves it?',
    expires: 'Until when?',
    expiresHint: 'a date such as 2027-06-30, later than today',
  },
  evidence: {
    heading: 'What kind of evidence?',
    kinds: {
      demo: 'shown live in the session',
      artefact: 'artefact with date and owner',
      link: 'link, named but not looked at',
    },
    accepts: (kinds: string): string => `This gate accepts: ${kinds}`,
    what: 'What is it?',
    date: 'Its date',
    dateHint: 'a date such as 2026-11-02',
    owner: 'Its owner',
    link: 'Link',
    optional: 'may stay empty',
  },
  comment: 'Comment',
  typing: 'Enter takes it, Esc goes back',
  typedAlready: 'Esc again goes back without it; Enter takes it',
  commentHint: 'shown to the room without your name',
  firstQuestion: 'this is the first one',
  notAskedBeyond: (dimension: string, gates: number): string =>
    `${dimension}: ${gates === 1 ? '1 gate' : `${gates} gates`} above two failed levels ${gates === 1 ? 'is' : 'are'} left out`,
  agreementReason: 'Why does the room agree on this?',
  goTo: 'Go to which gate?',
  goToEntry: (gate: string, answer: Score | 'unknown' | 'na' | null, text: string): string =>
    `${gate}  [${answer === null ? '–' : typeof answer === 'number' ? answer : english.answers[answer]}]  ${text}`,
  nothingFound: 'nothing found',

  checks: {
    required: 'something is needed here',
    date: 'write a date such as 2026-11-21',
    dateAhead: 'the date must be later than today',
    dateTooLate: 'the date must not be later than the assessment',
    number: 'write a number such as 12.5',
    taken: 'somebody else has this name already',
  },

  changedMeanwhile: 'somebody else has changed this answer meanwhile; what they wrote beside it stays',
  inLogAlone: (change: string): string =>
    `not in the file yet: ${change}; it is put there when the file is opened again`,
  notSaved: 'This is not saved yet.',
  tryAgain: 'try again',
  leaveUnsaved: 'leave without it',
  handOver: {
    text: 'The screen is clear. Hand over the keyboard.',
    enter: 'Press Enter when you sit here.',
  },
  thanks: {
    text: 'Thank you. Your answers are saved.',
    hint: 'They are shown together with those of the others, without names.',
  },
  left: (answered: number, of: number, path: string, command: string): string[] => [
    `Saved ${answered} of ${of} answers to ${path}.`,
    `Resume: ${command}`,
  ],

  leftBetween: (path: string, command: string): string[] => [`Saved to ${path}.`, `Resume: ${command}`],
  leftTalking: (gates: number, contradictions: number, path: string, command: string): string[] => [
    `Saved to ${path}; still to be talked about: ${gates} ${gates === 1 ? 'gate' : 'gates'}, ${contradictions} ${contradictions === 1 ? 'contradiction' : 'contradictions'}.`,
    `Resume: ${command}`,
  ],
  dated: {
    heading: (date: string, today: string): string =>
      `This assessment is dated ${date}, and today is ${today}.`,
    keep: 'keep its date: evidence up to that day counts',
    move: 'move it to today',
  },
  lock: {
    held: (by: string, moment: string, pid: string, host: string): string =>
      `${by} has held it since ${moment} UTC (process ${pid} on ${host}).`,
    heldBySomebody: 'It is not known who it was.',
    heading: 'Somebody has left this file without closing it.',
    text: 'Their process is gone, or has not been heard of for a while. What they answered is safe.',
    asked: 'What becomes of it?',
    takeOver: 'take it over',
    leave: 'leave it',
  },
  disputed: (gates: number): string =>
    gates === 1 ? 'The answers to 1 gate lie apart.' : `The answers to ${gates} gates lie apart.`,
  contradicting: (count: number): string =>
    count === 1 ? '1 contradiction is open.' : `${count} contradictions are open.`,
  offer: { discuss: 'talk about it now', score: 'score what is there' },

  whole: {
    heading: 'For the whole file',
    signs: 'Which of these do you recognise?',
    measures: 'What is measured today?',
    measuresHint: 'a number; empty where it is not known',
    patterns: 'Which of these have you seen?',
    leaveOpen: 'leave open',
  },
  contradictions: {
    title: (at: number, of: number, id: string): string => `Contradiction ${at}/${of} · ${id}`,
    heading: 'What becomes of this?',
    accepted: 'accept: it is so',
    narrowed: 'narrow the scope: it holds for a part',
    disputed: 'dispute: it is not so',
    rest: 'leave this and all that follow open',
    reason: 'Why?',
  },
};

export type InterviewWords = typeof english;
