import type { Input, ReadDoors, RunProgress } from '../inputs.ts';
import type { Part } from '../read/reader.ts';
import type { Io, OpenInput, OpenOptions } from './io.ts';
import type { Presentation } from './presentation.ts';
import { startProgress } from './progress.ts';
import { toolVersion } from './version.ts';

/** What a corridor needs from the world outside. */
interface Doors extends ReadDoors {
  readonly toolVersion: string;
}

/**
 * Opens the inputs and runs a corridor over them, while a display shows how far it has got.
 * @throws InputError when one cannot be opened, and whatever the corridor throws
 */
export async function withInputs<Result>(
  paths: readonly string[],
  presentation: Pick<Presentation, 'quiet' | 'verbose' | 'progress'>,
  io: Io,
  options: OpenOptions,
  run: (inputs: readonly Input[], doors: Doors) => Promise<Result>,
): Promise<Result> {
  const opened = await Promise.all(paths.map((path) => io.open(path, options)));
  const { report, stop } = startProgress(io, { ...presentation, wanted: presentation.progress });
  const onProgress = (progress: RunProgress) => {
    if (progress.stage !== 'reading') report(progress);
  };
  try {
    const inputs = opened.map((input) => watchedInput(input, report));
    return await run(inputs, { gunzip: io.gunzip, toolVersion: toolVersion(), onProgress });
  } finally {
    await stop();
  }
}

/** Reading is told by the bytes that have passed. */
function watchedInput(input: OpenInput, report: (progress: RunProgress) => void): Input {
  const { path: item, size: total = 0, digest } = input;
  let done = 0;
  async function* watched(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      done += chunk.byteLength;
      report({ stage: 'reading', item, done, total });
      yield chunk;
    }
  }
  async function* watchedParts(parts: AsyncIterable<Part>): AsyncGenerator<Part> {
    for await (const part of parts) yield { ...part, bytes: watched(part.bytes) };
  }
  return 'parts' in input
    ? { path: item, parts: watchedParts(input.parts), digest }
    : { path: item, bytes: watched(input.bytes), digest };
}
