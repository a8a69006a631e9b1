import { describe, expect, it } from 'vitest';
import { interview } from '../../src/workshop/interview.ts';
import { type Act, Stuck } from './scripted.ts';
import { seated } from './seated.ts';

describe('a script', () => {
  it.each<[string, Act[], RegExp]>([
    [
      'that ends too soon',
      ['3 enter'],
      /^the script has come to its end\n\nTelemetry collection {2}2\/2 · COL-2/,
    ],
    ['with a key that does nothing', ['x'], /^x does nothing here\n\nTelemetry collection {2}1\/2 · COL-1/],
    ['with a text for a question', [{ type: 'hello' }], /^a screen takes keys, and was given types "hello"/],
    ['with a key for a text', ['c 3'], /^a field takes a text, enter or escape, and was given 3\n\nCOL-1/],
    ['with a gate that there is not', ['g', { find: 'COL-9' }], /^there is no such entry: finds COL-9/],
  ])('%s is stuck', async (_, acts, message) => {
    const { sitting } = await seated(acts);
    const error = await interview(sitting, 'keller').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Stuck);
    expect((error as Stuck).message).toMatch(message);
  });

  it('that never ends is stuck', async () => {
    const round = (): readonly Act[] => ['?', 'escape', round];
    const { sitting } = await seated([round]);
    await expect(interview(sitting, 'keller')).rejects.toThrow('the script goes round in circles');
  });
});
