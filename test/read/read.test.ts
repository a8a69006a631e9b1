import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { type InputFormatName, inputFormatNames } from '../../src/read/formats.ts';
import { readInput } from '../../src/read/read.ts';
import type { Gunzip } from '../../src/read/unpacked.ts';
import { gunzip, readDefaults, readText, samplesOf, sourceOf } from './source-of.ts';

const CSV = 'time,value\n2026-05-19T10:00:00Z,1\n';
const SAMPLES = { value: [['2026-05-19T10:00:00.000Z', 1, 2]] };

/** What `zstd` makes of the table, by version 1.5.4 of the tool. */
const ZSTD = Uint8Array.from(
  Buffer.from('KLUv/QRYEQEAdGltZSx2YWx1ZQoyMDI2LTA1LTE5VDEwOjAwOjAwWiwxCrC4B9Y=', 'base64'),
);

/** A tar archive as POSIX describes it (ustar): a header of 512 bytes and the content, padded, for each file. */
function tarOf(files: Readonly<Record<string, string>>): Uint8Array {
  const blocks = Object.entries(files).flatMap(([name, content]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write('0000644\0', 100);
    header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('0', 156);
    header.write('ustar\x0000', 257);
    header.fill(' ', 148, 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [header, Buffer.from(content), Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

describe('readInput', () => {
  it.each([1, 7, 65_536])('undoes zstd in chunks of %d bytes', async (chunkSize) => {
    expect(samplesOf(await readText(ZSTD, {}, chunkSize))).toEqual(SAMPLES);
    expect((await readText(Buffer.concat([ZSTD, ZSTD]), { maxBadRows: { share: 1 } }, chunkSize)).rows).toBe(
      3,
    );
  });

  it.each([1, 2, 3, 7, 65_536])('undoes gzip in chunks of %d bytes', async (chunkSize) => {
    expect(samplesOf(await readText(gzipSync(CSV), {}, chunkSize))).toEqual(SAMPLES);
  });

  it('undoes gzip of several members, and finds a byte order mark inside', async () => {
    const parts = [gzipSync(`\ufeff${CSV}`), gzipSync('2026-05-19T10:01:00Z,2\n')];
    expect((await readText(Buffer.concat(parts))).rows).toBe(2);
  });

  it('reads the format that it is told', async () => {
    const source = sourceOf('[],time\n1,2026-05-19T10:00:00Z\n');
    const reading = await readInput(source, 'csv', readDefaults, gunzip);
    expect(samplesOf(reading)).toEqual({ '[]': SAMPLES.value });
  });

  it('takes what has a given delimiter for CSV', async () => {
    const text = 'time~value\n2026-05-19T10:00:00Z~1\n';
    expect(samplesOf(await readText(text, { delimiter: '~' }))).toEqual(SAMPLES);
  });

  it('lets the source go, read to the end or not', async () => {
    for (const text of [CSV, 'time,value\nnoon,1\n', 'hello\n', '', '{']) {
      let isOpen = true;
      const source = {
        path: 'a',
        bytes: (async function* () {
          try {
            yield new TextEncoder().encode(text);
            yield new TextEncoder().encode('\n'.repeat(70_000));
            yield new TextEncoder().encode('\n');
          } finally {
            isOpen = false;
          }
        })(),
      };
      await readInput(source, 'auto', readDefaults, gunzip).catch(() => {});
      expect(isOpen).toBe(false);
    }
  });

  it('passes on what the source itself has to say', async () => {
    const told = new InputError({ code: 'unreadable', place: 'a', what: 'is a directory' });
    const failing = async function* (): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode(CSV + CSV.slice(11).repeat(5000));
      throw told;
    };
    const source = { path: 'a', bytes: failing() };
    await expect(readInput(source, 'auto', readDefaults, gunzip)).rejects.toBe(told);
  });
});

describe('readInput refuses', () => {
  const packed = gzipSync(CSV.repeat(100));

  it.each<[string, Uint8Array, { code: string; what: string; fix: string }]>([
    [
      'gzip that ends too early',
      packed.subarray(0, -10),
      {
        code: 'gzip-truncated',
        what: 'the gzip data ends too early',
        fix: "fetch it again; check it with: gzip -t 'my file.gz'",
      },
    ],
    [
      'gzip that is damaged',
      Uint8Array.of(...packed.subarray(0, 3), 0xff, ...packed.subarray(4, 20), 0xff, ...packed.subarray(21)),
      {
        code: 'gzip-damaged',
        what: 'the gzip data is damaged',
        fix: "fetch it again; check it with: gzip -t 'my file.gz'",
      },
    ],
    [
      'gzip inside gzip',
      gzipSync(packed),
      {
        code: 'gzip-twice',
        what: 'this is compressed with gzip twice, which is undone once',
        fix: "gzip -dc 'my file.gz' | aiops detect -",
      },
    ],
    [
      'UTF-16, little end first',
      Uint8Array.of(0xff, 0xfe, 0x74, 0),
      {
        code: 'not-utf8',
        what: 'this is UTF-16, not UTF-8',
        fix: "iconv -f UTF-16 -t UTF-8 'my file.gz' | aiops detect -",
      },
    ],
    [
      'UTF-16, big end first',
      Uint8Array.of(0xfe, 0xff, 0, 0x74),
      {
        code: 'not-utf8',
        what: 'this is UTF-16, not UTF-8',
        fix: "iconv -f UTF-16 -t UTF-8 'my file.gz' | aiops detect -",
      },
    ],
    [
      'zstd that ends too early',
      ZSTD.subarray(0, -5),
      {
        code: 'zstd-truncated',
        what: 'the zstd data ends too early',
        fix: "fetch it again; check it with: zstd -t 'my file.gz'",
      },
    ],
    [
      'zstd that is damaged',
      Uint8Array.of(...ZSTD.subarray(0, 6), 0x17, ...ZSTD.subarray(7)),
      {
        code: 'zstd-damaged',
        what: 'the zstd data is damaged',
        fix: "fetch it again; check it with: zstd -t 'my file.gz'",
      },
    ],
    [
      'zstd inside gzip',
      gzipSync(ZSTD),
      {
        code: 'zstd-twice',
        what: 'this is compressed with zstd and then with gzip, of which one is undone',
        fix: "gzip -dc 'my file.gz' | aiops detect -",
      },
    ],
    [
      'a tar archive that is cut',
      tarOf({ 'scrape-1779184800.prom': CSV.repeat(100) }).subarray(0, 1000),
      { code: 'tar-damaged', what: 'the tar archive is damaged or cut', fix: 'fetch it again' },
    ],
    [
      'a tar archive of something else',
      tarOf({ 'a.csv': CSV, 'b.csv': CSV }),
      {
        code: 'archive-unknown',
        what: 'the archive is no Prometheus block or snapshot and holds no scrape-EPOCH.prom, but a.csv, b.csv',
        fix: "unpack it and name its files: tar -xf 'my file.gz'",
      },
    ],
    [
      'a workbook',
      Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14, 0),
      {
        code: 'zip',
        what: 'this is a zip archive or an Excel workbook',
        fix: "save the sheet as CSV (UTF-8), or: unzip -p 'my file.gz' | aiops detect -",
      },
    ],
  ])('%s', async (_, bytes, fault) => {
    const source = sourceOf(bytes, 'my file.gz');
    await expect(readInput(source, 'auto', readDefaults, gunzip)).rejects.toThrow(
      new InputError({ place: 'my file.gz', ...fault }),
    );
  });

  it.each<[InputFormatName, string, string]>([
    ['prometheus-tsdb', CSV, 'this looks like csv: leave out --input'],
    ['openmetrics', CSV, 'this looks like csv: leave out --input'],
    [
      'csv',
      '# TYPE up gauge\nup{job="a"} 1 1779184800000\n',
      'this looks like prometheus-text: leave out --input',
    ],
    [
      'prometheus-json',
      '{"metric":{"__name__":"up"},"values":[1],"timestamps":[1779184800000]}\n',
      'this looks like victoriametrics-jsonl: leave out --input',
    ],
  ])('what is named %s and looks like something else: %j', async (format, text, fix) => {
    const told = await readInput(sourceOf(text), format, readDefaults, gunzip).catch(
      (error: unknown) => error,
    );
    expect(told).toBeInstanceOf(InputError);
    const { fault, cause } = told as InputError;
    const { place, code, what, why } = (cause as InputError).fault;
    expect(fault).toEqual({ place, code, what, ...(why === undefined ? {} : { why }), fix });
  });

  it.each<[InputFormatName, string]>([
    ['csv', 'time,value\nnoon,1\n'],
    ['csv', 'hello\n'],
  ])('what is named %s and looks like it, or like nothing, with its own fix: %j', async (format, text) => {
    const told = await readInput(sourceOf(text), format, readDefaults, gunzip).catch(
      (error: unknown) => error,
    );
    expect(told).toBeInstanceOf(InputError);
    expect(String(told)).not.toContain('leave out --input');
  });

  it('UTF-16 on stdin', async () => {
    const source = sourceOf(Uint8Array.of(0xff, 0xfe, 0x74, 0), 'stdin');
    await expect(readInput(source, 'auto', readDefaults, gunzip)).rejects.toThrow(
      new InputError({
        code: 'not-utf8',
        place: 'stdin',
        what: 'this is UTF-16, not UTF-8',
        fix: 'pipe it through: iconv -f UTF-16 -t UTF-8',
      }),
    );
  });

  it.each([
    [
      'of the input',
      new InputError({ code: 'gzip-truncated', place: 'a.gz', what: 'half of it is missing' }),
    ],
    ['of the disk', Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' })],
    ['of ours', new TypeError('x is undefined')],
  ])('and leaves a fault %s that zlib did not raise as it is', async (_, told) => {
    const failing: Gunzip = () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(told) }) });
    await expect(readInput(sourceOf(gzipSync(CSV)), 'auto', readDefaults, failing)).rejects.toBe(told);
  });

  it.each(inputFormatNames)('nothing, in the format %s too', async (format) => {
    await expect(readInput(sourceOf(' \n'), format, readDefaults, gunzip)).rejects.toMatchObject({
      fault: { code: 'empty-input' },
    });
  });
});
