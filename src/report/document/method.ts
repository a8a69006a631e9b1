import { groupedBy } from '../../grouped.ts';
import { plain } from '../plain.ts';
import type { FindingsResult } from '../result.ts';
import { seasonsLine } from '../seasons-line.ts';
import { derivedLine } from '../summary.ts';
import { counted, humanCount } from '../units.ts';
import type { Fact, MethodPart } from './document.ts';
import type { Joined } from './joined.ts';
import { sentence } from './told.ts';

const sentences: readonly string[] = [
  'Each series is judged by its own past: it is taken apart into a trend, its seasons and what is left.',
  'What is left is compared with how it usually scatters; the band is where nearly all undisturbed samples lie.',
  'Where the band holds clearly less than it is made for, the data is unsettled or the model fits it badly: more of what is told may be usual.',
  'A departure is told when chance alone would show it less often than the budget of false alarms allows.',
  'Severity grows with how seldom chance shows it, how far outside the band it is, and how long it lasts.',
];

const limits: readonly string[] = [
  'A cause is not told: what departs together is shown together, and no more.',
  'What was wrong from the first sample on is taken for usual.',
  'What happens between two samples, or was never exported, cannot be seen.',
  'A change that is smaller than the usual scatter and does not last is not told.',
];

/** How it was judged, what that cannot see, and how to do it again. */
export function methodPart({ results, names, findings }: Joined, tz: string): MethodPart {
  const low = findings.filter(({ finding }) => finding.confidence === 'low').length;
  return {
    sentences,
    facts: [...sharedFirst(results.map(factsOf), names), { label: 'Times of this report', value: tz }],
    limits:
      low === 0
        ? limits
        : [
            ...limits,
            `${counted(low, 'finding')} ${low === 1 ? 'rests' : 'rest'} on little history: confidence low.`,
          ],
    commands: results.map(({ settings }) => plain(textOf(settings['command']))),
  };
}

/** Settings that shaped the judgement, as they are named in the result. */
const told: Readonly<Record<string, string>> = {
  detector: 'Detector',
  budgetPerWeek: 'False alarms allowed, a week and series',
  falseDiscoveryRate: 'Share of false findings allowed over all series',
  season: 'Seasons asked for',
  tz: 'Time zone of seasons',
  direction: 'Direction',
  judgeSince: 'Reported since',
};

/** What is the same in all results is told once; all else has the name of its result beside it. */
function sharedFirst(factsOfEach: readonly (readonly Fact[])[], names: readonly string[]): Fact[] {
  const [first = [], ...others] = factsOfEach;
  const isIn = (facts: readonly Fact[], { label, value }: Fact) =>
    facts.some((one) => one.label === label && one.value === value);
  const shared = first.filter((fact) => others.every((facts) => isIn(facts, fact)));
  const own = factsOfEach.flatMap((facts, at) =>
    facts
      .filter((fact) => !isIn(shared, fact))
      .map(({ label, value }) => ({ label: `${label} (${names[at]})`, value })),
  );
  return [...shared, ...own];
}

function factsOf(result: FindingsResult): Fact[] {
  const { tool, settings, series } = result;
  const asked = Object.entries(told).flatMap(([key, label]) => {
    const value = settings[key];
    return value === undefined || value === null ? [] : [{ label, value: plain(textOf(value)) }];
  });
  return [
    { label: 'Made by', value: `${tool.name} ${plain(tool.version)}` },
    ...asked,
    ...bandFact(result),
    ...(series.length === 0 ? [] : judgedFacts(series)),
  ];
}

function judgedFacts(series: FindingsResult['series']): Fact[] {
  const models = [...groupedBy(series, ({ model }) => model)];
  return [
    { label: 'Models', value: models.map(([model, of]) => `${model} ${humanCount(of.length)}`).join(', ') },
    { label: 'Seasons', value: sentence(plain(seasonsLine(series).replace('season: ', ''))) },
    {
      label: 'Judged',
      value: derivedLine(series).replace('judged: ', '') || 'every series as it was exported',
    },
  ];
}

/** How much the band was to hold, and what it held. */
function bandFact({ summary: { coverage } }: FindingsResult): Fact[] {
  if (coverage.observed === null) return [];
  const made = `made for ${percent(coverage.expected)} of undisturbed samples`;
  return [{ label: 'Band', value: `${made}, holds ${percent(coverage.observed)} of all` }];
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))}%`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
