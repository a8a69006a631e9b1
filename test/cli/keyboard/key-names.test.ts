import { emitKeypressEvents } from 'node:readline';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { keyName, type Press } from '../../../src/cli/keyboard/key-names.ts';

/** What readline makes of the bytes of one key. */
function pressOf(bytes: string): Press {
  const input = new PassThrough();
  emitKeypressEvents(input);
  const presses: Press[] = [];
  input.on('keypress', (_, press: Press) => presses.push(press));
  input.emit('data', bytes);
  if (presses.length !== 1) throw new Error(`${JSON.stringify(bytes)} is ${presses.length} keys`);
  return presses[0]!;
}

const named: [string, string | undefined][] = [
  ['\r', 'enter'],
  ['\n', 'enter'],
  ['\u001b\r', 'enter'],
  ['\u001b[A', 'up'],
  ['\u001bOA', 'up'],
  ['\u001b[B', 'down'],
  ['\u001b[C', 'right'],
  ['\u001b[D', 'left'],
  ['\u001b[5~', 'pageup'],
  ['\u001b[6~', 'pagedown'],
  ['\u001b[H', 'home'],
  ['\u001b[1~', 'home'],
  ['\u001b[F', 'end'],
  ['\u001bOF', 'end'],
  ['\t', 'tab'],
  ['\u001b[Z', 'tab'],
  ['\u007f', 'backspace'],
  ['\b', 'backspace'],
  [' ', 'space'],
  ['?', '?'],
  ['/', undefined],
  ['é', undefined],
  ['\u001b[200~', undefined],
  ['\u001b[3~', undefined],
  ['\u001bOP', undefined],
  // Ctrl and Alt.
  ['\u0001', undefined],
  ['\u0015', undefined],
  ['\u001bb', undefined],
  ['\u001b3', undefined],
  ['\u001b[1;5A', undefined],
  ['\u001b[1;3D', undefined],
];

describe('keyName', () => {
  it.each(named)('of the bytes %j is %s', (bytes, name) => {
    expect(keyName(pressOf(bytes))).toBe(name);
  });

  it.each([...'0123456789abcdefghijklmnopqrstuvwxyz'])(
    'of %s is the same, of a letter also with shift',
    (key) => {
      expect(keyName(pressOf(key))).toBe(key);
      if (/[a-z]/.test(key)) expect(keyName(pressOf(key.toUpperCase()))).toBe(key);
    },
  );

  it.each(
    [...'ㅠbㄴsㅕuㅜnㄷeㄸeㅊcㅎgㅂqㅃqㄱrㅡmㅔp'.matchAll(/(.)([a-z])/g)].map(([, jamo = '', key]) => [
      jamo,
      key,
    ]),
  )('of %s is %s', (jamo, key) => {
    expect(keyName(pressOf(jamo))).toBe(key);
  });

  it('of Hangul that means nothing is nothing', () => {
    expect(keyName(pressOf('ㅁ'))).toBeUndefined();
    expect(keyName(pressOf('한'))).toBeUndefined();
  });

  it.each<[Press, string | undefined]>([
    [{ name: 'escape', meta: true, sequence: '\u001b' }, 'escape'],
    [{ name: 'escape', meta: true, sequence: '\u001b\u001b' }, 'escape'],
    [{ name: 'n', ctrl: true, sequence: '\u000e' }, undefined],
    [{ name: 'n', meta: true, sequence: '\u001bn' }, undefined],
    [{ name: 'n' }, 'n'],
    [{ sequence: 'ㅜ' }, 'n'],
    [{}, undefined],
    // What every object has is no key.
    [{ sequence: 'constructor' }, undefined],
    [{ name: 'tostring' }, undefined],
  ])('(%j) is %s', (press, name) => {
    expect(keyName(press)).toBe(name);
  });
});
