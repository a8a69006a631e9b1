import { render } from '@inquirer/testing';
import { describe, expect, it } from 'vitest';
import { screenPrompt } from '../../../src/cli/keyboard/screen-prompt.ts';
import type { Surface } from '../../../src/cli/keyboard/surface.ts';
import { keysScreen } from './fake-seat.ts';

/** A surface that remembers what it was told. */
function surface() {
  const calls: string[] = [];
  const redraws = new Set<() => void>();
  const size = { columns: 80, rows: 24 };
  const drawnOn: Surface = {
    paint: (_, text) => text,
    size: () => size,
    onRedraw: (call) => {
      redraws.add(call);
      return () => redraws.delete(call);
    },
    hold: () => void calls.push('hold'),
    release: () => void calls.push('release'),
    lost: () => void calls.push('lost'),
    broken: (error) => void calls.push(`broken: ${error}`),
  };
  return { drawnOn, calls, redraws, size };
}

async function shown(on = surface()) {
  const prompt = await render(screenPrompt, { screen: keysScreen, surface: on.drawnOn });
  return { ...prompt, ...on };
}

describe('screenPrompt', () => {
  it('draws what the screen draws and no cursor, then lets go of what was held back', async () => {
    const { getScreen, calls } = await shown();
    expect(getScreen()).toBe('keys\n80 by 24');
    expect(getScreen({ raw: true })).toContain('80 by 24\u001b[?25l');
    expect(calls).toEqual(['release']);
  });

  it('hands each key to the screen, and holds back what follows once it has its outcome', async () => {
    const { events, getScreen, answer, calls } = await shown();
    events.keypress('down');
    events.keypress({ name: 'n' });
    expect(getScreen()).toBe('keys down n\n80 by 24');
    expect(calls).toEqual(['release']);
    events.keypress('enter');
    expect(calls).toEqual(['release', 'hold']);
    expect(await answer).toBe('down n');
  });

  it.each([
    ['a key without a name', { name: '' }],
    ['Ctrl with a letter', { name: 'n', ctrl: true }],
    ['Alt with a letter', { name: 'n', meta: true }],
    ['a function key', { name: 'f1' }],
  ])('passes over %s', async (_, key) => {
    const { events, getScreen } = await shown();
    events.keypress({ ctrl: false, ...key } as never);
    expect(getScreen()).toBe('keys\n80 by 24');
  });

  it('passes over what is pasted, up to its end', async () => {
    const { events, getScreen } = await shown();
    for (const name of ['paste-start', 'n', 'enter', 'paste-end', 'p']) events.keypress(name);
    expect(getScreen()).toBe('keys p\n80 by 24');
  });

  it('draws anew in the size of the moment, as long as it is shown', async () => {
    const { redraws, size, events, getScreen, answer, nextRender } = await shown();
    Object.assign(size, { columns: 100, rows: 40 });
    for (const call of redraws) call();
    await nextRender();
    expect(getScreen()).toBe('keys\n100 by 40');
    events.keypress('enter');
    await answer;
    expect(redraws.size).toBe(0);
  });

  it('tells that the input is closed, and does not when it ends by itself', async () => {
    const { events, answer, calls } = await shown();
    events.keypress('enter');
    await answer;
    expect(calls).toEqual(['release', 'hold']);
    const closed = await shown();
    closed.input.emit('end');
    expect(closed.calls).toEqual(['release', 'lost']);
  });
});
