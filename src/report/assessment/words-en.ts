/** What the assessment says in English; the other languages have the same sentences. */
export const english = {
  number: (value: number): string => String(value),
  percent: (value: number): string => `${value}%`,
  list: (names: readonly string[]): string => names.join(', '),
  andMore: (shown: string, more: number): string => (more > 0 ? `${shown} and ${more} more` : shown),
  anyOf: (names: string): string => `any one of ${names}`,

  level: (level: number): string => `Level ${level}`,
  levelNamed: (level: number, name: string): string => `Level ${level} · ${name}`,
  demonstrated: 'demonstrated',
  declared: 'declared',
  target: 'target',

  respondents: (count: number): string => (count === 1 ? '1 respondent' : `${count} respondents`),
  sides: (managers: number, practitioners: number): string =>
    `${managers} ${managers === 1 ? 'manager' : 'managers'}, ${practitioners} ${practitioners === 1 ? 'practitioner' : 'practitioners'}`,
  facilitator: 'facilitator',
  tooFew: (least: number, advised: number): string =>
    `Fewer than ${least} respondents or only one role: one person's view can shift this result. ${advised} respondents are advised.`,

  placement: (demonstrated: number, declared: number): string =>
    declared > demonstrated
      ? `The answers declare level ${declared}; the evidence shows level ${demonstrated}.`
      : `The answers declare level ${declared}, and it is the same with what the evidence carries.`,
  range: (low: number, high: number): string =>
    low === high
      ? `Whatever is unknown, disputed or not yet shown, it stays level ${low}.`
      : `With what is unknown, disputed or not yet shown it may be ${low} to ${high}.`,
  confidence: (grade: string, isIndicative: boolean): string =>
    `Confidence ${grade}${isIndicative ? ' (indicative)' : ''}`,
  confidenceWhy: (graded: string, unknown: string, disputed: string, open: number): string =>
    `of the gates that decide, ${graded} have dated evidence, ${unknown} are unknown, ${disputed} disputed; ${open === 0 ? 'no contradiction is' : open === 1 ? '1 contradiction is' : `${open} contradictions are`} open`,
  progress: (percent: string, towards: number): string => `${percent} towards ${towards}`,
  blockedBy: (gates: string): string => `blocked by ${gates}`,
  atTheTop: 'the highest level of the model',
  withoutNotApplicable: (gates: string, demonstrated: number, declared: number): string =>
    `Not applicable: ${gates}. What is not applicable earns no level; left out, the evidence shows level ${demonstrated} and the answers declare ${declared}.`,
  claimedBeyond: (dimensions: string): string => `More is claimed than shown in ${dimensions}.`,
  dimensionWithoutNa: (level: number): string => `level ${level} with what is not applicable left out`,

  headings: {
    assessment: 'Maturity assessment',
    profile: 'Profile',
    strengths: 'What is strong',
    blockers: 'What holds the level',
    thisQuarter: 'To start this quarter',
    doNotStart: 'Do not start yet',
    flips: 'What would change our mind',
    contradictions: 'To be settled',
    patterns: 'Patterns worth a talk',
    measures: 'Outcomes beside the level',
    gaps: 'Gaps to the target',
    roadmap: 'Roadmap',
    gates: 'Every gate',
    signs: 'What level 0 looks like here',
    gatesMoved: 'Gates won and lost',
    measuresMoved: 'Measures',
    previous: 'Since last time',
    method: 'How this was placed',
  },
  columns: {
    dimension: 'Dimension',
    gate: 'Gate',
    level: 'Level',
    declared: 'Declared',
    demonstrated: 'Demonstrated',
    target: 'Target',
    low: 'Low',
    high: 'High',
    answers: 'Answers',
    evidence: 'Evidence',
    comments: 'Comments',
    gap: 'Gap',
    measure: 'Measure',
    today: 'Today',
    before: 'Before',
    after: 'After',
    change: 'Change',
    causes: 'Cause',
    meaning: 'Meaning',
    distribution: 'How the units are spread',
  },
  overall: 'Overall',
  rollup: (units: number, share: string): string =>
    `The highest level that units with at least ${share} of the critical services have reached; ${units === 1 ? '1 unit was' : `${units} units were`} placed. Levels are never averaged.`,
  rollupDeclared: (level: number, a: number, b: number, c: number): string =>
    `Declared ${level}. Confidence of the units: ${a} A, ${b} B, ${c} C (indicative).`,
  shareAt: (share: string, level: number): string => `${share} at ${level}`,

  legend: 'shown █  claimed ▒  target |',
  strength: (isShown: boolean, grade: string): string => (isShown ? grade : 'claimed, not yet shown'),
  noStrengths: 'Nothing is claimed yet; that the questions were asked is the first step.',
  gapKinds: {
    build: 'to build',
    finish: 'to complete',
    prove: 'to prove: claimed, evidence is missing',
    'find-out': 'to find out: not known for sure',
    'not-asked': 'not asked yet',
  },
  toProve: (gates: string): string =>
    `First show what is claimed already: ${gates}. A dated artefact with an owner is enough.`,
  toFindOut: (gates: string): string => `First find out what is not known for sure: ${gates}.`,
  wave: (wave: number): string => `Wave ${wave}`,
  nothingToDo: 'Nothing is missing for the target.',
  unplanned: (gates: string): string => `No action of the model closes ${gates}.`,
  effort: { S: 'S', M: 'M', L: 'L' },
  effortMeaning: { S: 'up to two weeks', M: 'up to a quarter', L: 'more than a quarter' },
  owner: 'owner',
  effortLabel: 'effort',
  closes: 'closes',
  prepares: 'prepares',
  after: 'after',
  outcome: 'outcome',
  from: (baseline: string, target: string): string => `${baseline} → ${target}`,
  notMeasured: 'not measured yet',
  reached: (value: string, target: string): string => `${value} (goal ${target} reached)`,
  noTarget: 'no target',
  risk: 'risk',
  guard: 'guard',
  done: 'done when',
  checks: 'checked by',
  doNotStart: (title: string, missing: string): string => `${title}: first ${missing}`,
  alsoHeld: (actions: string): string => `Nor yet: ${actions}`,
  nothingHeld: 'Nothing is held back.',

  flips: {
    evidence: (gates: string, level: number): string => `Evidence for ${gates} would show level ${level}.`,
    answer: (gates: string, level: number): string => `An answer to ${gates} could show level ${level}.`,
    agreement: (gates: string, level: number): string => `Agreement on ${gates} could show level ${level}.`,
    work: (gates: string, level: number): string =>
      `With ${gates} largely in place it would be level ${level}.`,
    loss: (gates: string, level: number): string => `One step less at ${gates} would mean level ${level}.`,
  },
  noFlips: 'No single gate does: it takes several.',

  contradictions: {
    ladderSkip: (dimension: string, met: string, unmet: string): string =>
      `${dimension}: ${met} ${met.includes(',') ? 'are' : 'is'} met above ${unmet}, which ${unmet.includes(',') ? 'are' : 'is'} not`,
    capBreach: (dimension: string, uncapped: number, level: number, needs: string): string =>
      `${dimension} answers to level ${uncapped} and is held at ${level}: it needs ${needs}`,
    need: (dimension: string, needs: number, has: number): string => `${dimension} ${needs} (is ${has})`,
    roleGap: (gate: string, manager: string, practitioner: string): string =>
      `${gate}: managers say ${manager}, practitioners say ${practitioner}`,
    roleGapHidden: (gate: string, steps: number): string =>
      `${gate}: managers and practitioners are ${steps === 1 ? 'a step' : `${steps} steps`} apart`,
    stale: (gate: string, what: string): string => `${gate}: the best evidence is out of date ("${what}")`,
    overUsed: (gates: string, what: string): string =>
      `"${what}" is to prove ${gates}: too many gates for one piece`,
  },
  resolutions: { accepted: 'accepted', narrowed: 'scope narrowed', disputed: 'disputed' },
  open: 'open',

  ratings: { N: 'not', P: 'partly', L: 'largely', F: 'fully' },
  grades: { said: 'said', shown: 'shown live', artefact: 'dated artefact', measured: 'measured' },
  statuses: {
    answered: 'answered',
    unknown: 'unknown',
    'not-applicable': 'not applicable',
    unanswered: 'not answered',
    'not-asked': 'not asked',
  },
  votes: { unknown: "don't know", na: 'N/A' },
  naReasons: {
    'out-of-scope': 'out of scope',
    'business-priority': 'business priority',
    'architecture-constraint': 'architecture constraint',
    other: 'other',
  },
  manager: 'managers',
  practitioner: 'practitioners',
  consensus: 'consensus',
  disputed: 'disputed',
  agreed: (answer: string, reason: string): string => `agreed on ${answer}: ${reason}`,
  signSeen: (sign: string): string => `a sign of level 0 is still seen – ${sign}`,
  debts: (debts: string): string => `open debt: ${debts}`,
  since: (gate: string, date: string): string => `${gate} since ${date}`,
  stale: 'out of date',
  named: 'named, not looked at',
  countsAs: (grade: string): string => `counts as ${grade}`,
  notCounted: 'of a kind that this gate does not accept',
  notRateable: 'not rateable: too much is not applicable',
  heldBy: (needs: string): string => `held back: needs ${needs}`,

  explain: {
    scale: 'Answers',
    why: 'Why',
    convincing: 'What would convince a doubter',
    accepted: (kinds: string, days: number): string => `accepted: ${kinds}; fresh for ${days} days`,
    naAllowed: 'may be not applicable, with a reason, an approver and a date',
    naRefused: 'is never not applicable',
    requiredFrom: (level: number): string => `required from overall level ${level} on`,
    supporting: 'asked and shown, never decides a level',
    notRequired: 'required by no overall level: deepens its dimension',
    holdsBack: (dimension: string, level: number): string =>
      `without it ${dimension} stays below level ${level}`,
    closedBy: 'Closed by',
    part: 'Part in the placement',
    answered: (answers: string, middle: string): string => `answers ${answers}; lower median ${middle}`,
    bySide: (managers: string, practitioners: string): string =>
      `managers ${managers}; practitioners ${practitioners}`,
    rated: (declared: string, demonstrated: string): string =>
      `declared ${declared}, demonstrated ${demonstrated}`,
    capped: (grade: string, rating: string): string =>
      `evidence "${grade}" carries it no further than ${rating}`,
    dimensionAt: (dimension: string, demonstrated: number, declared: number): string =>
      `${dimension} stands at ${demonstrated} demonstrated, ${declared} declared`,
    dimensionNeeds: (level: number, gates: string): string => `its level ${level} needs ${gates}`,
    isBlocker: (level: number): string => `it is one of the gates that hold overall level ${level} back`,
    effort: (effort: string, meaning: string): string => `effort ${effort}: ${meaning}`,
  },

  previous: {
    level: (before: number, after: number): string =>
      before === after ? `Level ${after}, as before` : `From level ${before} to level ${after}`,
    split: (model: string, evidence: string, real: string): string =>
      `model ${model}, evidence ${evidence}, real ${real}`,
    notAnswered: 'not answered before',
    won: 'won',
    lost: 'lost',
    causes: { model: 'model', evidence: 'evidence', real: 'real' },
    verdicts: { better: 'better', worse: 'worse', same: 'same' },
    noGates: 'No gate was won or lost.',
    sideways:
      'Sideways: control has been added, sight has not. The level is the same, and no outcome is better.',
    modelMoved: (before: string, after: string): string =>
      `The model moved from ${before} to ${after}; the old answers were scored again.`,
  },
  /** @param tolerated gates below a level that may be largely instead of fully met */
  method: (tolerated: number): string[] => [
    'Each gate is rated by the lower median of the answers: 0 and 1 not, 2 partly, 3 largely, 4 fully. No mean is taken anywhere.',
    'Declared is what the answers say. Demonstrated is what evidence carries: what was only said counts for less, the more so the higher the level.',
    `A dimension stands at the highest level whose gates and all gates below are largely met, ${tolerated === 0 ? 'all' : tolerated === 1 ? 'all but one' : `all but ${tolerated}`} below fully. It is held back while another dimension that it needs is missing.`,
    'The overall level is the highest whose required profile, and every lower one, is met. What is unknown meets nothing, and is not counted as a no; what is not applicable earns nothing.',
    'Progress is the share of what the next level adds, each gate counted by how far it is met: 0, 10, 33, 67 or 100 hundredths for the answers 0 to 4, against 67 where largely and 100 where fully is needed.',
  ],
};

export type AssessmentWords = typeof english;
