import ora from 'ora';
import type { Display } from '../io.ts';

/**
 * A spinner on standard error, drawn only when told. It keeps no timer and leaves the cursor, standard input
 * and the signals alone: Ctrl-C ends the run at once, also in the middle of a calculation.
 */
export function openDisplay(): Display {
  const spinner = ora({
    stream: process.stderr,
    isEnabled: true,
    color: false,
    discardStdin: false,
    hideCursor: false,
  });
  return {
    show: (line) => {
      spinner.text = line;
      spinner.render();
    },
    erase: () => void spinner.clear(),
  };
}
