import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { mutated, oneOf, upTo } from './mutated.js';
import { mutatedBlock } from './mutated-block.js';

/** @typedef {import('pure-rand/types/RandomGenerator').RandomGenerator} Random */
/**
 * A reading of the source or of the build, which have a class each.
 * @typedef {Omit<import('../../src/read/reader.ts').Reading, 'columns'> & { readonly columns: readonly Column[] }} Reading
 * @typedef {Pick<import('../../src/series/samples.ts').SampleColumn, keyof import('../../src/series/samples.ts').SampleColumn>} Column
 */
/** @typedef {import('../../src/read/reader.ts').ReadOptions} ReadOptions */
/** @typedef {import('../../src/read/formats.ts').InputFormatName} Format */
/** @typedef {import('../../src/read/reader.ts').Source | import('../../src/read/reader.ts').FolderSource} Opened */
/** @typedef {import('../../src/read/unpacked.ts').Gunzip} Gunzip */
/** @typedef {import('./mutated-block.js').File} File */

/**
 * What is fuzzed, of the source or of the build.
 * @typedef {object} Fuzzee
 * @property {(source: Opened, format: Format | 'auto', options: ReadOptions, gunzip: Gunzip) => Promise<Reading>} readInput
 * @property {Gunzip} gunzip
 * @property {(error: unknown) => boolean} isRefusal whether a person can mend it
 * @property {(labels: Readonly<Record<string, string>>) => string} seriesName
 */

/** Every second reading allows all rows to be bad, so that the first one does not end it. */
/** @type {readonly ReadOptions[]} */
const OPTIONS = [
  { value: [], series: [], tz: 'UTC', maxBadRows: { absolute: 0 } },
  { value: [], series: [], tz: 'Europe/Vienna', maxBadRows: { share: 1 } },
  {
    value: [],
    series: [],
    tz: 'UTC',
    maxBadRows: { share: 1 },
    intervalMs: 15_000,
    start: '2026-05-19T10:00:00Z',
  },
];

/** No case may take longer than this. */
const SLOWEST_MS = 2000;

/**
 * Reads `count` mutations of the fixtures of a format, each with the format told and found out, and some by halves.
 * Returns how each law was broken; all of it follows from the seed.
 * @param {Fuzzee} fuzzee
 * @param {Format} format
 * @param {{ seed: number, count: number }} run
 */
export async function fuzzed(fuzzee, format, { seed, count }) {
  const random = xoroshiro128plus(seed);
  const content = await seedsOf(fuzzee, format);
  const counts = { read: 0, refused: 0 };
  /** @type {string[]} */
  const breaches = [];
  for (let i = 0; i < count; i++) {
    const source = mutatedSource(content, random);
    const options = oneOf(OPTIONS, random);
    const chunkSize = oneOf([7, 100, 1000, 65_536], random);
    for (const told of /** @type {const} */ (['auto', format])) {
      const start = performance.now();
      const outcome = await outcomeOf(fuzzee, source, told, options, chunkSize);
      const other =
        i % 4 === 0 ? await outcomeOf(fuzzee, source, told, options, 1 + upTo(12, random)) : outcome;
      if (outcome.reading === undefined) counts.refused += 1;
      else counts.read += 1;
      const breach = outcome.breach ?? breachOfChunks(outcome.reading, other.reading);
      const isSlow = performance.now() - start > 2 * SLOWEST_MS;
      if (breach === undefined && !isSlow) continue;
      breaches.push(`${format} as ${told}, seed ${seed}, case ${i}: ${breach ?? 'slow'}: ${shown(source)}`);
    }
  }
  return { ...counts, breaches };
}

/**
 * @typedef {{ readonly files: readonly Uint8Array[], readonly folders: readonly (readonly File[])[] }} Seeds
 * @typedef {Uint8Array | readonly File[]} MutatedSource
 */

const FIXTURES = new URL('../../fixtures/', import.meta.url);
/** Longer ones would cost time and find nothing else. */
const LONGEST_SEED = 4096;

/**
 * All fixtures of a format, as it is found out; each of them gzipped and, where it is a folder, as a tar, too.
 * @param {Fuzzee} fuzzee
 * @param {Format} format
 * @returns {Promise<Seeds>}
 */
async function seedsOf(fuzzee, format) {
  const all = [...filesIn('inputs'), ...filesIn('exposition')].map(({ bytes }) => bytes);
  const folders = [
    filesIn('tsdb/native-snapshot'),
    filesIn('exposition').filter(({ name }) => /^scrape-/.test(name)),
  ];
  const isOfFormat = async (/** @type {MutatedSource} */ source) =>
    (await outcomeOf(fuzzee, source, 'auto', /** @type {ReadOptions} */ (OPTIONS[1]), 65_536)).reading
      ?.format === format;
  const own = await filtered(all, isOfFormat);
  const ownFolders = await filtered(folders, isOfFormat);
  const tars = await Promise.all(ownFolders.map(tarOf));
  const files = [...own, ...own.slice(0, 1).map((bytes) => new Uint8Array(gzipSync(bytes))), ...tars];
  if (files.length === 0) throw new Error(`fixtures/ has no input of the format ${format}`);
  return { files, folders: ownFolders };
}

/**
 * @template T
 * @param {readonly T[]} all
 * @param {(one: T) => Promise<boolean>} isWanted
 */
async function filtered(all, isWanted) {
  const wanted = await Promise.all(all.map(isWanted));
  return all.filter((_, i) => wanted[i]);
}

