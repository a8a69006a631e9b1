import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { inputFormatNames } from '../../src/read/formats.ts';
import { readInput } from '../../src/read/read.ts';
import type { Part } from '../../src/read/reader.ts';
import { measured } from '../bench/measured.js';
import { bin } from '../cli/run-aiops.ts';
import { checkedSpans, resealed } from './mutated-block.js';
import { gunzip, readDefaults, samplesOf, sourceOf } from './source-of.ts';

const MIB = 1_048_576;
const PEAK_MB = 400;

const folder = mkdtempSync(join(tmpdir(), 'aiops-hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes an input and runs the built program on it; `format` undefined has it found out. */
function inspected(content: Uint8Array | string, format?: string): ReturnType<typeof measured> {
  const path = join(folder, 'input');
  writeFileSync(path, content);
  return measured([bin, 'inspect', path, '-f', 'json', ...(format === undefined ? [] : ['--input', format])]);
}

describe('aiops inspect, of a bomb', () => {
  /** 1 GiB of one byte; 16 members of gzip. */
  function gzipBomb(byte: number): Uint8Array {
    const member = gzipSync(Buffer.alloc(64 * MIB, byte));
    return Buffer.concat(Array.from({ length: 16 }, () => member));
  }

  /**
   * 1 GiB of one byte; a frame of zstd with a window of 128 KiB, no checksum, and blocks that say nothing but how
   * often their byte comes (RFC 8878, section 3.1.1.2).
   */
  function zstdBomb(byte: number): Uint8Array {
    const BLOCK_BYTES = 131_072;
    const count = (1024 * MIB) / BLOCK_BYTES;
    const blocks = Uint8Array.from({ length: 4 * count }, (_, i) => {
      const isLast = i >= 4 * (count - 1);
      const header = (BLOCK_BYTES << 3) | (1 << 1) | Number(isLast);
      return i % 4 === 3 ? byte : header >>> (8 * (i % 4));
    });
    return Buffer.concat([Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, 7 << 3), blocks]);
  }

  const gzipped = new Map<number, Uint8Array>();
  beforeAll(() => {
    for (const byte of ['\0', ' ', '[']) gzipped.set(byte.charCodeAt(0), gzipBomb(byte.charCodeAt(0)));
  });

  it.each([
    ...[undefined, ...inputFormatNames].map((format) => ['\0', format] as const),
    [' ', 'csv'] as const,
    [' ', 'openmetrics'] as const,
    ['[', 'prometheus-json'] as const,
  ])('of %j in gzip, as %s: refuses it in little room', (byte, format) => {
    const { status, stderr, peakMb } = inspected(gzipped.get(byte.charCodeAt(0)) ?? '', format);
    expect(stderr).toMatch(/error: /);
    expect(status).toBe(3);
    expect(peakMb).toBeLessThan(PEAK_MB);
  });

  it.each([undefined, ...inputFormatNames])(
    'of zeros in zstd, as %s: refuses it in little room',
    (format) => {
      const { status, stderr, peakMb } = inspected(zstdBomb(0), format);
      expect(stderr).toMatch(/error: /);
      expect(stderr).not.toContain('zstd-damaged');
      expect(status).toBe(3);
      expect(peakMb).toBeLessThan(PEAK_MB);
    },
  );
});

describe('aiops inspect, of a line of 100 MB', () => {
  const long = 'a'.repeat(100_000_000);

  it.each([
    ['csv', `time,value\n2026-05-19T10:00:00Z,${long}\n`, 'row is longer than 1 MiB'],
    ['csv', `time,${long}\n2026-05-19T10:00:00Z,1\n`, 'row is longer than 1 MiB'],
    [
      'prometheus-text',
      `up 1 1779184800000\nup{job="${long}"} 1 1779184800000\n`,
      'line is longer than 1 MiB',
    ],
    ['openmetrics', `up 1 1779184800\n# HELP ${long}\n`, 'line is longer than 1 MiB'],
    ['promtool-dump', `{__name__="up"} 1 1779184800000\n{__name__="${long}"}`, 'line is longer than 1 MiB'],
    ['promtool-query', `up =>\n1 @[1779184800]\n${long}`, 'line is longer than 1 MiB'],
    [
      'victoriametrics-jsonl',
      `{"metric":{"a":"${long}"},"values":[1],"timestamps":[1]}`,
      'line is longer than 64 MiB',
    ],
  ])('as %s: refuses it in little room', (format, text, what) => {
    const { status, stderr, peakMb } = inspected(text, format);
    expect(stderr).toContain(`error: ${what}`);
    expect(status).toBe(3);
    expect(peakMb).toBeLessThan(PEAK_MB);
  });
});

describe('aiops inspect, of JSON in a million levels', () => {
  const levels = 1_000_000;

  it.each([
    ['prometheus-json', '['.repeat(levels)],
    ['prometheus-json', '{"data":'.repeat(levels)],
    ['prometheus-json', `[{"metric":{},"values":${'['.repeat(levels)}${']'.repeat(levels)}}]`],
    ['victoriametrics-jsonl', '['.repeat(levels)],
    [
      'victoriametrics-jsonl',
      `{"metric":{},"values":${'['.repeat(levels)}${']'.repeat(levels)},"timestamps":[1]}\n`,
    ],
  ])('as %s: refuses it in little room', (format, text) => {
    const { status, stderr, peakMb } = inspected(text, format);
    expect(stderr).toMatch(/error: /);
    expect(status).toBe(3);
    expect(peakMb).toBeLessThan(PEAK_MB);
  });
});

describe('readInput, of as many series as samples', () => {
  const COUNT = 100_000;
  const MS = '1779184800000';

  it.each<[string, string, (i: number) => string]>([
    ['prometheus-text', '', (i) => `requests_total{user="u${i}"} ${i} ${MS}`],
    ['prometheus-text', '', (i) => `requests_total{label_${i}="u"} ${i} ${MS}`],
    ['prometheus-text', '', (i) => `requests_${i}_total ${i} ${MS}`],
    ['promtool-dump', '', (i) => `{__name__="requests_total", user="u${i}"} ${i} ${MS}`],
    ['promtool-query', '', (i) => `requests_total{user="u${i}"} =>\n${i} @[1779184800]`],
    ['victoriametrics-jsonl', '', (i) => `{"metric":{"user":"u${i}"},"values":[${i}],"timestamps":[${MS}]}`],
    ['prometheus-json', '', (i) => `[{"metric":{"user":"u${i}"},"values":[[1779184800,"${i}"]]}]`],
    ['csv', 'metric,user,time,value\n', (i) => `requests,u${i},2026-05-19T10:00:00Z,${i}`],
  ])('%s: reads 100,000 in time', async (format, header, lineOf) => {
    const text = header + Array.from({ length: COUNT }, (_, i) => lineOf(i)).join('\n');
    const start = performance.now();
    const reading = await readInput(sourceOf(text, 'a'), 'auto', readDefaults, gunzip);
    // It takes about one; what were quadratic would take minutes.
    expect((performance.now() - start) / 1000).toBeLessThan(10);
    expect(reading.format).toBe(format);
    expect(reading.columns.length).toBe(COUNT);
  });
});

describe('readInput, of a tar archive', () => {
  const SCRAPE = 'up 1\n';
  const NAME = 'scrape-1779184800.prom';

  /** An entry as POSIX describes it (ustar); `size` is what the header claims, whatever the content. */
  function entry(
    name: string,
    content: string,
    { type = '0', size = octal(content.length), link = '' } = {},
  ) {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write('0000644\0', 100);
    header.write(size, 124, 'latin1');
    header.write(type, 156);
    header.write(link, 157);
    header.write('ustar\x0000', 257);
    header.fill(' ', 148, 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return Buffer.concat([header, Buffer.from(content), Buffer.alloc((512 - (content.length % 512)) % 512)]);
  }

  function octal(size: number): string {
    return `${size.toString(8).padStart(11, '0')}\0`;
  }

  const END = Buffer.alloc(1024);
  const good = entry(NAME, SCRAPE);
  const read = (...entries: Uint8Array[]) =>
    readInput(sourceOf(Buffer.concat(entries), 'a.tar'), 'auto', readDefaults, gunzip);

  it.each([
    ['a name that leads out of the folder', entry(`../../${NAME}`, SCRAPE)],
    ['an absolute name', entry(`/etc/${NAME}`, SCRAPE)],
  ])('with %s: reads it, as nothing is written', async (_, tampered) => {
    expect(samplesOf(await read(tampered, END))).toEqual({ up: [['2026-05-19T10:00:00.000Z', 1, 0]] });
  });

  it.each([
    ['a symbolic link', '2'],
    ['a hard link', '1'],
    ['a device', '3'],
    ['a pipe', '6'],
    ['a folder', '5'],
  ])('with %s that has a name of ours: passes it over', async (_, type) => {
    const link = entry('scrape-1779184860.prom', '', { type, link: '/etc/passwd' });
    expect(samplesOf(await read(link, good, END))).toEqual({ up: [['2026-05-19T10:00:00.000Z', 1, 0]] });
    await expect(read(link, END)).rejects.toMatchObject({ fault: { code: 'archive-empty' } });
    const isLink = type === '1' || type === '2';
    const { assumptions } = await read(link, good, END);
    expect(assumptions.includes('not read: scrape-1779184860.prom (link)')).toBe(isLink);
  });

  it.each([
    [
      'other files',
      [entry('../../etc/passwd', 'root'), entry('/etc/shadow', 'x'), END],
      'but ../../etc/passwd, /etc/shadow',
    ],
    ['a member that is cut', [good.subarray(0, 514)], '[tar-damaged]'],
    ['a header that is cut', [good, good.subarray(0, 100)], '[tar-damaged]'],
    ['8 GiB claimed', [entry(NAME, SCRAPE, { size: '77777777777\0' }), END], '[tar-damaged]'],
    [
      '2^62 bytes claimed',
      [entry(NAME, SCRAPE, { size: '\x80\0\0\0\x40\0\0\0\0\0\0\0' }), END],
      '[tar-damaged]',
    ],
    ['less than nothing claimed', [entry(NAME, SCRAPE, { size: '\xff'.repeat(12) }), END], '[tar-damaged]'],
    ['a size that is no number', [entry(NAME, SCRAPE, { size: 'zzzzzzzzzzz\0' }), END], '[tar-damaged]'],
  ])('with %s: refuses it', async (_, entries, what) => {
    const told = await read(...entries).catch((error: unknown) => error);
    expect(told).toBeInstanceOf(InputError);
    expect(String(told)).toContain(what);
  });
});

describe('readInput, of a block whose checksums agree', () => {
  const FIXTURE = fileURLToPath(new URL('../../fixtures/tsdb/native-snapshot/', import.meta.url));
  const files = readdirSync(FIXTURE, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ name: path.slice(FIXTURE.length), bytes: new Uint8Array(readFileSync(path)) }));

  /** Reads the block after an edit of one of its files. */
  function read(ending: string, edit: (bytes: Uint8Array, view: DataView) => void) {
    async function* parts(): AsyncGenerator<Part> {
      for (const { name, bytes } of files) {
        const copy = bytes.slice();
        if (name.endsWith(ending)) {
          const spans = checkedSpans(name, bytes);
          edit(copy, new DataView(copy.buffer));
          resealed(copy, spans);
        }
        yield { name, bytes: sourceOf(copy).bytes };
      }
    }
    return readInput({ path: 'a', parts: parts() }, 'auto', readDefaults, gunzip);
  }

  /** The table of contents is in the last 52 bytes; first the symbols, then the series. */
  const CONTENTS_BYTES = 52;
  const firstChunk = 8;

  it('reads it unchanged', async () => {
    expect((await read('index', () => {})).columns.length).toBeGreaterThan(0);
  });

  it.each<[string, string, (bytes: Uint8Array, view: DataView) => void, RegExp]>([
    [
      'contents that lie outside the index',
      'index',
      (bytes, view) => view.setBigUint64(bytes.length - CONTENTS_BYTES + 8, 2n ** 40n),
      /its table of contents points outside it \[tsdb-damaged\]/,
    ],
    [
      '2^31 symbols',
      'index',
      (bytes, view) => view.setUint32(Number(view.getBigUint64(bytes.length - CONTENTS_BYTES)) + 4, 2 ** 31),
      /there is no room for 2147483648 symbols \[tsdb-damaged\]/,
    ],
    [
      '127 labels in a series',
      'index',
      (bytes, view) => bytes.fill(0x7f, ...firstOfSeries(view, bytes.length)),
      /there is no room for 127 labels|a label points to no symbol/,
    ],
    [
      'chunks that lie outside their file',
      'index',
      (bytes, view) => {
        const spans = checkedSpans('index', bytes);
        for (const [, end] of spans.slice(2)) view.setUint8(end - 1, 0x7f);
      },
      /\[tsdb-(?:damaged|incomplete)\]/,
    ],
    [
      '65,535 samples in a chunk of a few',
      'chunks/000001',
      (_, view) => view.setUint16(firstChunk + 2, 0xffff),
      /the chunk ends before its 65535 samples do|out of range/,
    ],
    [
      'a chunk of 2^31 bytes',
      'chunks/000001',
      (bytes) => bytes.set([0xff, 0xff, 0xff, 0xff, 0x07], firstChunk),
      /it ends too early \[tsdb-damaged\]/,
    ],
    [
      'a length of more than 64 bits',
      'chunks/000001',
      (bytes) => bytes.fill(0xff, firstChunk, firstChunk + 11),
      /a number has more than 64 bits \[tsdb-damaged\]/,
    ],
  ])('with %s: refuses it', async (_, ending, edit, what) => {
    const told = await read(ending, edit).catch((error: unknown) => error);
    expect(told).toBeInstanceOf(InputError);
    expect(String(told)).toMatch(what);
  });

  function firstOfSeries(view: DataView, length: number): [from: number, to: number] {
    const at = Math.ceil(Number(view.getBigUint64(length - CONTENTS_BYTES + 8)) / 16) * 16;
    return [at + 1, at + 2];
  }
});
