import type { StationObject } from '../../../domain/station/station-object.ts';
import { RockFill } from '../../shared/rock-fill.tsx';
import { numberOf } from '../keeping/local-depths.ts';
import { tree } from '../keeping/station-state.ts';

const WINDOW_M = 15;
const HEIGHT = 236;

/** Rock and recovery of the last 15 m, downwards and to scale (driller's depth). */
export function LastMetres({ runs }: { runs: readonly StationObject[] }) {
  const bottom = runs.at(-1)?.bottomDrfM ?? null;
  if (bottom === null) return null;
  const top = Math.max(0, bottom - WINDOW_M);
  const y = (metres: number) => 8 + ((metres - top) / (bottom - top)) * (HEIGHT - 16);
  const inside = runs.filter((run) => (run.bottomDrfM ?? 0) > top && run.topDrfM !== null);
  const sections = inside.flatMap((run) => tree.value.below(run.id).filter((one) => one.type === 'section'));
  const ticks = Array.from({ length: WINDOW_M + 1 }, (_, at) => Math.ceil(top) + at).filter(
    (m) => m % 2 === 0 && m <= bottom,
  );
  return (
    <div class="last h-ph">
      <div class="eb">
        Last {Math.round(bottom - top)} m <span>Recovery</span>
      </div>
      <svg
        viewBox={`0 0 240 ${HEIGHT}`}
        width="100%"
        role="img"
        aria-label={`Rock and recovery from ${top.toFixed(2)} to ${bottom.toFixed(2)} metres`}
      >
        {ticks.map((m) => (
          <g key={m}>
            <text x="30" y={y(m) + 4} text-anchor="end">
              {m}
            </text>
            <path d={`M33 ${y(m)}h4`} stroke="var(--ink-3)" />
          </g>
        ))}
        {sections.map((one) => (
          <RockPiece key={one.id} section={one} y={y} top={top} />
        ))}
        {inside.map((run) => (
          <Recovery key={run.id} run={run} y={y} top={top} />
        ))}
        <path d={`M222 8V${HEIGHT - 8}`} stroke="var(--ink-3)" stroke-dasharray="3 3" />
      </svg>
    </div>
  );
}

function RockPiece({ section, y, top }: { section: StationObject; y: (m: number) => number; top: number }) {
  const { topDrfM, bottomDrfM, values } = section;
  if (topDrfM === null || bottomDrfM === null || bottomDrfM <= top) return null;
  const from = y(Math.max(topDrfM, top));
  return <RockFill rock={values.rock_type} x={38} y={from} width={34} height={Math.max(2, y(bottomDrfM) - from)} />;
}

function Recovery({ run, y, top }: { run: StationObject; y: (m: number) => number; top: number }) {
  const drilled = numberOf(run.values, 'drilled_length_m');
  const recovered = numberOf(run.values, 'core_recovery_m');
  if (drilled === null || recovered === null || drilled === 0 || run.topDrfM === null) return null;
  const from = y(Math.max(run.topDrfM, top));
  const height = Math.max(2, y(run.bottomDrfM ?? run.topDrfM) - from - 2);
  const share = recovered / drilled;
  return (
    <g>
      <rect x="186" y={from} width={36 * Math.min(1, share)} height={height} fill="var(--edge)" fill-opacity=".45" />
      {share > 1.005 && <rect x="222" y={from} width="4" height={height} fill="var(--ink)" />}
    </g>
  );
}
