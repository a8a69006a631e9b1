import type { Severity } from '../../findings/finding.ts';
import type { ReportedFinding } from '../result.ts';

/** What only the maturity report says, in English; the other languages have the same sentences. */
export const englishReport = {
  parts: {
    executive: 'Executive summary',
    standing: 'Where you stand',
    gates: 'Gates at a glance',
    why: 'Why',
    roadmap: 'Roadmap',
    exports: 'What the exports show',
    'first-days': 'The first ninety days',
    progress: 'Progress since last time',
    appendix: 'Appendix',
  },

  messages: {
    behind: (count: number, of: number, farthest: string): string =>
      `${count} of ${of} dimensions ${count === 1 ? 'is' : 'are'} below target; farthest: ${farthest}`,
    gapOf: (dimension: string, level: number, target: number): string =>
      `${dimension} (${level} of ${target})`,
    noneBehind: 'Every dimension has reached its target',
    met: (met: number, asked: number): string =>
      `Evidence carries ${met} of the ${asked} gates that were asked`,
    waitsFor: (level: number, gates: string): string => `Level ${level} waits for ${gates}`,
    atTheTop: 'The highest level of the model is reached',
    atTarget: (title: string, level: number): string =>
      `${title} stands at level ${level}, as the target asks`,
    dimension: (title: string, level: number, gates: string): string =>
      gates === ''
        ? `${title} stands at level ${level}`
        : `${title} stands at level ${level} and waits for ${gates}`,
    actions: (actions: number, waves: number): string =>
      `${actions === 1 ? 'One action' : `${actions} actions`} in ${waves === 1 ? 'one wave' : `${waves} waves`} ${actions === 1 ? 'leads' : 'lead'} to the target`,
    firstDays: (actions: string): string => `To start within ninety days: ${actions}`,
    supported: (count: number, of: number): string =>
      `What was measured supports ${count} of ${of} actions of the roadmap`,
    noSupport: (count: number): string =>
      `${count === 1 ? '1 finding waits' : `${count} findings wait`} for somebody; none bears on an action of the roadmap`,
    appendix: (gates: number, people: string): string => `${gates} gates, ${people}, without names`,
  },

  labels: {
    level: 'Level',
    declared: 'Declared by the answers',
    demonstrated: 'Demonstrated by evidence',
    range: 'Range',
    confidence: 'Confidence',
    towards: (level: number): string => `Towards level ${level}`,
    strongest: 'Strongest',
    weakest: 'Weakest',
    action: 'Action',
    wave: 'Wave',
    owner: 'Owner',
    effort: 'Effort',
    impact: 'Impact',
    after: 'After',
    closes: 'Closes',
    prepares: 'Prepares',
    outcome: 'Outcome',
    done: 'Done when',
    risk: 'Risk',
    guard: 'Guard',
    due: 'Due',
    missing: 'Missing',
    supportedBy: 'Supported by the exports',
    distance: 'Gap',
    kind: 'Kind',
    what: 'What',
    date: 'Date',
    grade: 'Grade',
    votes: 'First answers',
    range4: 'Range of answers',
    consensus: 'Consensus',
    roles: 'Role gap',
    role: 'Role',
    people: 'People',
    reason: 'Reason',
    approver: 'Approved by',
    expires: 'Expires',
    check: 'Measurement',
    measured: 'Measured in the exports',
    severity: 'Severity',
    series: 'Series',
    seen: 'Series',
    start: 'Start (UTC)',
    value: 'Value',
    expected: 'Expected',
    span: 'Time of the exports',
    open: 'Findings that wait for somebody',
    model: 'Model',
    hash: 'SHA-256 of the model',
    tool: 'Made with',
    facilitator: 'Facilitator',
  },

  headings: {
    strengths: 'What is strong',
    weak: 'What is weak',
    moves: 'The moves that matter',
    effect: 'Expected effect',
    sponsor: 'What we ask of the sponsor',
    nextLevel: (level: number): string => `What level ${level} looks like`,
    blockers: 'What is in the way',
    evidence: 'What was shown',
    dispersion: 'Where the answers differ',
    contradictions: 'Contradictions',
    agreed: 'What was agreed',
    notes: 'Notes',
    lanes: 'Now, next, later',
    actions: 'Each action',
    effortImpact: 'Effort and impact',
    support: 'What bears on the roadmap',
    worst: 'What to look at first',
    rules: 'Scoring rules',
    people: 'Who answered',
    na: 'Not applicable, and why',
    comments: 'Comments',
    levels: 'The levels',
    model: 'The model',
  },

  lanes: { now: 'Now', next: 'Next', later: 'Later' },
  supported: 'supported by the exports',
  laneOf: (lane: string, wave: string): string => `${lane} (${wave})`,

  range: (low: number, high: number): string => (low === high ? String(low) : `${low} to ${high}`),
  confidence: (grade: string, isIndicative: boolean): string =>
    isIndicative ? `${grade} (indicative)` : grade,
  /** Behind a dimension in a list. */
  atLevel: (dimension: string, level: number): string => `${dimension} (level ${level})`,
  noneWeak: 'No dimension is behind its target.',
  move: (action: string, closes: string, outcome: string): string =>
    closes === '' ? `${action}. ${outcome}.` : `${action}: closes ${closes}. ${outcome}.`,
  prepares: (action: string, unlocks: string, outcome: string): string =>
    `${action}: prepares ${unlocks}. ${outcome}.`,
  /** Behind a move: an outcome that an action which waits for it is to change. */
  leadsTo: (action: string, outcome: string): string => `It leads to ${action} – ${outcome}.`,
  noEffect: 'None of the moves is tied to a measured outcome such as MTTD or MTTR.',

  sponsor: {
    owners: (owners: string): string => `Free the time of the owners: ${owners}.`,
    ownerOf: (owner: string, actions: string): string => `${owner} (${actions})`,
    settle: (contradictions: string): string => `Have the open contradictions settled: ${contradictions}.`,
    prove: (gates: string): string => `Have shown what is claimed: ${gates}.`,
    findOut: (gates: string): string => `Have found out what nobody knows: ${gates}.`,
    hold: (actions: string): string => `Hold back what has to wait: ${actions}.`,
    again: (date: string): string => `Assess again after the first ninety days, from ${date} on.`,
  },

  heatmap: {
    caption: 'Each gate by dimension and level, rated by what evidence carries',
    legend: (ratings: readonly string[]): string =>
      `${ratings.join(', ')}; ? unknown, – not applicable, · not answered or not asked. Several letters: several gates, in order. A frame or an asterisk: needed for the target.`,
    supporting: 'In brackets: asked and shown, never decides a level.',
  },

  captions: {
    standing: 'Level of each dimension: demonstrated, declared, target and range; the widest gap first',
    dumbbell: (count: number): string =>
      `From the level that evidence shows to the target, for ${count} dimensions; the widest gap first.`,
    evidence: (dimension: string): string => `Evidence for ${dimension}`,
    dispersion: (dimension: string): string => `How the first answers to ${dimension} are spread`,
    dispersed: (count: number): string =>
      `First answers from 0 to 4 at the ${count === 1 ? 'gate' : `${count} gates`} where they lie apart; a dot for each answer, larger for several.`,
    lanes: 'Actions of the roadmap by wave; an arrow leads from an action to one that comes after it.',
    roadmapTable: 'The roadmap: every action with owner, effort, what comes before it and what it closes',
    actions: 'What to do, for what outcome, at which risk, and when it is done',
    doNotStart: 'Not to be started yet, and what is missing',
    effortImpact:
      'Actions by effort and impact: what is little work and helps much stands at the top on the left.',
    firstDays: 'Actions of the first ninety days, to paste into a tracker',
    support: 'Measurements in the exports, the gates that name them, and the actions that close these gates',
    worst: 'Findings that wait for somebody, the gravest first',
    slope: 'Level of each dimension before and after',
    moved: 'Gates won and lost',
    measures: 'Measures before and after',
    outcomes: 'Outcomes today and where they should be',
    gates: (dimension: string): string => `Every gate of ${dimension}`,
    na: 'Gates that are not applicable',
    people: 'Respondents by role',
    levels: 'The levels and what they mean',
  },

  evidenceKinds: { demo: 'demonstration', artefact: 'document or record', link: 'link' },
  noEvidence: 'Nothing was shown: what counts here is what was said.',
  nothingInTheWay: 'Nothing is in the way within this dimension.',
  roleSteps: (steps: number): string => (steps === 1 ? '1 step' : `${steps} steps`),
  roleMedians: (managers: number, practitioners: number): string =>
    `managers ${managers}, practitioners ${practitioners}`,
  continues: 'goes on after that',
  noteAnonymous:
    'First answers stand in ascending order and without names; participants are told by role only.',

  exports: {
    relation: [
      'What relates the two: a gate of the model names the measurements that could confirm or lower its answer. Four of them can be read from an export: gaps (M03), the step (M04), infinite values (M12), samples that contradict each other (M13). An action is called supported where one of these is out of bounds and the action closes a gate that names it.',
      'That is a reason to begin there, and no proof: an export can be coarser than its source, or lack what the source has. It changes no answer and no level, and no other finding is taken for a sign of maturity.',
    ],
    away: (days: number): string =>
      `The exports lie ${days} days from the day of the assessment: they may not be of the same weeks.`,
    span: (from: string, to: string): string => `${from} to ${to}`,
    series: (count: number, findings: number): string => `${count} series, ${findings} with findings`,
    gaps: (series: number, of: number, worst: string, findings: number): string =>
      `${series} of ${of} series ${series === 1 ? 'lacks' : 'lack'} more than 1% of ${series === 1 ? 'its' : 'their'} samples (the worst ${worst}); ${findings === 1 ? '1 finding of' : `${findings} findings of`} missing data`,
    step: (series: number, of: number): string =>
      `${series} of ${of} series ${series === 1 ? 'comes' : 'come'} less often than every 60 seconds`,
    impossible: (count: number, share: string): string => `${count} infinite values, ${share} of all samples`,
    clocks: (duplicates: number, conflicts: number, late: number): string =>
      `${duplicates} duplicate samples, ${conflicts} that contradict another of their time, ${late} out of order`,
    checks: { M03: 'gaps', M04: 'step', M12: 'infinite values', M13: 'clocks and duplicates' },
    outOfBounds: 'out of bounds',
    inBounds: 'within bounds',
    supportLine: (gates: string, facts: string): string => `${gates}: ${facts}`,
    noGate: 'no gate names it',
    noFindings: 'No finding waits for somebody.',
    severities: { low: 'low', medium: 'medium', high: 'high', critical: 'critical' } as Record<
      Severity,
      string
    >,
    kinds: {
      spike: 'spike',
      dip: 'dip',
      'level-shift': 'level shift',
      'trend-change': 'change of trend',
      drift: 'drift',
      'variance-change': 'change of spread',
      'seasonal-change': 'change of season',
      flatline: 'flatline',
      'missing-data': 'missing data',
      restart: 'restart',
      'outside-limits': 'outside limits',
      'peer-outlier': 'unlike its peers',
    } as Record<ReportedFinding['kind'], string>,
    more: (count: number): string => `and ${count} more: see the findings report`,
  },

  office: {
    contents: 'Contents',
    page: (page: string, pages: string): string => `Page ${page} of ${pages}`,
    more: (count: number): string => `and ${count} more: see the document`,
    continued: 'continued',
  },
};

export type ReportWords = typeof englishReport;
