import { button, made } from './elements.ts';
import type { ShownTime } from './shown-time.ts';
import { moves } from './steering.ts';

/** The buttons of a chart that move the time of all. */
export function stepButtons(name: string, time: ShownTime): HTMLElement {
  const tools = made('div', 'live-tools');
  tools.role = 'group';
  tools.ariaLabel = `Time shown, for all charts: ${name}`;
  for (const { text, name: told, act } of Object.values(moves)) {
    tools.append(button(text, told, () => act(time)));
  }
  return tools;
}

/**
 * A button that shows and hides a part.
 * @param fill is called once, when the empty part is shown first
 */
export function toggleOf(text: string, part: HTMLElement, fill: () => void): HTMLButtonElement {
  const toggle = button(text, text, () => {
    part.hidden = !part.hidden;
    toggle.ariaExpanded = String(!part.hidden);
    if (!part.hidden && part.childElementCount === 0) fill();
  });
  toggle.ariaExpanded = 'false';
  return toggle;
}
