import type { Gate } from '../gate/gate.ts';
import type { Dress, PaintRole } from './formats/format.ts';
import { type GateLine, gateLines } from './gate-text.ts';
import { plain } from './plain.ts';

const roles: Readonly<Record<GateLine['role'], PaintRole>> = {
  failed: 'high',
  warning: 'medium',
  passed: 'dim',
  more: 'dim',
};

/**
 * Every rule of some gates, a line each.
 * @param gates of several each has a title
 */
export function* gateText(
  gates: readonly { readonly title: string | undefined; readonly gate: Gate }[],
  { paint, width }: Dress,
): Generator<string> {
  for (const [at, { title, gate }] of gates.entries()) {
    if (at > 0) yield '\n';
    if (title !== undefined) yield `${paint('strong', plain(title))}\n`;
    for (const { role, text } of gateLines(gate, { width, isAll: true }))
      yield `${paint(roles[role], text)}\n`;
  }
}
