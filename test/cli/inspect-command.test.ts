import { describe, expect, it } from 'vitest';
import { inspectCommand } from '../../src/cli/commands/inspect.ts';
import type { TypedFlags } from '../../src/cli/flag.ts';
import { UsageError } from '../../src/errors.ts';
import { fakeIo } from './fake-io.ts';

describe('inspectCommand refuses', () => {
  it.each<[TypedFlags, string, string]>([
    [
      { tz: 'Vienna' },
      '--tz "Vienna": expected an IANA time zone such as Europe/Vienna',
      'see: aiops inspect --help',
    ],
    [
      { start: 'noon' },
      '--start "noon": expected a time',
      'give a time such as 2026-05-19T10:00:00Z, or an amount before the end such as -24h',
    ],
  ])('%j', async (flags, what, fix) => {
    const reads = async () => expect.unreachable('what is typed is checked before anything is read');
    await expect(inspectCommand(['metrics.csv'], flags, fakeIo(), reads)).rejects.toThrow(
      new UsageError({ code: 'option-value', place: 'aiops', what, fix }),
    );
  });
});