/** @param {string} folder */
function filesIn(folder) {
  const path = fileURLToPath(new URL(`${folder}/`, FIXTURES));
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map(({ name, parentPath }) => `${parentPath}/${name}`)
    .map((file) => ({
      name: file.slice(path.length).replace(/^\//, ''),
      bytes: new Uint8Array(readFileSync(file)),
    }))
    .filter(({ bytes }) => bytes.length <= LONGEST_SEED)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** @param {readonly File[]} files */
function tarOf(files) {
  return packTar(files.map(({ name, bytes }) => ({ header: { name, size: bytes.length }, body: bytes })));
}

/**
 * @param {Seeds} seeds
 * @param {Random} random
 * @returns {MutatedSource}
 */
function mutatedSource({ files, folders }, random) {
  if (folders.length > 0 && upTo(3, random) > 0) return mutatedBlock(oneOf(folders, random), random);
  return mutated(files, random);
}

/**
 * @param {Fuzzee} fuzzee
 * @param {MutatedSource} source
 * @param {Format | 'auto'} format
 * @param {ReadOptions} options
 * @param {number} chunkSize
 * @returns {Promise<{ reading?: Reading, breach?: string | undefined }>}
 */
async function outcomeOf({ readInput, gunzip, isRefusal, seriesName }, source, format, options, chunkSize) {
  const opened =
    source instanceof Uint8Array
      ? { path: 'a', bytes: chunksOf(source, chunkSize) }
      : { path: 'a', parts: partsOf(source, chunkSize) };
  const start = performance.now();
  try {
    const reading = await readInput(opened, format, options, gunzip);
    return { reading, breach: breachOf(reading, seriesName) ?? breachOfTime(start) };
  } catch (error) {
    return {
      breach: isRefusal(error) ? breachOfTime(start) : error instanceof Error ? error.stack : String(error),
    };
  }
}

/** @param {number} start */
function breachOfTime(start) {
  const ms = performance.now() - start;
  return ms > SLOWEST_MS ? `took ${ms.toFixed(0)} ms` : undefined;
}

/**
 * How a reading breaks a law that holds for any input.
 * @param {Reading} reading
 * @param {Fuzzee['seriesName']} seriesName
 */
function breachOf({ columns, rows, badRowCount, badRows, setAside, format, assumptions }, seriesName) {
  const samples = columns.reduce((sum, { length }) => sum + length, 0);
  const aside = setAside.reduce((sum, one) => sum + one.samples, 0);
  const good = rows - badRowCount;
  const isLong = assumptions.some((one) => one.startsWith('long form'));
  // A row of a long table has a sample for each of its value columns.
  const isTable = isLong
    ? samples === 0 || samples % good === 0
    : columns.every(({ length }) => length === good);
  const isSum = format === 'csv' ? isTable : rows === samples + badRowCount + aside;
  if (!isSum) return `${rows} rows, but ${samples} samples, ${badRowCount} refused, ${aside} set aside`;
  if (badRows.length !== Math.min(badRowCount, 100))
    return `${badRows.length} of ${badRowCount} refused are told`;
  if (new Set(columns.map(({ labels }) => seriesName(labels))).size < columns.length)
    return 'a series comes twice';
  return columns.map(breachOfColumn).find((breach) => breach !== undefined);
}

/** What a Date can hold, in milliseconds to either side of 1970. */
const FARTHEST_MS = 8.64e15;

/** @param {Column} column */
function breachOfColumn({ length, timestampsMs, values, lines, staleMarkers }) {
  const hasLines = lines.length === length || lines.length === 0;
  if (timestampsMs.length !== length || values.length !== length || !hasLines)
    return 'a column has two lengths';
  const strange = timestampsMs.find((time) => !(Number.isInteger(time) && Math.abs(time) <= FARTHEST_MS));
  if (strange !== undefined) return `a sample of the time ${strange}`;
  const isMarked = staleMarkers.every(
    (index, i) => index > (staleMarkers[i - 1] ?? -1) && Number.isNaN(values[index]),
  );
  return isMarked ? undefined : 'a staleness marker that has a value, or none';
}

/**
 * Where the input is cut into chunks must make no difference.
 * @param {Reading | undefined} one
 * @param {Reading | undefined} other
 */
function breachOfChunks(one, other) {
  return isDeepStrictEqual(plain(one), plain(other)) ? undefined : 'it depends on the borders of chunks';
}

/** @param {Reading | undefined} reading */
function plain(reading) {
  return reading && { ...reading, columns: reading.columns.map(plainColumn) };
}

/** @param {Column} column */
function plainColumn({ labels, type, timestampsMs, values, lines, staleMarkers }) {
  return { labels, type, timestampsMs, values, lines, staleMarkers };
}

/** @param {MutatedSource} source */
function shown(source) {
  const files = source instanceof Uint8Array ? [{ name: 'base64', bytes: source }] : source;
  return files.map(({ name, bytes }) => `${name} ${Buffer.from(bytes).toString('base64')}`).join(' ');
}

/**
 * @param {Uint8Array} bytes
 * @param {number} size
 */
async function* chunksOf(bytes, size) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/**
 * @param {readonly File[]} files
 * @param {number} chunkSize
 */
async function* partsOf(files, chunkSize) {
  for (const { name, bytes } of files) yield { name, bytes: chunksOf(bytes, chunkSize) };
}
