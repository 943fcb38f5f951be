/** What a hand does between putting a pointer down at `fromY` and lifting it: px in the drawing. */
export interface Hold {
  readonly move: (y: number, fromY: number) => void;
  readonly end: (y: number, fromY: number) => void;
  readonly cancel: () => void;
}

/**
 * Follows a pointer from where it was put down until it is lifted, wherever it goes meanwhile. A finger is told of only when it has gone some
 * way: what it does counts from where it was put down. A second finger or a palm does nothing.
 */
export function holdPointer(event: PointerEvent, hold: Hold): void {
  if (!event.isPrimary) return;
  const target = event.currentTarget as SVGGraphicsElement;
  const drawing = target.ownerSVGElement!;
  const yOf = ({ clientY }: PointerEvent): number => {
    const box = drawing.getBoundingClientRect();
    return ((clientY - box.top) / box.height) * drawing.viewBox.baseVal.height;
  };
  const fromY = yOf(event);
  target.setPointerCapture(event.pointerId);
  const move = (one: PointerEvent) => {
    if (one.isPrimary) hold.move(yOf(one), fromY);
  };
  const finish = (end: () => void) => {
    target.removeEventListener('pointermove', move);
    target.removeEventListener('pointerup', up);
    target.removeEventListener('pointercancel', cancel);
    end();
  };
  const up = (one: PointerEvent) => {
    if (one.isPrimary) finish(() => hold.end(yOf(one), fromY));
  };
  const cancel = (one: PointerEvent) => {
    if (one.isPrimary) finish(hold.cancel);
  };
  target.addEventListener('pointermove', move);
  target.addEventListener('pointerup', up);
  target.addEventListener('pointercancel', cancel);
}

/** Keeps a finger that drags from scrolling the page: of what lies in a drawing Chromium does not heed `touch-action`. Two fingers zoom. */
export function keepFromScrolling(event: TouchEvent): void {
  if (event.cancelable && event.touches.length === 1) event.preventDefault();
}
