import { InputError } from '../errors.ts';
import { shellWord } from '../shell-word.ts';
import { type Head, takeHead } from './head.ts';

/** Undoes gzip, any number of members. What zlib throws is said in our words here. */
export type Gunzip = (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;

/**
 * The head of a stream, with gzip or zstd undone, if it is packed so: once, since nobody packs twice on purpose.
 * @throws InputError while it is read, for data that is damaged or cut
 */
export async function unpackedHead(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  gunzip: Gunzip,
): Promise<Head> {
  const packed = await takeHead(bytes);
  const packing = packings.find(({ magic }) => startsWith(packed.head, magic));
  if (packing === undefined) return packed;
  const plain = await takeHead(undone(path, packed, packing, gunzip)).catch(async (error: unknown) => {
    await packed.close();
    throw error;
  });
  const again = packings.find(({ magic }) => startsWith(plain.head, magic));
  const close = async () => {
    await plain.close();
    await packed.close();
  };
  if (again === undefined) return { ...plain, close };
  await close();
  throw packedTwice(path, packing, again);
}

export function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

interface Packing {
  readonly name: 'gzip' | 'zstd';
  readonly magic: readonly number[];
}

const packings: readonly Packing[] = [
  { name: 'gzip', magic: [0x1f, 0x8b] },
  { name: 'zstd', magic: [0x28, 0xb5, 0x2f, 0xfd] },
];

function undone(path: string, { bytes }: Head, { name }: Packing, gunzip: Gunzip): AsyncIterable<Uint8Array> {
  return name === 'gzip' ? gunzipped(path, bytes, gunzip) : unzstandard(path, bytes);
}

async function* unzstandard(path: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* (await import('./zstd.ts')).unzstd(path, bytes);
}

async function* gunzipped(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  gunzip: Gunzip,
): AsyncGenerator<Uint8Array> {
  try {
    yield* gunzip(bytes);
  } catch (error) {
    throw gzipFault(path, error) ?? error;
  }
}

/** Undefined for what zlib did not say: a fault of the disk or of ours is not damaged data. */
function gzipFault(path: string, cause: unknown): InputError | undefined {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (!code.startsWith('Z_')) return undefined;
  const isCut = code === 'Z_BUF_ERROR';
  return new InputError(
    {
      code: isCut ? 'gzip-truncated' : 'gzip-damaged',
      place: path,
      what: isCut ? 'the gzip data ends too early' : 'the gzip data is damaged',
      fix: path === 'stdin' ? 'fetch it again' : `fetch it again; check it with: gzip -t ${shellWord(path)}`,
    },
    { cause },
  );
}

function packedTwice(path: string, first: Packing, second: Packing): InputError {
  const file = path === 'stdin' ? 'FILE' : shellWord(path);
  const what =
    first === second
      ? `this is compressed with ${first.name} twice, which is undone once`
      : `this is compressed with ${second.name} and then with ${first.name}, of which one is undone`;
  const fix = `${first.name} -dc ${file} | aiops detect -`;
  return new InputError({ code: `${second.name}-twice`, place: path, what, fix });
}
