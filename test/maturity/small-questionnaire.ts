import { type Questionnaire, questionnaireSchema } from '../../src/maturity/questionnaire.ts';

const coverage = ['none', 'a pilot, up to 15 %', 'part, up to 50 %', 'most, up to 85 %', 'nearly all'];
const practice = [
  'never',
  'once, or one person',
  'some teams',
  'the usual way',
  'always, and somebody checks',
];
const measured = { accept: ['measured', 'artefact', 'demo'] };
const shown = { accept: ['artefact', 'demo'] };

/** Three dimensions of two gates each, levels 0 to 2: small enough to work out a placement by hand. */
export const smallQuestionnaire: Questionnaire = questionnaireSchema.parse({
  schema: 'aiops-questionnaire/1',
  model: { id: 'small', version: '1.0.0', title: 'Small ladder', about: 'A ladder for tests.' },
  howToAnswer: 'Answer for the critical services. Between two anchors, take the lower one.',
  levels: [
    { level: 0, name: 'Chaos', shown: 'Managed by people', meaning: 'Users report failures first.' },
    { level: 1, name: 'Collection', meaning: 'Data is there.', next: 'Failures are seen before users call.' },
    { level: 2, name: 'Consolidation', meaning: 'Data is in one place.', next: 'One question, one place.' },
  ],
  scales: {
    coverage: { about: 'share of the critical services', anchors: coverage },
    practice: { about: 'how usual it is', anchors: practice },
  },
  roles: [
    { id: 'head', title: 'Head of operations', side: 'manager' },
    { id: 'sre', title: 'Site reliability engineer', side: 'practitioner' },
    { id: 'dev', title: 'Developer', side: 'practitioner' },
  ],
  dimensions: [
    { id: 'COL', title: 'Telemetry collection', about: 'What the services tell of themselves.' },
    { id: 'DQ', title: 'Data quality', about: 'Whether the data can be trusted.' },
    { id: 'GOV', title: 'Human oversight', about: 'Who may let machines decide.' },
  ],
  signs: [
    { id: 'COL-0', dimension: 'COL', text: 'Users report failures first.' },
    { id: 'DQ-0', dimension: 'DQ', text: 'Gaps and clock skew are unknown.' },
    { id: 'GOV-0', dimension: 'GOV', text: 'Nobody knows which tools decide alone.' },
  ],
  criteria: [
    {
      id: 'COL-1',
      dimension: 'COL',
      level: 1,
      scale: 'coverage',
      text: 'Each critical service emits health and resource data in an open format.',
      why: 'What is not emitted cannot be seen.',
      evidence: { ...measured, examples: 'a list of targets', checks: ['M01'] },
    },
    {
      id: 'COL-2',
      dimension: 'COL',
      level: 2,
      weight: 2,
      scale: 'coverage',
      text: 'Traffic, errors, latency and saturation exist for each critical service, at 60 s or finer.',
      evidence: { ...measured, checks: ['M04', 'M05'], freshDays: 90 },
    },
    {
      id: 'DQ-1',
      dimension: 'DQ',
      level: 1,
      scale: 'practice',
      text: 'Clocks agree; names and units are written down.',
      evidence: { ...measured, checks: ['M11'] },
    },
    {
      id: 'DQ-2',
      dimension: 'DQ',
      level: 2,
      scale: 'practice',
      text: 'Required labels, gaps, staleness and cardinality are watched against limits.',
      evidence: { ...measured, checks: ['M03'] },
    },
    {
      id: 'GOV-1',
      dimension: 'GOV',
      level: 1,
      scale: 'practice',
      text: 'Models and automatic decisions, vendor ones included, are listed with owners.',
      evidence: shown,
      na: { allowed: true },
    },
    {
      id: 'GOV-2',
      dimension: 'GOV',
      level: 2,
      scale: 'coverage',
      text: 'Each automatic decision states its purpose, limits and fallback.',
      evidence: shown,
      na: { allowed: true },
    },
  ],
  placement: {
    profile: { 1: { COL: 1 }, 2: { COL: 2, DQ: 2, GOV: 1 } },
    caps: [{ dimension: 'COL', from: 2, needs: { DQ: 1 } }],
    tolerance: { belowFully: 1 },
    evidence: { freshDays: 180, caps: { said: { 1: 'L', 2: 'L' }, shown: { 1: 'F', 2: 'L' } } },
    notApplicable: { atMostShare: 0.5 },
    confidence: { A: { graded: 0.8, unknown: 0.05 }, B: { graded: 0.5, unknown: 0.15 } },
    respondents: { least: 3, advised: 5, roles: 2 },
  },
  measures: [
    { id: 'mttd', title: 'Time to detect', unit: 'min', better: 'lower', kind: 'outcome', target: 1 },
    { id: 'approvals', title: 'Approvals of a change', unit: 'approvals', better: 'lower', kind: 'process' },
  ],
  actions: [
    {
      id: 'A01',
      title: 'Exporters everywhere critical',
      text: 'Give each critical service an endpoint or an exporter.',
      closes: ['COL-1', 'COL-2'],
      effort: 'M',
      impact: 3,
      owner: 'sre',
      outcome: { measure: 'mttd', target: 5 },
      risk: 'agents sprawl',
      guard: 'one agent a host',
      done: 'the list of targets equals the list of services',
    },
    {
      id: 'A02',
      title: 'Label and naming linter',
      text: 'Check names, units and labels before they are deployed.',
      closes: ['DQ-1', 'DQ-2', 'GOV-1'],
      after: ['A01'],
      effort: 'S',
      impact: 2,
      owner: 'dev',
      outcome: { measure: 'mttd' },
      risk: 'a paper standard',
      guard: 'the build fails on a breach',
      done: 'no conflict for a month',
      tempting: true,
    },
  ],
  antiPatterns: [
    {
      id: 'magic-ml',
      title: 'Magic on untagged data',
      text: 'Decisions are automated before the data can be trusted.',
      advice: 'Tag the data first.',
      when: {
        all: [
          { criterion: 'GOV-1', below: 'L' },
          { dimension: 'DQ', below: 1 },
        ],
      },
    },
    {
      id: 'sideways',
      title: 'Sideways',
      text: 'Control has been added, sight has not.',
      advice: 'See before you approve.',
      when: { measure: 'approvals', atLeast: 3 },
    },
  ],
});
