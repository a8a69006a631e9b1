import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { arrowsBeside, arrowsDown } from '../../../src/report/maturity-charts/arrows.ts';
import { fitted } from '../../../src/report/maturity-charts/frame.ts';
import type { Box } from '../../../src/report/maturity-charts/lanes.ts';
import { maturityPicture } from '../../../src/report/maturity-charts/pictures.ts';
import { maturityChartStyle } from '../../../src/report/maturity-charts/style.ts';
import type { Dumbbell, MaturityDocument, Picture } from '../../../src/report/maturity-report/document.ts';
import { palettes } from '../../../src/report/page/palette.ts';
import { bank, documentOf, exportsWithGaps, LANGUAGES } from '../maturity-report/samples.ts';

const kinds = ['dumbbell', 'heatmap', 'dispersion', 'lanes', 'effort-impact', 'slope'];
const picturesOf = ({ parts }: MaturityDocument) =>
  parts.flatMap(({ blocks }) => blocks).filter((block): block is Picture => kinds.includes(block.kind));
const drawn = Object.fromEntries(
  await Promise.all(
    LANGUAGES.map(async (language) => {
      const document = await documentOf(await bank(language), exportsWithGaps());
      return [language, picturesOf(document).map((picture) => maturityPicture(picture))] as const;
    }),
  ),
) as Record<(typeof LANGUAGES)[number], string[]>;

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
const tags = (svg: string, name: string) => svg.match(new RegExp(`<${name}[ >][^>]*>`, 'g')) ?? [];
/** Where each text begins and ends, by the width of a letter that the layout reckons with. */
const textSpans = (svg: string) =>
  [...svg.matchAll(/(<text[^>]*>)([^<]*)<\/text>/g)].map(([, tag = '', text = '']) => {
    const [x, anchor] = [Number(attribute(tag, 'x')), attribute(tag, 'text-anchor')];
    const width = stringWidth(text.replaceAll(/&\w+;/g, '-')) * 6.3;
    const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
    return { text, left, right: left + width };
  });

