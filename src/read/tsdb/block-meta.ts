import { InputError } from '../../errors.ts';
import type { BlockFile } from './byte-reader.ts';

/** What a block says of itself. */
export interface BlockMeta {
  /** Its name: in alphabetical order these are in order of creation. */
  readonly ulid: string;
  readonly minTimeMs: number;
  readonly samples: number | undefined;
}

/** The file `meta.json` of a block, version 1. @throws InputError for anything else */
export function blockMeta(file: BlockFile): BlockMeta {
  const { version, ulid, minTime, stats } = parsed(file);
  if (version !== 1) throw fault(file, `it has version ${JSON.stringify(version)}, only version 1 is read`);
  if (typeof ulid !== 'string') throw fault(file, 'it names no ulid');
  const samples = isObject(stats) ? stats['numSamples'] : undefined;
  return {
    ulid,
    minTimeMs: typeof minTime === 'number' ? minTime : Number.NEGATIVE_INFINITY,
    samples: typeof samples === 'number' ? samples : undefined,
  };
}

function parsed(file: BlockFile): Readonly<Record<string, unknown>> {
  const text = new TextDecoder().decode(file.bytes);
  let meta: unknown;
  try {
    meta = JSON.parse(text);
  } catch (cause) {
    throw fault(file, 'it is no JSON, or it is cut', cause);
  }
  if (!isObject(meta)) throw fault(file, 'it is no JSON object');
  return meta;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fault({ place }: BlockFile, why: string, cause?: unknown): InputError {
  return new InputError(
    {
      code: 'tsdb-meta',
      place,
      what: `this is not the description of a block: ${why}`,
      fix: 'copy the block again; without its meta.json it is read too',
    },
    { cause },
  );
}
