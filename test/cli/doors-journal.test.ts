import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  appendDurably,
  type JournalFile,
  type OpenJournal,
  truncateAt,
} from '../../src/cli/doors/journal.ts';
import { OutputError } from '../../src/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'aiops-journal-'));
afterAll(() => rmSync(folder, { recursive: true }));

const path = join(folder, 'a.yaml.log');
beforeEach(() => rmSync(path, { force: true }));

const systemError = (code: string) => Object.assign(new Error(code), { code });
const outputFailed = (reason: string) =>
  new OutputError({ code: 'output-failed', place: path, what: `cannot be written: ${reason}` });

/** Files of the disk with some calls replaced, and the names of the calls in turn. */
function opening(replaced: (file: JournalFile) => Partial<JournalFile>) {
  const calls: string[] = [];
  const openJournal: OpenJournal = async (name, flags) => {
    const real: JournalFile = await open(name, flags);
    const spied: JournalFile = {
      stat: () => real.stat(),
      appendFile: (text) => real.appendFile(text),
      truncate: (length) => real.truncate(length),
      sync: () => real.sync(),
      close: () => real.close(),
      ...replaced(real),
    };
    const told = Object.entries(spied).map(([call, run]) => [
      call,
      (...args: unknown[]) => {
        calls.push(call);
        return run(...args);
      },
    ]);
    return Object.fromEntries(told) as JournalFile;
  };
  return { openJournal, calls };
}

describe('appendDurably', () => {
  it('makes the file, then adds a line each', async () => {
    await appendDurably(path, '{"a":"é"}');
    await appendDurably(path, '{"b":2}');
    expect(readFileSync(path, 'utf8')).toBe('{"a":"é"}\n{"b":2}\n');
  });

  it('has the line on the disk before it closes the file', async () => {
    const { openJournal, calls } = opening(() => ({}));
    await appendDurably(path, 'x', openJournal);
    expect(calls).toEqual(['stat', 'appendFile', 'sync', 'close']);
  });

  it('takes back what a full disk took of a line', async () => {
    writeFileSync(path, 'é\n');
    const { openJournal, calls } = opening((real) => ({
      appendFile: async (text) => {
        await real.appendFile(text.slice(0, 3));
        throw systemError('ENOSPC');
      },
    }));
    await expect(appendDurably(path, 'second', openJournal)).rejects.toThrow(
      outputFailed('the disk is full'),
    );
    expect(readFileSync(path, 'utf8')).toBe('é\n');
    expect(calls.at(-1)).toBe('close');
  });

  it('takes back a line that did not reach the disk', async () => {
    writeFileSync(path, 'first\n');
    const { openJournal } = opening(() => ({ sync: () => Promise.reject(systemError('EDQUOT')) }));
    await expect(appendDurably(path, 'second', openJournal)).rejects.toThrow(
      outputFailed('the quota is used up'),
    );
    expect(readFileSync(path, 'utf8')).toBe('first\n');
  });

  it('tells the first failure where taking back fails as well', async () => {
    const { openJournal } = opening(() => ({
      appendFile: () => Promise.reject(systemError('ENOSPC')),
      truncate: () => Promise.reject(systemError('EIO')),
    }));
    await expect(appendDurably(path, 'x', openJournal)).rejects.toThrow(outputFailed('the disk is full'));
  });

  it('leaves an error of ours as it is', async () => {
    const { openJournal } = opening(() => ({ appendFile: () => Promise.reject(new TypeError('slip')) }));
    await expect(appendDurably(path, 'x', openJournal)).rejects.toThrow(new TypeError('slip'));
  });

  it('refuses a folder in the way', async () => {
    const fault = { code: 'output-failed', place: folder, what: 'cannot be written: it is a folder' };
    await expect(appendDurably(folder, 'x')).rejects.toThrow(new OutputError(fault));
  });
});

describe('truncateAt', () => {
  it.each([
    [6, 'first\n'],
    [0, ''],
    [9, 'first\nsec'],
    [99, 'first\nsec'],
  ])('(path, %d) leaves %j', async (offset, left) => {
    writeFileSync(path, 'first\nsec');
    await truncateAt(path, offset);
    expect(readFileSync(path, 'utf8')).toBe(left);
  });

  it('fails with what the system says', async () => {
    writeFileSync(path, 'first\nsec');
    const { openJournal } = opening(() => ({ truncate: () => Promise.reject(systemError('EROFS')) }));
    await expect(truncateAt(path, 6, openJournal)).rejects.toThrow(outputFailed('the disk is read-only'));
  });

  it('makes no file', async () => {
    await expect(truncateAt(path, 0)).rejects.toThrow(outputFailed('ENOENT'));
  });
});
