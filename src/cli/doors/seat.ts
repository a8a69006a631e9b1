import type { Dress } from '../../report/formats/format.ts';
import type { InterruptSignal } from '../../workshop/conversation.ts';
import { type OpenConversation, openConversation } from '../keyboard/conversation.ts';

const SIGNALS: readonly InterruptSignal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** The terminal of this process: keys from standard input, everything drawn on standard error. */
export function takeSeat(paint: Dress['paint']): OpenConversation {
  const conversation = openConversation({
    input: process.stdin,
    output: process.stderr,
    paint,
    onRedraw: (call) => {
      process.stderr.on('resize', call);
      // Brought back by the shell, whose words stand on the screen.
      process.on('SIGCONT', call);
      return () => {
        process.stderr.removeListener('resize', call);
        process.removeListener('SIGCONT', call);
      };
    },
    onInterrupt: (call) => {
      for (const signal of SIGNALS) process.on(signal, call);
      return () => {
        for (const signal of SIGNALS) process.removeListener(signal, call);
      };
    },
  });
  // Whatever ends the process, the terminal is given back.
  process.once('exit', () => conversation.close());
  return conversation;
}
