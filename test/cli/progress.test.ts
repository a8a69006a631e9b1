import { describe, expect, it } from 'vitest';
import { startProgress } from '../../src/cli/progress.ts';
import { fakeIo } from './fake-io.ts';

const wanted = { quiet: false, verbose: false, wanted: true };
const atTerminal = { terminal: { stderr: true, messageColumns: 80 } };

async function drawn(io = fakeIo(atTerminal), options = wanted) {
  const progress = startProgress(io, options);
  await new Promise((resolve) => setImmediate(resolve));
  for (const done of [0, 1, 2, 3, 4, 5, 6, 7, 8]) {
    io.clockMs = done * 250;
    progress.report({ stage: 'reading', item: 'cpu.csv', done, total: 20 });
  }
  await progress.stop();
  return io;
}

describe('startProgress on a terminal', () => {
  it('draws from half a second on, tells what is left after a second, and erases', async () => {
    expect((await drawn()).drawn).toEqual([
      'reading cpu.csv 10%',
      'reading cpu.csv 15%',
      'reading cpu.csv 20%, 4s left',
      'reading cpu.csv 25%, 4s left',
      'reading cpu.csv 30%, 4s left',
      'reading cpu.csv 35%, 3s left',
      'reading cpu.csv 40%, 3s left',
      'erased',
    ]);
  });

  it('draws at most ten times a second', async () => {
    const io = fakeIo(atTerminal);
    const progress = startProgress(io, wanted);
    await new Promise((resolve) => setImmediate(resolve));
    for (io.clockMs = 0; io.clockMs < 1500; io.clockMs += 10) {
      progress.report({ stage: 'judging', item: 'cpu', done: 3, total: 1200 });
    }
    expect(io.drawn).toHaveLength(10);
    expect(io.drawn[0]).toBe('judging cpu, 4 of 1,200');
  });

  it('draws also while nothing new is known', async () => {
    const io = fakeIo(atTerminal);
    const progress = startProgress(io, wanted);
    await new Promise((resolve) => setImmediate(resolve));
    progress.report({ stage: 'reading', item: 'cpu.csv', done: 1, total: 4 });
    io.clockMs = 600;
    for (const tick of io.ticks) tick();
    await progress.stop();
    expect([io.drawn, io.ticks]).toEqual([['reading cpu.csv 25%', 'erased'], []]);
  });

  it.each([
    ['CI', fakeIo({ ...atTerminal, env: { CI: 'true' } }), wanted],
    ['a dumb terminal', fakeIo({ ...atTerminal, env: { TERM: 'dumb' } }), wanted],
    ['-q', fakeIo(atTerminal), { ...wanted, quiet: true }],
    ['--no-progress', fakeIo(atTerminal), { ...wanted, wanted: false }],
    ['no terminal', fakeIo(), wanted],
    ['a terminal of no width', fakeIo({ terminal: { stderr: true, messageColumns: 0 } }), wanted],
  ])('is silent with %s', async (_, io, options) => {
    await drawn(io, options);
    expect([io.drawn, io.said]).toEqual([[], []]);
  });
});

it('startProgress says a line every ten seconds with -v and no terminal', () => {
  const io = fakeIo();
  const progress = startProgress(io, { ...wanted, verbose: true });
  for (io.clockMs = 0; io.clockMs <= 25_000; io.clockMs += 500) {
    progress.report({ stage: 'reading', item: 'stdin', done: io.clockMs * 2000, total: 0 });
  }
  expect(io.said).toEqual(['reading stdin 20 MB', 'reading stdin 40 MB']);
});
