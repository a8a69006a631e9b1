import type { Gate } from '../gate/gate.ts';
import type { Dress } from './formats/format.ts';
import type { FindingsOfRule } from './gate-findings.ts';
import { gateLines, paintRoles } from './gate-text.ts';
import { plain } from './plain.ts';

interface TitledGate {
  readonly title: string | undefined;
  readonly gate: Gate;
  /** Tells which findings count for a rule; assessments have none. */
  readonly told?: FindingsOfRule | undefined;
}

/**
 * Every rule of some gates, a line each.
 * @param gates of several each has a title
 */
export function* gateText(gates: readonly TitledGate[], { paint, width }: Dress): Generator<string> {
  for (const [at, { title, gate, told }] of gates.entries()) {
    if (at > 0) yield '\n';
    if (title !== undefined) yield `${paint('strong', plain(title))}\n`;
    for (const { role, text } of gateLines(gate, { width, isAll: true, ...(told && { told }) }))
      yield `${paint(paintRoles[role], text)}\n`;
  }
}
