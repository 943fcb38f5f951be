import { MARK, ROCK } from './drawing-places.ts';

/** The dark piece in the lane of what was taken, joined to where it lay. */
export function TakenLane({ x, y, height }: { x: number; y: number; height: number }) {
  return (
    <>
      <path d={`M${ROCK} ${y + height / 2}H${x - MARK / 2}`} stroke="var(--ink-2)" />
      <rect x={x - MARK / 2} y={y} width={MARK} height={height} rx="2" fill="var(--ink)" />
    </>
  );
}
