import type { ShownTime } from './shown-time.ts';

/** What moves the charts: a button and keys each. */
export const moves = {
  earlier: { text: '←', name: 'Earlier', keys: ['ArrowLeft'], act: (time) => time.pan(-0.2) },
  later: { text: '→', name: 'Later', keys: ['ArrowRight'], act: (time) => time.pan(0.2) },
  closer: { text: '+', name: 'Zoom in', keys: ['+', '='], act: (time) => time.zoom(0.5) },
  wider: { text: '−', name: 'Zoom out', keys: ['-', '_'], act: (time) => time.zoom(2) },
  whole: { text: 'Show all', name: 'Show all', keys: ['0'], act: (time) => time.showAll() },
} as const satisfies Record<string, Move>;

interface Move {
  readonly text: string;
  readonly name: string;
  readonly keys: readonly string[];
  readonly act: (time: ShownTime) => void;
}

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** What a key does; undefined where it does nothing, or belongs to the browser. */
export function moveOf({ key, ctrlKey, altKey, metaKey }: Key): Move | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  return Object.values<Move>(moves).find(({ keys }) => keys.includes(key));
}
