import { rockKey } from './rock-of.ts';

/** A piece of rock in a drawing: colour and pattern together; without a name it is empty with an outline. */
export function RockFill(given: { rock: unknown; x: number; y: number; width: number; height: number }) {
  const { rock, x, y, width, height } = given;
  const key = rockKey(rock);
  const box = { x, y, width, height };
  return (
    <g>
      <rect {...box} fill={key === undefined ? 'var(--sunk)' : `var(--l-${key})`} />
      {key !== undefined && <rect {...box} fill={`url(#p-${key})`} />}
      <rect {...box} fill="none" stroke="var(--ink-3)" rx="2" />
    </g>
  );
}

/** A small square in the colour of a rock, before its name. */
export function Swatch({ rock }: { rock: unknown }) {
  const key = rockKey(rock);
  return key === undefined ? null : <i class={`sw rk-${key}`} />;
}
