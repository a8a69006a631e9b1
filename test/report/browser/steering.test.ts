import { expect, it } from 'vitest';
import { moveOf } from '../../../src/report/browser/steering.ts';

const key = (name: string, held = {}) => ({
  key: name,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...held,
});

it.each([
  [key('ArrowLeft'), 'Earlier'],
  [key('ArrowRight'), 'Later'],
  [key('+'), 'Zoom in'],
  [key('-'), 'Zoom out'],
  [key('0'), 'Show all'],
  [key('0', { ctrlKey: true }), undefined],
  [key('ArrowLeft', { altKey: true }), undefined],
  [key('+', { metaKey: true }), undefined],
  [key('Tab'), undefined],
])('moveOf(%j) is %j', (pressed, name) => {
  expect(moveOf(pressed)?.name).toBe(name);
});
