import type uPlot from 'uplot';

/** Where a plot has its lines, in CSS pixels from the left edge and the top of the canvas. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export const FONT = '12px system-ui, sans-serif';

/** Draws in CSS pixels; what it sets of the canvas does not stay. */
export function onCanvas(
  { ctx, bbox }: uPlot,
  draw: (ctx: CanvasRenderingContext2D, area: Area) => void,
): void {
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.scale(ratio, ratio);
  ctx.setLineDash([]);
  ctx.lineWidth = 1;
  ctx.font = FONT;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  draw(ctx, {
    left: bbox.left / ratio,
    top: bbox.top / ratio,
    width: bbox.width / ratio,
    height: bbox.height / ratio,
  });
  ctx.restore();
}
