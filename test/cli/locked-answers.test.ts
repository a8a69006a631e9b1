import { describe, expect, it } from 'vitest';
import { type Lock, LockHeld, type LockHolder } from '../../src/cli/doors/locks.ts';
import { heldFault, holdAnswers, holderText, whileHeld } from '../../src/cli/locked-answers.ts';
import { UsageError } from '../../src/errors.ts';
import { type FakeIo, fakeIo } from './fake-io.ts';

const holder: LockHolder = { by: 'M. Keller', host: 'bureau', pid: 4711, since: '2026-11-21T14:03:59.120Z' };
const WHO = 'M. Keller has held it since 2026-11-21 14:03 UTC (process 4711 on host bureau)';

function held(isDead: boolean, by: LockHolder | null = holder): LockHeld {
  const content = by === null ? undefined : { schema: 'aiops-answers-lock/1' as const, token: '', ...by };
  return new LockHeld('a.yaml.lock', { content, isDead });
}

const nobody = new LockHeld('a.yaml.lock', undefined);

/** A machine with one lock; each asking for it meets the next of what is in the way. */
function machine(...inTheWay: (Error | undefined)[]): { io: FakeIo; calls: string[] } {
  const calls: string[] = [];
  const lock: Lock = {
    beat: async () => void calls.push('beat'),
    isOurs: async () => true,
    release: async () => void calls.push('release'),
  };
  const io: FakeIo = {
    ...fakeIo(),
    holdLock: async (path, { by, takeOver = false }) => {
      calls.push(`${takeOver ? 'take over' : 'hold'} ${path} by ${by}`);
      const error = inTheWay.shift();
      if (error !== undefined) throw error;
      return lock;
    },
  };
  return { io, calls };
}

const HOLD = 'hold a.yaml.lock by bo';
const TAKE_OVER = 'take over a.yaml.lock by bo';

const never = async () => false;

describe('holdAnswers', () => {
  it('beats until it is let go', async () => {
    const { io, calls } = machine();
    const lock = await holdAnswers('a.yaml', 'bo', io, never);
    for (const tick of io.ticks) tick();
    expect(calls).toEqual([HOLD, 'beat']);
    expect(await lock.isOurs()).toBe(true);
    await lock.letGo();
    expect(io.ticks).toEqual([]);
    expect(calls).toEqual([HOLD, 'beat', 'release']);
  });

  it('asks nobody about a lock that is alive', async () => {
    const { io, calls } = machine(held(false));
    const asked = async () => Promise.reject(new Error('asked'));
    await expect(holdAnswers('a.yaml', 'bo', io, asked)).rejects.toThrow(heldFault('a.yaml', held(false)));
    expect(calls).toEqual([HOLD]);
  });

  it('takes nothing over unless it is told to, and beats for nobody', async () => {
    const { io, calls } = machine(held(true));
    await expect(holdAnswers('a.yaml', 'bo', io, never)).rejects.toThrow(heldFault('a.yaml', held(true)));
    expect(calls).toEqual([HOLD]);
    expect(io.ticks).toEqual([]);
  });

  it('takes over where it is told to', async () => {
    const { io, calls } = machine(held(true));
    await holdAnswers('a.yaml', 'bo', io, async () => true);
    expect(calls).toEqual([HOLD, TAKE_OVER]);
  });

  it('holds the lock of the file behind a link', async () => {
    const { io, calls } = machine();
    await holdAnswers('link.yaml', 'bo', { ...io, realPath: async () => '/there/a.yaml' }, never);
    expect(calls).toEqual(['hold /there/a.yaml.lock by bo']);
  });
});

describe('whileHeld', () => {
  it('holds the lock as long as the work takes', async () => {
    const { io, calls } = machine();
    const work = async () => calls.push('work');
    expect(await whileHeld('a.yaml', 'bo', io, work)).toBe(2);
    expect(calls).toEqual([HOLD, 'work', 'release']);
    expect(io.ticks).toEqual([]);
    expect(io.said).toEqual([]);
  });

  it('lets go where the work fails', async () => {
    const { io, calls } = machine();
    const work = () => Promise.reject(new TypeError('slip'));
    await expect(whileHeld('a.yaml', 'bo', io, work)).rejects.toThrow(new TypeError('slip'));
    expect(calls).toEqual([HOLD, 'release']);
    expect(io.ticks).toEqual([]);
  });

  it('takes over from one who is gone, and says so', async () => {
    const { io, calls } = machine(held(true));
    expect(await whileHeld('a.yaml', 'bo', io, async () => 'done')).toBe('done');
    expect(calls).toEqual([HOLD, TAKE_OVER, 'release']);
    expect(io.said).toEqual([`a.yaml: ${WHO}, and is gone: taken over`]);
  });

  const cases: [string, LockHeld[], string[]][] = [
    ['somebody holds it', [held(false)], [HOLD]],
    ['somebody else was faster to take it over', [held(true), held(false)], [HOLD, TAKE_OVER]],
  ];
  it.each(cases)('refuses where %s, and does not begin', async (_, inTheWay, expected) => {
    const { io, calls } = machine(...inTheWay);
    const work = async () => calls.push('work');
    await expect(whileHeld('a.yaml', 'bo', io, work)).rejects.toThrow(heldFault('a.yaml', held(false)));
    expect(calls).toEqual(expected);
    expect(io.ticks).toEqual([]);
  });

  it.each([
    ['at first', [new TypeError('slip')]],
    ['when it takes over', [held(true), new TypeError('slip')]],
  ])('passes on what goes wrong otherwise %s', async (_, inTheWay) => {
    const { io } = machine(...inTheWay);
    await expect(whileHeld('a.yaml', 'bo', io, async () => {})).rejects.toThrow(new TypeError('slip'));
  });
});

describe('heldFault', () => {
  const wait =
    'wait until it is let go, or answer in a file of your own and merge it: aiops assess --merge FILE -a ALL';
  it.each<[string, LockHeld, string, string]>([
    ['somebody who is there', held(false), WHO, wait],
    [
      'somebody who is gone',
      held(true),
      WHO,
      'whoever held it is gone: take it over at a terminal, or remove a.yaml.lock',
    ],
    ['somebody who has just begun', nobody, 'somebody has just begun to hold it', wait],
  ])('of %s', (_, error, what, fix) => {
    const expected = new UsageError({ code: 'answers-held', place: 'a.yaml', what, fix });
    expect(heldFault('a.yaml', error)).toEqual(expected);
    expect(heldFault('a.yaml', error).message).toBe(expected.message);
  });
});

describe('holderText', () => {
  it.each<[string, LockHeld, string]>([
    ['who tells', held(false), WHO],
    ['who has just begun', nobody, 'somebody has just begun to hold it'],
    ['who does not tell', held(true, null), 'somebody has just begun to hold it'],
    [
      'with a name that paints',
      held(false, { ...holder, by: 'Eva\u001b[31m\n' }),
      'Eva\\x1b[31m\\n has held it since 2026-11-21 14:03 UTC (process 4711 on host bureau)',
    ],
  ])('of one %s', (_, error, text) => {
    expect(holderText(error)).toBe(text);
  });
});
