import { type Axis, metreAxis, timeAxis } from '../../../domain/station/overview/axis-ticks.ts';
import type { DrilledRun } from '../../../domain/station/overview/drilled-runs.ts';
import { statedMs } from '../../../domain/station/overview/rig-clock.ts';
import { clockWords, tickWords } from './overview-words.ts';

const WIDTH = 760;
const HEIGHT = 330;
const TOP = 34;
const BOTTOM = 296;
const TIME = { from: 64, to: 520 };
const CORE = { from: 560, full: 700, most: 728 };
const MOST_DOTS = 80;

/** Depth over time beside the recovery of each run, on one axis of depth that grows downwards, to scale. */
export function HoleDrawing(given: { name: string; runs: readonly DrilledRun[]; rigOffsetMin: number }) {
  const { name, runs, rigOffsetMin } = given;
  const depths = runs.flatMap((one) => [one.topM ?? [], one.bottomM ?? []].flat());
  if (depths.length === 0) return null;
  const axis = metreAxis(Math.min(...bounds(depths)), Math.max(...bounds(depths)), 6);
  const y = scale(axis, TOP, BOTTOM);
  const points = runs.flatMap((one): readonly [number, number][] => {
    const at = statedMs(one.onDeck, rigOffsetMin);
    return at === undefined || one.bottomM === null ? [] : [[at, one.bottomM]];
  });
  points.sort(([one], [other]) => one - other);
  const words = `Hole ${name}: depth over time, down to ${Math.max(...bounds(depths)).toFixed(2)} metres driller’s depth, and recovery of ${runs.length} core runs. The table below has the figures.`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section class="scrollx" tabIndex={0} aria-label={`Drawing of hole ${name}`}>
      <svg
        class="holedrawing"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={words}
      >
        <DepthAxis axis={axis} y={y} />
        <OverTime points={points} rigOffsetMin={rigOffsetMin} y={y} />
        <Recovery runs={runs} y={y} />
      </svg>
    </section>
  );
}

/** Least and most, without spreading thousands of numbers into a call. */
function bounds(numbers: readonly number[]): [number, number] {
  return numbers.reduce<[number, number]>(
    ([least, most], one) => [Math.min(least, one), Math.max(most, one)],
    [numbers[0]!, numbers[0]!],
  );
}

const scale =
  ({ from, to }: Axis, start: number, end: number) =>
  (value: number): number =>
    Number((start + ((value - from) / (to - from)) * (end - start)).toFixed(2));

type Scale = (value: number) => number;

function DepthAxis({ axis, y }: { axis: Axis; y: Scale }) {
  return (
    <g>
      <text x="8" y="16" class="axis">
        Driller’s depth, m below rig reference
      </text>
      {axis.ticks.map((metre) => (
        <g key={metre}>
          <text x={TIME.from - 8} y={y(metre) + 4} text-anchor="end">
            {metre}
          </text>
          <path d={`M${TIME.from} ${y(metre)}H${TIME.to}M${CORE.from} ${y(metre)}H${CORE.full}`} class="rule" />
        </g>
      ))}
    </g>
  );
}

function OverTime(given: { points: readonly (readonly [number, number])[]; rigOffsetMin: number; y: Scale }) {
  const { points, rigOffsetMin, y } = given;
  if (points.length === 0)
    return (
      <text x={(TIME.from + TIME.to) / 2} y={(TOP + BOTTOM) / 2} text-anchor="middle">
        No run says yet when its core came on deck.
      </text>
    );
  const axis = timeAxis(points[0]![0], points.at(-1)![0], 5, rigOffsetMin);
  const x = scale(axis, TIME.from, TIME.to);
  const line = points
    .map(([at, metre], nth) => (nth === 0 ? `M${x(at)} ${y(metre)}` : `H${x(at)}V${y(metre)}`))
    .join('');
  return (
    <g>
      {axis.ticks.map((at, nth) => (
        <g key={at}>
          <path d={`M${x(at)} ${BOTTOM}v5`} class="tick" />
          <text
            x={x(at)}
            y={BOTTOM + 18}
            text-anchor={nth === 0 ? 'start' : nth === axis.ticks.length - 1 ? 'end' : 'middle'}
          >
            {tickWords(at, rigOffsetMin)}
          </text>
        </g>
      ))}
      <text x={TIME.to} y="16" text-anchor="end">
        Core on deck, {clockWords(rigOffsetMin)}
      </text>
      <path d={line} class="depthline" />
      {points.length <= MOST_DOTS &&
        points.map(([at, metre]) => <circle key={`${at} ${metre}`} cx={x(at)} cy={y(metre)} r="2.5" class="dot" />)}
    </g>
  );
}

function Recovery({ runs, y }: { runs: readonly DrilledRun[]; y: Scale }) {
  const known = runs.filter((one) => one.recoveryPc !== null && one.topM !== null && one.bottomM !== null);
  const unit = (CORE.full - CORE.from) / 100;
  const box = ({ topM, bottomM }: DrilledRun, from: number, width: number) =>
    `M${from} ${y(topM!)}h${width.toFixed(2)}V${Math.max(y(bottomM!), y(topM!) + 0.5)}h${(-width).toFixed(2)}Z`;
  const within = known.map((one) => box(one, CORE.from, Math.min(100, one.recoveryPc!) * unit)).join('');
  const above = known
    .filter((one) => one.recoveryPc! > 100.5)
    .map((one) => box(one, CORE.full, Math.min(CORE.most - CORE.full, Math.max(4, (one.recoveryPc! - 100) * unit))))
    .join('');
  return (
    <g>
      <text x={CORE.from} y="16">
        Recovery of each run
      </text>
      <path d={within} class="core" />
      <path d={above} class="stretch" />
      <path d={`M${CORE.full} ${TOP}V${BOTTOM}`} class="hundred" />
      <path d={`M${CORE.from} ${TOP}V${BOTTOM}`} class="tick" />
      <text x={CORE.from} y={BOTTOM + 18}>
        0 %
      </text>
      <text x={CORE.full} y={BOTTOM + 18} text-anchor="middle">
        100 %
      </text>
      {above !== '' && (
        <g>
          <rect x={CORE.from + 36} y={BOTTOM + 24} width="8" height="8" class="stretch" />
          <text x={CORE.from + 48} y={BOTTOM + 32}>
            over 100 %
          </text>
        </g>
      )}
    </g>
  );
}
