import type uPlot from 'uplot';
import type { ShownTime } from './shown-time.ts';

/** A drag zooms, a drag with shift pans, a double click shows all. */
export function cursorOf(time: ShownTime): uPlot.Cursor {
  return {
    y: false,
    drag: { x: true, y: false, setScale: false, dist: 4 },
    bind: {
      mousedown: (plot, _target, zoom) => (event) => {
        if (!event.shiftKey) return zoom(event);
        panFrom(event.clientX, plot, time);
        return null;
      },
      dblclick: () => () => {
        time.showAll();
        return null;
      },
    },
  };
}

function panFrom(startX: number, plot: uPlot, time: ShownTime): void {
  const { fromMs, toMs } = time.shown;
  const msPerPixel = (toMs - fromMs) / plot.over.clientWidth;
  const move = ({ clientX }: MouseEvent) => {
    const distanceMs = (startX - clientX) * msPerPixel;
    time.show({ fromMs: fromMs + distanceMs, toMs: toMs + distanceMs });
  };
  const end = () => document.removeEventListener('mousemove', move);
  document.addEventListener('mousemove', move);
  document.addEventListener('mouseup', end, { once: true });
}

/** Shows the time over which a drag went. */
export function showSelected(plot: uPlot, time: ShownTime): void {
  const { left, width } = plot.select;
  if (width <= 0) return;
  const [fromMs, toMs] = [plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x')];
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  time.show({ fromMs, toMs });
}
