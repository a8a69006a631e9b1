import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import type { Screen, Size } from '../../report/interview/screen.ts';
import { keyName, type Press } from './key-names.ts';
import { promptParts } from './prompt-parts.ts';
import { ansi, type Surface } from './surface.ts';

export interface ScreenConfig {
  // biome-ignore lint/suspicious/noExplicitAny: one registered prompt takes screens of every kind
  readonly screen: Screen<any, any>;
  readonly surface: Surface;
}

/** One screen as a prompt: each key is handed to it, and what it draws is all there is to see. */
// biome-ignore lint/suspicious/noExplicitAny: the outcome is the screen's
export const screenPrompt = createPrompt<any, ScreenConfig>(({ screen, surface }, done) => {
  const [state, setState] = useState<{ readonly is: unknown }>({ is: screen.start });
  const size = useSize(surface);
  const isPasted = usePasting();
  useKeypress((press, line) => {
    line.clearLine(0);
    const key = keyName(press as Press);
    if (isPasted(press as Press) || key === undefined) return;
    try {
      const step = screen.press(key, state.is, size);
      if ('state' in step) return setState({ is: step.state });
      surface.hold();
      done(step.done);
    } catch (error) {
      surface.broken(error);
    }
  });
  const [above, below] = promptParts(screen.draw(state.is, size, surface.paint), size);
  return [`${above}${ansi.hideCursor}`, below];
});

/** The size at each moment. The first drawing lets go of what was held back; a closed input ends the sitting. */
export function useSize(surface: Surface): Size {
  const [size, setSize] = useState(surface.size());
  useEffect((line) => {
    const goOn = (): void => line.resume();
    line.on('close', surface.lost);
    // It is the terminal's, and told there.
    line.on('error', () => {});
    // Readline stops listening when it comes back from the background.
    line.on('SIGCONT', goOn);
    surface.release();
    const stop = surface.onRedraw(() => setSize({ ...surface.size() }));
    return () => {
      stop();
      line.removeListener('close', surface.lost);
      line.removeListener('SIGCONT', goOn);
    };
  }, []);
  return size;
}

/** Tells of each key press whether it is part of a paste; its two ends are. */
export function usePasting(): (press: Press) => boolean {
  const isPasting = useRef(false);
  return ({ name }) => {
    if (name === 'paste-start') isPasting.current = true;
    if (name !== 'paste-end') return isPasting.current;
    isPasting.current = false;
    return true;
  };
}
