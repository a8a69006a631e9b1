import { dirname, join, normalize } from 'node:path';

/** A source file of the house: its path below `src/`, with forward slashes, and its text. */
export interface Room {
  readonly path: string;
  readonly text: string;
}

/** What one floor may see. */
interface Floor {
  readonly mayImport: readonly string[];
  readonly packages: readonly string[];
}

/**
 * Who may visit whom. Corridors are the files directly below `src/` that join the floors; the cellar those that
 * all floors share. To change a rule, change it here, in a commit that says why.
 */
export const floors: Readonly<Record<string, Floor>> = {
  // Workbooks are zips to those who read them, and all office files to those who write: unpacked in one room.
  cellar: { mayImport: ['cellar'], packages: ['zod', 'fastest-levenshtein', 'fflate'] },
  series: {
    mayImport: ['cellar', 'series'],
    packages: ['simple-statistics', 'picomatch'],
  },
  read: {
    mayImport: ['cellar', 'series', 'read'],
    packages: [
      'csv-parse',
      '@streamparser/json',
      'modern-tar',
      'zstddec',
      'zod',
      'yaml',
      // Of workbooks, loaded when one is read.
      'read-excel-file',
    ],
  },
  model: { mayImport: ['cellar', 'series', 'model'], packages: ['simple-statistics', 'ml-matrix'] },
  findings: { mayImport: ['cellar', 'series', 'model', 'findings'], packages: [] },
  gate: { mayImport: ['cellar', 'series', 'findings', 'gate'], packages: [] },
  baseline: { mayImport: ['cellar', 'series', 'findings', 'gate', 'baseline'], packages: ['zod'] },
  maturity: { mayImport: ['cellar', 'maturity'], packages: ['zod'] },
  report: {
    mayImport: ['cellar', 'series', 'model', 'findings', 'gate', 'baseline', 'maturity', 'report'],
    packages: [
      'zod',
      'csv-stringify',
      'string-width',
      'sparkly',
      'd3-array',
      'd3-scale',
      'd3-time',
      // Of the office files, loaded when one is asked for.
      'docx',
      'fflate',
      'pptxgenjs',
      'write-excel-file',
    ],
  },
  corridors: {
    mayImport: [
      'cellar',
      'series',
      'read',
      'model',
      'findings',
      'gate',
      'baseline',
      'maturity',
      'report',
      'corridors',
    ],
    packages: [],
  },
  // A corridor that holds a conversation, in several rooms.
  workshop: {
    mayImport: ['cellar', 'read', 'maturity', 'report', 'corridors', 'workshop'],
    packages: ['zod'],
  },
  cli: {
    mayImport: [
      'cellar',
      'series',
      'read',
      'model',
      'findings',
      'gate',
      'baseline',
      'maturity',
      'report',
      'corridors',
      'workshop',
      'cli',
    ],
    packages: [
      'commander',
      'chalk',
      'inquirer',
      '@inquirer/core',
      'ora',
      'tinyglobby',
      'zod',
      'write-file-atomic',
    ],
  },
};

/** Floors whose rooms another floor may name in its types, but not call. */
const typesOnly: readonly (readonly [floor: string, imported: string])[] = [
  ['model', 'series'],
  ['report', 'model'],
];

const cellar = [
  'code-point-order.ts',
  'digest.ts',
  'errors.ts',
  'first-names.ts',
  'grouped.ts',
  'measures.ts',
  'nearest.ts',
  'option-values.ts',
  'options.ts',
  'rules.ts',
  'shell-word.ts',
  'sorted.ts',
  'threshold-reader.ts',
  'thresholds.ts',
  'typed-options.ts',
  'zip.ts',
];

/** What only the roof may touch: the machine, the clock, chance. */
const doors = [/\bprocess\./, /\bDate\.now\b/, /\bnew Date\(\)/, /\bMath\.random\b/, /\bperformance\./];

const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'|\bimport\('([^']+)'\)/g;

interface Import {
  readonly target: string;
  readonly isType: boolean;
}

/** Every breach of the house rules, as one line each; empty when the house is in order. */
export function findBreaches(rooms: readonly Room[]): string[] {
  return [...rooms.flatMap(breachesOf), ...loopsOf(rooms)];
}

function breachesOf(room: Room): string[] {
  const floor = floorOf(room.path);
  const { mayImport, packages } = floors[floor] as Floor;
  const breaches: string[] = [];
  for (const { target, isType } of importsOf(room)) {
    if (target.startsWith('.')) {
      const other = floorOf(normalize(join(dirname(room.path), target)));
      const isTypesOnly = typesOnly.some(([from, to]) => from === floor && to === other);
      if (!mayImport.includes(other))
        breaches.push(`${room.path}: ${floor} may not see ${other} (${target})`);
      else if (isTypesOnly && !isType)
        breaches.push(`${room.path}: ${floor} may only see types of ${other} (${target})`);
    } else if (target.startsWith('node:')) {
      if (floor !== 'cli') breaches.push(`${room.path}: only the roof may use ${target}`);
    } else if (!isType && !packages.includes(packageOf(target))) {
      breaches.push(`${room.path}: ${floor} has no package ${packageOf(target)}`);
    }
  }
  if (/\bprocess\.exit\(/.test(withoutComments(room.text))) {
    breaches.push(`${room.path}: process.exit loses what is still in a pipe; set process.exitCode`);
  }
  if (floor !== 'cli') {
    for (const door of doors) {
      if (door.test(withoutComments(room.text)))
        breaches.push(`${room.path}: only the roof may use ${door.source}`);
    }
  }
  return breaches;
}

/** Circles of imports, types left out: those are gone when the program runs. */
function loopsOf(rooms: readonly Room[]): string[] {
  const importsByPath = new Map(
    rooms.map((room) => [
      room.path,
      importsOf(room)
        .filter(({ target, isType }) => target.startsWith('.') && !isType)
        .map(({ target }) => normalize(join(dirname(room.path), target))),
    ]),
  );
  const loops = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      loops.add([...trail.slice(at)].sort().join(' → '));
      return;
    }
    for (const next of importsByPath.get(path) ?? []) walk(next, [...trail, path]);
  };
  for (const path of importsByPath.keys()) walk(path, []);
  return [...loops].map((loop) => `import loop: ${loop}`);
}

function importsOf(room: Room): Import[] {
  return [...room.text.matchAll(IMPORT)].map((match) => ({
    target: match[2] ?? match[3] ?? '',
    isType: match[1] !== undefined,
  }));
}

function floorOf(path: string): string {
  if (!path.includes('/')) return cellar.includes(path) ? 'cellar' : 'corridors';
  return path.slice(0, path.indexOf('/'));
}

function packageOf(target: string): string {
  const [scope = '', name = ''] = target.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
