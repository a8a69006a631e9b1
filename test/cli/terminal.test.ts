import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hasTmux, Terminal } from './tmux.js';

/** Where tools are promised, a test that lacks one fails instead of being skipped. */
const isNeeded = hasTmux || process.env['AIOPS_REQUIRE_TOOLS'] === '1';

describe.runIf(isNeeded)('aiops in a terminal (tmux)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aiops-terminal-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const many = join(folder, 'many.csv');
  const row = (slot: number) =>
    [
      1_779_148_800 + slot * 60,
      ...Array.from({ length: 120 }, (_, i) => Math.sin(slot * (i + 1)).toFixed(3)),
    ].join(',');
  const header = `time,${Array.from({ length: 120 }, (_, i) => `series_${i}`).join(',')}`;
  writeFileSync(many, `${[header, ...Array.from({ length: 6000 }, (_, slot) => row(slot))].join('\n')}\n`);

  it('detect paints what is grave, and nothing with NO_COLOR', async () => {
    const terminal = new Terminal();
    terminal.type('aiops detect fixtures/demo/dependency-latency.csv');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
    expect(await terminal.painted(/exit 0/)).toMatch(/\u001b\[[\d;]*m[^\n]*critical/);
    // The first run ended with "exit 0" as well: its screen stands until it is cleared.
    terminal.type('clear; NO_COLOR=1 aiops detect fixtures/demo/dependency-latency.csv; echo "code $?"');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
    expect(await terminal.painted(/code 0/)).not.toMatch(/\u001b\[[\d;]*m[^\n]*critical/);
    terminal.close();
  });

  it('detect shows its progress and takes it away', async () => {
    const terminal = new Terminal();
    terminal.type(`aiops detect ${many} -f none; echo "code $?"`);
    await terminal.screen(/judging series_\d+, \d+ of 120/);
    expect(await terminal.screen(/code 0/)).not.toContain('judging');
    terminal.close();
  });

  it('detect ends at once with 130 on Ctrl-C', async () => {
    const terminal = new Terminal();
    terminal.type(`aiops detect ${many} -f none; echo "code $?"`);
    await terminal.screen(/judging/);
    terminal.press('C-c');
    // The shell drops the rest of its line; asked again, it tells how the program ended.
    terminal.type('echo "ended $?"');
    expect(await terminal.screen(/ended \d/)).toMatch(/ended 130/);
    terminal.close();
  });
});
