import { describe, expect, it } from 'vitest';
import type { AssessmentResult } from '../../../src/report/assessment/result.ts';
import type {
  MaturityBlock,
  MaturityDocument,
  PartId,
} from '../../../src/report/maturity-report/document.ts';
import { maturityMarkdown } from '../../../src/report/maturity-report/markdown.ts';
import { smallQuestionnaire } from '../../maturity/small-questionnaire.ts';
import { resultBy } from '../assessment/small-result.ts';
import { assessedSample, bank, documentOf, exportsWithGaps, LANGUAGES } from './samples.ts';

const results = Object.fromEntries(
  await Promise.all(LANGUAGES.map(async (language) => [language, await bank(language)] as const)),
) as Record<(typeof LANGUAGES)[number], AssessmentResult>;

const partOf = ({ parts }: MaturityDocument, id: PartId) => parts.find((part) => part.id === id)!;
const ofKind = <K extends MaturityBlock['kind']>(blocks: readonly MaturityBlock[], kind: K) =>
  blocks.filter((block): block is Extract<MaturityBlock, { kind: K }> => block.kind === kind);
const valuesOf = (blocks: readonly MaturityBlock[]) =>
  ofKind(blocks, 'facts').flatMap(({ facts }) => facts.map(({ value }) => value));
const numbersIn = (text: string) => text.match(/\d+/g) ?? [];
const markdownOf = (document: MaturityDocument) => [...maturityMarkdown(document)].join('');

describe('maturityDocument(result, words): the executive page', () => {
  it.each(LANGUAGES)('%s tells the placement of the JSON, and no other number', async (language) => {
    const result = results[language];
    const { placement } = result;
    const [level, demonstrated, declared, range, confidence, progress] = valuesOf(
      partOf(await documentOf(result), 'executive').blocks,
    );
    expect(level).toBe(`${placement.level} · ${placement.name}`);
    expect(demonstrated).toBe(String(placement.demonstrated.level));
    expect(declared).toBe(String(placement.declared.level));
    expect(numbersIn(range!)).toEqual([String(placement.range.low), String(placement.range.high)]);
    expect(confidence).toMatch(new RegExp(`^${placement.confidence.grade}( ?\\(.+\\))?$`));
    expect(progress).toBe(`${placement.demonstrated.progress?.percent}%`);
  });

  it.each(LANGUAGES)(
    '%s names the strongest, the weakest and the first three moves of the JSON',
    async (language) => {
      const { dimensions, roadmap, measures, date } = results[language];
      const { blocks } = partOf(await documentOf(results[language]), 'executive');
      const [strong, weak, moves, effect, asked] = ofKind(blocks, 'bullets').map(({ items }) => items);
      const most = Math.max(...dimensions.map(({ demonstrated }) => demonstrated.level));
      const gaps = dimensions.map(({ target, demonstrated }) => Math.max(0, target - demonstrated.level));
      for (const [at, { id, demonstrated, target }] of dimensions.entries()) {
        expect(strong![0]!.includes(`${id} `)).toBe(demonstrated.level === most);
        const isWeakest = gaps[at] === Math.max(...gaps);
        expect(weak![0]!.includes(`${id} `)).toBe(isWeakest);
        if (isWeakest)
          expect(numbersIn(weak![0]!).toSorted()).toEqual(
            [demonstrated.level, target].map(String).toSorted(),
          );
      }
      const first = roadmap.waves.flat().slice(0, 3);
      expect(moves!.map((move) => move.slice(0, 3))).toEqual(first.map(({ id }) => id));
      for (const [at, { closes, outcome }] of first.entries()) {
        for (const told of [...closes, outcome.title, String(outcome.baseline ?? ''), String(outcome.target)])
          expect(moves![at]).toContain(told);
      }
      const mttd = measures.find(({ id }) => id === 'mttd')!;
      expect(effect).toHaveLength(1);
      for (const told of ['A12', mttd.title, `${mttd.value} ${mttd.unit}`, `${mttd.target} ${mttd.unit}`])
        expect(effect![0]).toContain(told);
      const again = new Date(Date.UTC(2026, 10, 20 + 90)).toISOString().slice(0, 10);
      expect(date).toBe('2026-11-20');
      expect(asked!.at(-1)).toContain(again);
    },
  );

  it('asks the sponsor for what is open in the JSON, and for nothing else', async () => {
    const settled = {
      ...results.en,
      contradictions: [],
      roadmap: { ...results.en.roadmap, gaps: [], waves: [], doNotStart: [], unplanned: [] },
    };
    const { blocks } = partOf(await documentOf(settled), 'executive');
    expect(ofKind(blocks, 'bullets').at(-1)!.items).toEqual([
      'Assess again after the first ninety days, from 2027-02-18 on.',
    ]);
    expect(ofKind(blocks, 'bullets').at(-2)!.items).toEqual(['Nothing is missing for the target.']);
  });
});