describe('maturityPicture(picture)', () => {
  it.each(LANGUAGES)('%s: each kind once, wide and narrow, named and described', (language) => {
    expect(drawn[language]).toHaveLength(kinds.length);
    const svgs = tags(drawn[language].join(''), 'svg');
    expect(svgs).toHaveLength(2 * kinds.length);
    const ids = tags(drawn[language].join(''), '(?:title|desc)').map((tag) => attribute(tag, 'id'));
    expect(new Set(ids).size).toBe(ids.length);
    for (const svg of svgs) {
      expect(attribute(svg, 'role')).toBe('img');
      for (const id of attribute(svg, 'aria-labelledby').split(' ')) expect(ids).toContain(id);
    }
  });

  it.each(LANGUAGES)('%s: no text leaves its picture', (language) => {
    for (const svg of drawn[language].flatMap((both) => both.match(/<svg[\s\S]*?<\/svg>/g) ?? [])) {
      const width = Number(attribute(svg, 'width'));
      for (const { text, left, right } of textSpans(svg)) {
        expect([text, left >= -1, right <= width + 8]).toEqual([text, true, true]);
      }
    }
  });

  it('every class has its style, and every colour of the style is one of the palette', () => {
    const used = new Set(
      [...drawn.en.join('').matchAll(/class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')),
    );
    const bare = ['', 'heat-0', ...kinds];
    const styled = new Set([...maturityChartStyle.matchAll(/\.([a-z][a-z0-9-]*)/g)].map(([, name]) => name));
    expect([...used].filter((name) => !bare.includes(name) && !styled.has(name))).toEqual([]);
    for (const [, name = ''] of maturityChartStyle.matchAll(/var\(--(\w+)\)/g))
      expect(Object.keys(palettes.light)).toContain(name);
  });

  it('a text of the document is escaped', () => {
    const rows = [{ name: '<b>&', votes: [1, 1, 4], isDisputed: false }];
    const told = { id: 'x', title: '"<', description: '&' };
    const svg = maturityPicture({ kind: 'dispersion', ...told, rows });
    expect(svg).toContain('>&lt;b&gt;&amp;</text>');
    expect(svg).toContain('>&quot;&lt;</title>');
    expect(svg).not.toContain('<b>');
  });

  it('a dumbbell by hand: on a narrow one the levels stand 41.6 pixels apart, from 16 on', () => {
    const row = { name: 'COL', demonstrated: 1, declared: 2, target: 5, low: 1, high: 1 };
    const labels = { demonstrated: 'shown', declared: 'said', target: 'aim', range: 'range' };
    const picture: Dumbbell = {
      ...{ kind: 'dumbbell', id: 'd', title: 't', description: 'd', axis: 'level' },
      ...{ top: 5, labels, rows: [row] },
    };
    const narrow = maturityPicture(picture).split('maturity-narrow')[1]!;
    const first = (role: string, name: string) =>
      Number(
        attribute(
          tags(narrow, name).find((tag) => attribute(tag, 'class') === role)!,
          name === 'line' ? 'x2' : 'cx',
        ),
      );
    // From 14 + 2 to 296 − 58 − 14 there are 208 pixels: 41.6 a level.
    expect(first('shown', 'circle')).toBeCloseTo(16 + 41.6, 1);
    expect(first('claimed', 'circle')).toBeCloseTo(16 + 2 * 41.6, 1);
    expect(first('way', 'line')).toBeCloseTo(16 + 5 * 41.6, 1);
    expect(narrow).toContain('>1 → 5</text>');
  });

  it.each([
    ['rated for nothing', { demonstrated: null, declared: null, target: 2 }, '– → 2', ['aim']],
    ['aimed at nothing', { demonstrated: 1, declared: 1, target: null }, '1 → –', ['shown', 'claimed']],
    ['beyond its target', { demonstrated: 3, declared: 3, target: 2 }, '3 → 2', ['shown', 'claimed', 'aim']],
  ])('a dumbbell of a dimension that is %s has no line', (_, levels, told, roles) => {
    const labels = { demonstrated: '', declared: '', target: '', range: '' };
    const frame = {
      kind: 'dumbbell' as const,
      id: 'd',
      title: 't',
      description: 'd',
      axis: '',
      top: 5,
      labels,
    };
    const svg = maturityPicture({ ...frame, rows: [{ name: 'COL', ...levels, low: 0, high: 0 }] });
    const [wide = ''] = svg.split('maturity-narrow');
    expect(wide).toContain(`>${told}</text>`);
    expect(wide).not.toContain('class="way"');
    // The legend has one of each.
    for (const role of ['shown', 'claimed', 'aim'])
      expect(wide.split(`class="${role}"`).length - 2).toBe(roles.includes(role) ? 1 : 0);
  });
});

describe('fitted(text, width, most)', () => {
  it.each([
    ['short', 100, 2, ['short']],
    ['two words', 50, 2, ['two', 'words']],
    ['three more words', 50, 2, ['three', 'more w…']],
    ['한글 두 칸', 40, 3, ['한글', '두 칸']],
    ['', 50, 2, []],
  ] as const)('fitted(%j, %i, %i)', (text, width, most, lines) => {
    expect(fitted(text, width, most).filter((line) => line !== '')).toEqual(lines);
  });
});

const box = (id: string, row: number, column: number, after: readonly string[]): Box => ({
  action: { id, title: '', detail: '', after, note: null },
  ...{ row, x: column * 220, y: row * 100, width: 190, height: 60 },
});

describe('arrowsDown(boxes) and arrowsBeside(boxes)', () => {
  it('one for each action that is waited for; what is not in the lanes has none', () => {
    const boxes = [box('A', 0, 0, []), box('B', 1, 1, ['A', 'Z']), box('C', 2, 0, ['A', 'B'])];
    // Heads enter from above, the second ten pixels to the left of the first.
    expect(arrowsDown(boxes).map(({ x, y, head }) => [x, y, head])).toEqual([
      [396, 100, 'down'],
      [176, 200, 'down'],
      [166, 200, 'down'],
    ]);
    expect(
      arrowsBeside(boxes.map((one) => ({ ...one, x: 0 }))).map(({ x, y, head }) => [x, y, head]),
    ).toEqual([
      [190, 130, 'left'],
      [190, 230, 'left'],
      [190, 230, 'left'],
    ]);
  });

  it('no line crosses a box, nor leaves the picture', () => {
    const places = fc.array(fc.array(fc.nat(11), { maxLength: 3 }), { minLength: 2, maxLength: 15 });
    fc.assert(
      fc.property(places, fc.constantFrom(1, 3), (made, columns) => {
        const boxes = made.map((after, at) => {
          const row = Math.floor(at / columns);
          const names = after
            .filter((other) => Math.floor(other / columns) < row)
            .map((other) => `A${other}`);
          return box(`A${at}`, row, at % columns, names);
        });
        for (const { path } of columns === 1 ? arrowsBeside(boxes) : arrowsDown(boxes)) {
          for (const [x, y] of pointsOf(path)) {
            const isInside = boxes.some(
              (one) => x > one.x && x < one.x + one.width && y > one.y && y < one.y + one.height,
            );
            expect([path, isInside, x <= columns * 220]).toEqual([path, false, true]);
          }
        }
      }),
      { seed: 1 },
    );
  });
});

/** The corners of a path of straight lines, and points between them. */
function pointsOf(path: string): [number, number][] {
  const points: [number, number][] = [];
  let [x, y] = [0, 0];
  for (const [, command = '', first = '0', second = '0'] of path.matchAll(
    /([MhVH])(-?[\d.]+)[ ,]?(-?[\d.]+)?/g,
  )) {
    const [fromX, fromY] = [x, y];
    if (command === 'M') [x, y] = [Number(first), Number(second)];
    if (command === 'h') x += Number(first);
    if (command === 'H') x = Number(first);
    if (command === 'V') y = Number(first);
    if (command === 'M') points.push([x, y]);
    else
      for (let at = 1; at <= 20; at++)
        points.push([fromX + ((x - fromX) * at) / 20, fromY + ((y - fromY) * at) / 20]);
  }
  return points;
}
