import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { afterAll, describe, expect, it } from 'vitest';
import { drawnEnd, killedSession } from './killed.js';
import { hasTmux, Terminal } from './tmux.js';

/** Where tools are promised, a test that lacks one fails instead of being skipped. */
const isNeeded = hasTmux || process.env['AIOPS_REQUIRE_TOOLS'] === '1';

const random = xoroshiro128plus(1);
const drawn = ['kill -9', 'kill -9', 'kill -9', 'kill -9', 'kill -9', 'hang up', 'hang up'] as const;
const ends = drawn.map((how) => ({ how, ...drawnEnd(random) }));

describe.runIf(isNeeded)('aiops assess that is ended from outside', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aiops-killed-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(ends)('assess keeps what it showed: $how $afterMs ms after $answers', async (end) => {
    const terminal = new Terminal({ columns: 80, rows: 40, folder: mkdtempSync(join(folder, 'one-')) });
    const { lost, breaches } = await killedSession(terminal, end).finally(() => terminal.close());
    expect({ lost, breaches }).toEqual({ lost: 0, breaches: [] });
  });
});
