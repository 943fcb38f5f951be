import { type Axis, metreAxis, timeAxis } from '../../../domain/station/overview/axis-ticks.ts';
import type { DrilledRun } from '../../../domain/station/overview/drilled-runs.ts';
import { statedMs } from '../../../domain/station/overview/rig-clock.ts';
import { windowWidthPx } from '../parts/window-width.ts';
import { clockWords, tickWords } from './overview-words.ts';

const HEIGHT = 330;
const TOP = 34;
const BOTTOM = 296;
const NARROWEST = 760;
const WIDEST = 1126;
/** What lies beside the drawing: margins of the page and of the card. */
const BESIDE = 130;

/** Where the parts of a drawing stand, px from its left. Wider where there is room; a phone scrolls. */
function partsFor(pageWidth: number) {
  const width = Math.max(NARROWEST, Math.min(WIDEST, pageWidth - BESIDE));
  return {
    width,
    time: { from: 64, to: width - 240 },
    core: { from: width - 200, most: width - 32 },
  };
}

type Parts = ReturnType<typeof partsFor>;

const MOST_DOTS = 80;
/** Recovery beyond this is drawn as this: a stuck digit must not squeeze the rest. */
const MOST_PC = 200;

/** Depth over time beside the recovery of each run, on one axis of depth that grows downwards, to scale. */
export function HoleDrawing(given: { name: string; runs: readonly DrilledRun[]; rigOffsetMin: number }) {
  const { name, runs, rigOffsetMin } = given;
  const parts = partsFor(windowWidthPx.value);
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
        viewBox={`0 0 ${parts.width} ${HEIGHT}`}
        width={parts.width}
        height={HEIGHT}
        role="img"
        aria-label={words}
      >
        <DepthAxis axis={axis} y={y} parts={parts} />
        <OverTime points={points} rigOffsetMin={rigOffsetMin} y={y} time={parts.time} />
        <Recovery runs={runs} y={y} core={parts.core} />
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

function DepthAxis({ axis, y, parts: { time, core } }: { axis: Axis; y: Scale; parts: Parts }) {
  return (
    <g>
      <text x="8" y="16" class="axis">
        Driller’s depth, m below rig reference
      </text>
      {axis.ticks.map((metre) => (
        <g key={metre}>
          <text x={time.from - 8} y={y(metre) + 4} text-anchor="end">
            {metre}
          </text>
          <path d={`M${time.from} ${y(metre)}H${time.to}M${core.from} ${y(metre)}H${core.most}`} class="rule" />
        </g>
      ))}
    </g>
  );
}

function OverTime(given: {
  points: readonly (readonly [number, number])[];
  rigOffsetMin: number;
  y: Scale;
  time: Parts['time'];
}) {
  const { points, rigOffsetMin, y, time } = given;
  if (points.length === 0)
    return (
      <text x={(time.from + time.to) / 2} y={(TOP + BOTTOM) / 2} text-anchor="middle">
        No run says yet when its core came on deck.
      </text>
    );
  const axis = timeAxis(points[0]![0], points.at(-1)![0], 5, rigOffsetMin);
  const x = scale(axis, time.from, time.to);
  const line = points
    .map(([at, metre], nth) => (nth === 0 ? `M${x(at)} ${y(metre)}` : `H${x(at)}V${y(metre)}`))
    .join('');
  return (
    <g>
      {axis.ticks.map((at) => (
        <g key={at}>
          <path d={`M${x(at)} ${BOTTOM}v5`} class="tick" />
          <text x={x(at)} y={BOTTOM + 18} text-anchor="middle">
            {tickWords(at, rigOffsetMin)}
          </text>
        </g>
      ))}
      <text x={time.to} y="16" text-anchor="end">
        Core on deck, {clockWords(rigOffsetMin)}
      </text>
      <path d={line} class="depthline" />
      {points.length <= MOST_DOTS &&
        points.map(([at, metre]) => <circle key={`${at} ${metre}`} cx={x(at)} cy={y(metre)} r="2.5" class="dot" />)}
    </g>
  );
}

function Recovery({ runs, y, core }: { runs: readonly DrilledRun[]; y: Scale; core: Parts['core'] }) {
  const known = runs.filter((one) => one.recoveryPc !== null && one.topM !== null && one.bottomM !== null);
  const mostPc = known.reduce((most, one) => Math.max(most, Math.min(MOST_PC, one.recoveryPc!)), 100);
  const unit = (core.most - core.from) / mostPc;
  const full = core.from + 100 * unit;
  const box = ({ topM, bottomM }: DrilledRun, from: number, width: number) =>
    `M${from} ${y(topM!)}h${width.toFixed(2)}V${Math.max(y(bottomM!), y(topM!) + 0.5)}h${(-width).toFixed(2)}Z`;
  const within = known.map((one) => box(one, core.from, Math.min(100, one.recoveryPc!) * unit)).join('');
  const above = known
    .filter((one) => one.recoveryPc! > 100.5)
    .map((one) => box(one, full, (Math.min(mostPc, one.recoveryPc!) - 100) * unit))
    .join('');
  return (
    <g>
      <text x={core.from} y="16">
        Recovery of each run
      </text>
      <path d={within} class="core" />
      <path d={above} class="stretch" />
      <path d={`M${full} ${TOP}V${BOTTOM}`} class="hundred" />
      <path d={`M${core.from} ${TOP}V${BOTTOM}`} class="tick" />
      <text x={core.from} y={BOTTOM + 18}>
        0 %
      </text>
      <text x={full} y={BOTTOM + 18} text-anchor="middle">
        100 %
      </text>
      {above !== '' && (
        <g>
          <rect x={core.from + 36} y={BOTTOM + 24} width="8" height="8" class="stretch" />
          <text x={core.from + 48} y={BOTTOM + 32}>
            over 100 %
          </text>
        </g>
      )}
    </g>
  );
}
