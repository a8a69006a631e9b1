import type {
  OfficePart,
  OfficeReport,
  Table,
  TimeChart,
  Tone,
} from '../../../src/report/office/office-report.ts';
import { type MadeWords, madeWords } from './made-words.ts';

export type MadeLang = 'en' | 'pt-BR' | 'ko';

const LOGO =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGNgCJnFUP0fAAW8AmP1hbgXAAAAAElFTkSuQmCC';

/** A made-up report with a block of every kind, a table too long for a slide, an appendix and a client's looks. */
export function madeReport(lang: MadeLang): OfficeReport {
  const words = madeWords[lang];
  return {
    title: words.title,
    subtitle: words.subtitle,
    lang,
    date: '2025-11-03',
    branding: {
      logo: LOGO,
      colours: ['#00538a', '#855700'],
      footer: 'Example GmbH',
      confidentiality: words.confidential,
    },
    words: {
      contents: words.contents,
      page: words.page,
      more: words.more,
      continued: words.continued,
    },
    parts: [summary(words), standing(words), gates(words), roadmap(words), series(words), appendix(words)],
  };
}

function summary(words: MadeWords): OfficePart {
  return {
    ...part('summary', words.summary, words),
    blocks: [
      { kind: 'paragraph', look: 'lead', text: words.lead },
      { kind: 'facts', facts: words.facts.map(([label, value]) => ({ label, value })) },
      { kind: 'heading', depth: 2, text: words.movesHeading },
      { kind: 'bullets', items: words.moves },
      { kind: 'paragraph', look: 'aside', text: words.aside },
    ],
  };
}

function standing(words: MadeWords): OfficePart {
  return {
    ...part('standing', words.standing, words),
    blocks: [
      {
        kind: 'bars',
        title: words.chartTitle,
        description: words.chartDescription,
        categories: words.dimensions,
        series: [
          { name: words.declared, values: words.dimensions.map((_, at) => (at * 7) % 5) },
          {
            name: words.demonstrated,
            values: words.dimensions.map((_, at) => (at === 2 ? null : (at * 5) % 4)),
          },
          { name: words.target, values: words.dimensions.map((_, at) => 3 + (at % 3) / 2) },
        ],
        axis: { title: words.level, min: 0, max: 5, step: 1 },
      },
    ],
  };
}

function gates(words: MadeWords): OfficePart {
  const levels = [1, 2, 3, 4, 5];
  const table: Table = {
    kind: 'table',
    caption: words.gatesCaption,
    columns: [
      { heading: words.dimension, share: 0.4, isNumber: false },
      ...levels.map((level) => ({ heading: `${words.level} ${level}`, share: 0.12, isNumber: true })),
    ],
    rows: words.dimensions.map((dimension, row) => [
      { text: dimension, isStrong: true },
      ...levels.map((_, at) => {
        const rating = (row * 3 + at * 2) % 6;
        return { text: String(rating), value: rating, tone: `level-${rating}` as Tone };
      }),
    ]),
  };
  return { ...part('gates', words.gates, words), blocks: [table] };
}

function roadmap(words: MadeWords): OfficePart {
  const rows = Array.from({ length: 26 }, (_, at) => [
    { text: `A-${at + 1}`, isStrong: true },
    { text: words.actions[at % words.actions.length]! },
    { text: words.owners[at % words.owners.length]! },
    { text: String(2 + (at % 9)), value: 2 + (at % 9) },
    { text: words.states[at % 2]!, tone: at % 2 === 0 ? ('good' as const) : ('bad' as const) },
  ]);
  const shares = [0.1, 0.5, 0.2, 0.1, 0.1];
  return {
    ...part('roadmap', words.roadmap, words),
    blocks: [
      { kind: 'paragraph', text: words.roadmapText },
      {
        kind: 'table',
        caption: words.roadmapCaption,
        columns: words.roadmapColumns.map((heading, at) => ({
          heading,
          share: shares[at]!,
          isNumber: at === 3,
        })),
        rows,
      },
    ],
  };
}

function series(words: MadeWords): OfficePart {
  const times = Array.from({ length: 200 }, (_, at) => Date.UTC(2025, 9, 6) + at * 3_600_000);
  const expected = times.map((_, at) => 50 + 20 * Math.sin((at * 2 * Math.PI) / 24));
  const isFound = (at: number) => at >= 120 && at < 126;
  const value = expected.map((one, at) =>
    at > 60 && at < 66 ? null : one + (isFound(at) ? 35 : (at * 7919) % 7),
  );
  const lines: TimeChart['series'] = [
    { role: 'upper', name: words.upper, values: expected.map((one) => one + 10) },
    { role: 'lower', name: words.lower, values: expected.map((one) => one - 10) },
    { role: 'expected', name: words.expected, values: expected },
    { role: 'value', name: words.value, values: value },
    { role: 'found', name: words.found, values: value.map((one, at) => (isFound(at) ? one : null)) },
  ];
  return {
    ...part('series', words.series, words),
    blocks: [
      {
        kind: 'time',
        title: 'cpu{host="a"}',
        description: words.seriesDescription,
        tz: 'Europe/Berlin',
        times,
        series: lines,
      },
    ],
  };
}

function appendix(words: MadeWords): OfficePart {
  return {
    ...part('appendix', words.appendix, words),
    isAppendix: true,
    blocks: [{ kind: 'paragraph', text: 'APPENDIX-ONLY' }],
  };
}

function part(id: string, [heading, message]: readonly [string, string], { notes }: MadeWords): OfficePart {
  return { id, heading, message, notes, blocks: [], isAppendix: false };
}
