import type { Input, RunProgress } from '../inputs.ts';
import type { Part } from '../read/reader.ts';
import type { Io, OpenInput } from './io.ts';
import type { Presentation } from './presentation.ts';
import { startProgress } from './progress.ts';

/** Opened inputs whose reading is shown, and how the rest of the run shows how far it has got. */
export interface WatchedInputs {
  readonly inputs: readonly Input[];
  readonly onProgress: (progress: RunProgress) => void;
  /** Erases the display. */
  readonly stop: () => Promise<void>;
}

/**
 * Opens the inputs and starts the progress display.
 * @throws InputError when one cannot be opened
 */
export async function openWatched(
  paths: readonly string[],
  presentation: Presentation,
  io: Io,
): Promise<WatchedInputs> {
  const opened = await Promise.all(paths.map((path) => io.open(path)));
  const { report, stop } = startProgress(io, { ...presentation, wanted: presentation.progress });
  return {
    inputs: opened.map((input) => watchedInput(input, report)),
    onProgress: (progress) => {
      if (progress.stage !== 'reading') report(progress);
    },
    stop,
  };
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
    for await (const part of parts) yield { name: part.name, bytes: watched(part.bytes) };
  }
  return 'parts' in input
    ? { path: item, parts: watchedParts(input.parts), digest }
    : { path: item, bytes: watched(input.bytes), digest };
}
