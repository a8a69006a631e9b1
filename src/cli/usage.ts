import type { CommanderError } from 'commander';
import { type Fault, UsageError } from '../errors.ts';
import { commandFlagGroups } from './flags/index.ts';

const commands = [...Object.keys(commandFlagGroups), 'schema', 'init'];

/** What commander says of a wrong call, in the one form of our errors. */
export function usageError({ code, message }: CommanderError, args: readonly string[]): UsageError {
  const [head = '', ...tail] = message.replace(/^error: /, '').split('\n');
  const suggestion = /\(Did you mean (?:one of )?(.+)\?\)/.exec(tail.join(' '))?.[1];
  const fix = suggestion === undefined ? fixOf(code, head, args) : `did you mean ${suggestion}?`;
  return new UsageError({ code: 'usage', place: 'aiops', what: whatOf(code, head), fix } satisfies Fault);
}

function whatOf(code: string, head: string): string {
  const quoted = /'(.*)'/s.exec(head)?.[1] ?? '';
  if (code === 'commander.optionMissingArgument')
    return `option ${quoted.replaceAll(/[<>]/g, '')}: the value is missing`;
  if (code === 'commander.missingArgument') return `${quoted} is missing`;
  return head
    .replaceAll(/'(.*?)'/gs, '"$1"')
    .replace(/\. Expected/, ', expected')
    .replace(/\.$/, '');
}

/** A file where a command belongs is the commonest slip. */
function fixOf(code: string, head: string, args: readonly string[]): string {
  const operand = /'(.+)'/s.exec(head)?.[1] ?? '';
  if (code === 'commander.unknownCommand' && /[./\\]/.test(operand)) return `aiops detect ${operand}`;
  const [command = ''] = args;
  const help = `see: aiops ${commands.includes(command) ? `${command} ` : ''}--help`;
  return code === 'commander.missingArgument' && operand.startsWith('RESULT')
    ? `name a saved result, or - for standard input; ${help}`
    : help;
}