describe('maturityDocument(result, words): the other parts', () => {
  it.each(['aurora-bank', 'aurora-payments', 'aurora-branches'])(
    'the standing of %s is sorted by its gaps',
    async (name) => {
      const result = await assessedSample(name);
      const [picture] = ofKind(partOf(await documentOf(result), 'standing').blocks, 'dumbbell');
      const gaps = picture!.rows.map(({ demonstrated, target }) =>
        Math.max(0, (target ?? 0) - (demonstrated ?? 0)),
      );
      expect(gaps).toEqual(gaps.toSorted((a, b) => b - a));
      expect(picture!.rows.map(({ name: title }) => title.split(' ')[0]).toSorted()).toEqual(
        result.dimensions.map(({ id }) => id).toSorted(),
      );
    },
  );

  it('each gate has a mark in the heatmap, and each action a box, an effort and a row', async () => {
    const result = results.en;
    const document = await documentOf(result);
    const [map] = ofKind(partOf(document, 'gates').blocks, 'heatmap');
    const marks = map!.rows.flatMap(({ cells }) =>
      cells.flatMap(({ text }) => text.split(' ').filter(Boolean)),
    );
    const count = (mark: string) => marks.filter((one) => one === mark).length;
    expect(marks).toHaveLength(result.gates.length);
    for (const rating of ['N', 'P', 'L', 'F'])
      expect(count(rating)).toBe(result.gates.filter(({ demonstrated }) => demonstrated === rating).length);
    const { blocks } = partOf(document, 'roadmap');
    const ids = result.roadmap.waves.flat().map(({ id }) => id);
    expect(ofKind(blocks, 'lanes')[0]!.lanes.flatMap(({ actions }) => actions.map(({ id }) => id))).toEqual(
      ids,
    );
    expect(ofKind(blocks, 'effort-impact')[0]!.points.map(({ id }) => id)).toEqual(ids);
    expect(ofKind(blocks, 'table')[0]!.rows).toHaveLength(ids.length);
  });

  it('each wave is a lane: now, next, and what is later', async () => {
    const [action] = results.en.roadmap.waves.flat();
    const waves = ['W1', 'W2', 'W3', 'W4'].map((id) => [{ ...action!, id }]);
    const { roadmap } = results.en;
    const document = await documentOf({ ...results.en, roadmap: { ...roadmap, waves } });
    const lanes = ofKind(partOf(document, 'roadmap').blocks, 'lanes')[0]!.lanes;
    expect(lanes.map(({ heading, actions }) => [heading, actions.map(({ id }) => id)])).toEqual([
      ['Now (Wave 1)', ['W1']],
      ['Next (Wave 2)', ['W2']],
      ['Later (Wave 3)', ['W3']],
      ['Later (Wave 4)', ['W4']],
    ]);
  });

  it('a dimension that has reached its target is detail, and a report without a previous one tells none', async () => {
    const document = await documentOf({ ...results.en, previous: null });
    for (const { id, target, demonstrated } of results.en.dimensions) {
      const part = partOf(document, `why-${id.toLowerCase()}`);
      expect(part.isAppendix).toBe(demonstrated.level >= target);
    }
    expect(document.parts.map(({ id }) => id)).not.toContain('progress');
  });

  it('no respondent is named, and what few said is not spread out', async () => {
    const respondents = [{ id: 'Zara Quill', role: 'sre', answers: { 'COL-1': 3 as const } }];
    const small = await documentOf(resultBy(smallQuestionnaire, { respondents }));
    expect(JSON.stringify(small)).not.toContain('Quill');
    expect(markdownOf(small)).toContain('| **COL-1** | 1 |');
    const one = await documentOf(await assessedSample('aurora-payments'));
    expect(one.parts.flatMap(({ blocks }) => ofKind(blocks, 'dispersion'))).toEqual([]);
    expect(markdownOf(one)).not.toContain('Where the answers differ');
  });

  it('what acts on a screen is made visible, and a text is one line', async () => {
    const [gate, ...others] = results.en.gates;
    const hostile = { ...gate!, comments: ['two\nlines \u202eturned \u001b[31m'] };
    const document = await documentOf({ ...results.en, client: ' A\tB ', gates: [hostile, ...others] });
    expect(document.title).toBe('Maturity assessment: A B');
    expect(JSON.stringify(document)).not.toMatch(/\u202e|\\u001b|\\n/);
    expect(markdownOf(document)).toContain('two lines \\\\u202eturned \\\\x1b\\[31m');
  });

  it('the same result gives the same document, and is not changed', async () => {
    const before = structuredClone(results.ko);
    const [one, two] = [
      await documentOf(results.ko, exportsWithGaps()),
      await documentOf(results.ko, exportsWithGaps()),
    ];
    expect(JSON.stringify(one)).toBe(JSON.stringify(two));
    expect(results.ko).toEqual(before);
  });
});
