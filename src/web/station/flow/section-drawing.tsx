import { useRef } from 'preact/hooks';
import type { IntervalCm } from '../../../domain/station/sample-interval.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { RockFill } from '../../shared/rock-fill.tsx';
import { lengthM, numberOf } from '../keeping/local-depths.ts';
import { tree } from '../keeping/station-state.ts';
import { drawnCm, pixelsPerCm } from './draw-scale.ts';
import { holderOf } from './plan-sample.ts';
import { depth } from './run-list.tsx';

const TOP = 46;
const LEFT = 70;
const STEP = 128;
const HALF = 34;
const GAP = 6;

/** What the drawing of a run needs; `interval` is what is being marked in the chosen section, in cm. */
export interface DrawingGiven {
  readonly run: StationObject;
  readonly sections: readonly StationObject[];
  readonly chosen: string | undefined;
  readonly interval: IntervalCm | undefined;
  readonly missingM: number;
  readonly onChoose: (id: string) => void;
  readonly onInterval: (interval: IntervalCm, isDone: boolean) => void;
}

/** All sections of a run side by side and to scale, halves beside each other; dragging down a section marks a sample. */
export function SectionDrawing(given: DrawingGiven) {
  const { run, sections, missingM } = given;
  const longestCm = Math.max(100, ...sections.map((one) => lengthM(one) * 100));
  const scale = pixelsPerCm(longestCm);
  const width = Math.max(620, LEFT + sections.length * STEP + 60);
  const height = TOP + longestCm * scale + 46;
  const ticks = Array.from({ length: Math.floor(longestCm / 20) + 1 }, (_, at) => at * 20);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="scrollx" tabIndex={0} aria-label="Drawing of the run" id="drawing">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset */}
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="group"
        aria-label={drawnWords(run, sections)}
      >
        <text x="14" y="16">
          cm
        </text>
        {ticks.map((cm) => (
          <g key={cm}>
            <text x="44" y={TOP + cm * scale + 4} text-anchor="end">
              {cm}
            </text>
            <path d={`M48 ${TOP + cm * scale}h7`} stroke="var(--ink-3)" />
          </g>
        ))}
        {sections.map((section, at) => (
          <Section key={section.id} section={section} x={LEFT + at * STEP} scale={scale} given={given} />
        ))}
        {missingM > 0.005 && sections.length > 0 && (
          <Missing
            cm={missingM * 100}
            x={LEFT + (sections.length - 1) * STEP}
            scale={scale}
            from={lengthM(sections.at(-1)!) * 100}
          />
        )}
      </svg>
    </section>
  );
}

function Section(given: { section: StationObject; x: number; scale: number; given: DrawingGiven }) {
  const { section, x, scale } = given;
  const { chosen, interval, onChoose, onInterval } = given.given;
  const dragged = useRef<number | undefined>(undefined);
  const lengthCm = lengthM(section) * 100;
  const height = Math.max(2, lengthCm * scale);
  const splits = tree.value
    .below(section.id)
    .filter((one) => one.type === 'split' && one.values.still_exists !== false && one.name !== 'WR');
  const isChosen = section.id === chosen;
  const placed = placesOf(splits, x);
  const marked = isChosen ? placed.find(({ split }) => split.id === holderOf(tree.value, section).id) : undefined;
  const cmAt = (event: PointerEvent): number => {
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    return drawnCm((event.clientY - box.top) / box.height, lengthCm);
  };
  const mark = (event: PointerEvent, isDone: boolean) => {
    if (dragged.current === undefined) return;
    const now = cmAt(event);
    const [topCm, bottomCm] = [Math.min(dragged.current, now), Math.max(dragged.current, now)];
    if (isDone) dragged.current = undefined;
    if (bottomCm > topCm) onInterval({ topCm, bottomCm }, isDone);
  };
  return (
    <g>
      <text x={x} y="16" class={isChosen ? 'a t13' : 'b t13'}>
        {section.name === 'CC' ? 'Core catcher' : `Section ${section.name}`}
      </text>
      <text x={x} y="32">
        {depth(section.topDrfM)} m, {Math.round(lengthCm * 10) / 10} cm
      </text>
      {splits.length === 0 ? (
        <RockFill rock={section.values.rock_type} x={x} y={TOP} width={HALF * 2 + GAP} height={height} />
      ) : (
        placed.map((one) => (
          <Half
            key={one.split.id}
            split={one.split}
            rock={section.values.rock_type}
            x={one.x}
            width={one.width}
            height={height}
            scale={scale}
          />
        ))
      )}
      {splits.length === 0 && (
        <>
          <Samples holder={section} x={x} width={HALF * 2 + GAP} scale={scale} />
          <text x={x + HALF + GAP / 2} y={TOP + height + 16} text-anchor="middle">
            whole round
          </text>
        </>
      )}
      {isChosen && interval !== undefined && (
        <Marked interval={interval} x={marked?.x ?? x} width={marked?.width ?? HALF * 2 + GAP} scale={scale} />
      )}
      <rect
        class={`grab ${isChosen ? 'on' : ''}`}
        x={x - 3}
        y={TOP}
        width={HALF * 2 + GAP + 6}
        height={Math.max(height, 12)}
        onPointerDown={(event) => {
          (event.currentTarget as SVGElement).setPointerCapture(event.pointerId);
          onChoose(section.id);
          dragged.current = cmAt(event);
        }}
        onPointerMove={(event) => mark(event, false)}
        onPointerUp={(event) => mark(event, true)}
        onPointerCancel={() => {
          dragged.current = undefined;
        }}
      />
    </g>
  );
}

/** Where the splits of a section are drawn: beside each other, each as wide as its share of them all. */
function placesOf(
  splits: readonly StationObject[],
  x: number,
): readonly { readonly split: StationObject; readonly x: number; readonly width: number }[] {
  const gap = splits.length > 2 ? 3 : GAP;
  const shares = splits.map(({ values }) => numberOf(values, 'percent_pc') ?? 50);
  const all = Math.max(
    100,
    shares.reduce((sum, one) => sum + one, 0),
  );
  const room = HALF * 2 + GAP - (splits.length - 1) * gap;
  const widths = shares.map((one) => (room * one) / all);
  return splits.map((split, at) => ({
    split,
    x: x + widths.slice(0, at).reduce((sum, one) => sum + one + gap, 0),
    width: widths[at]!,
  }));
}

function Half(given: { split: StationObject; rock: unknown; x: number; width: number; height: number; scale: number }) {
  const { split, rock, x, width, height, scale } = given;
  return (
    <g>
      <RockFill rock={rock} x={x} y={TOP} width={width} height={height} />
      <Samples holder={split} x={x} width={width} scale={scale} />
      <text x={x + width / 2} y={TOP + height + 16} text-anchor="middle">
        {split.name}
      </text>
    </g>
  );
}

function Samples({ holder, x, width, scale }: { holder: StationObject; x: number; width: number; scale: number }) {
  const samples = tree.value.below(holder.id).filter((one) => one.type === 'sample');
  return samples.map((one) => {
    const [top, bottom] = [numberOf(one.values, 'top_offset_cm'), numberOf(one.values, 'bottom_offset_cm')];
    if (top === null || bottom === null) return null;
    const y = TOP + top * scale;
    return (
      <g key={one.id}>
        <rect class="taken" x={x - 1} y={y} width={width + 2} height={Math.max(2, (bottom - top) * scale)} />
        <text x={x + width + 4} y={y + ((bottom - top) * scale) / 2 + 4}>
          {top}–{bottom}
        </text>
      </g>
    );
  });
}

function Marked({ interval, x, width, scale }: { interval: IntervalCm; x: number; width: number; scale: number }) {
  const { topCm, bottomCm } = interval;
  const y = TOP + topCm * scale;
  const height = Math.max(2, (bottomCm - topCm) * scale);
  return (
    <g>
      <rect class="marked" x={x - 2} y={y} width={width + 4} height={height} />
      <path class="handle" d={`M${x + width / 2 - 7} ${y}h14M${x + width / 2 - 7} ${y + height}h14`} />
      <text x={x + width + 6} y={y + height / 2 + 4} class="a t13">
        {topCm}–{bottomCm}
      </text>
    </g>
  );
}

function Missing({ cm, x, scale, from }: { cm: number; x: number; scale: number; from: number }) {
  const y = TOP + from * scale + 24;
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={HALF * 2 + GAP}
        height={Math.max(8, cm * scale)}
        fill="url(#p-loss)"
        stroke="var(--wait)"
        stroke-dasharray="4 3"
        rx="2"
      />
      <text class="missing" x={x + HALF + GAP / 2} y={y + Math.max(8, cm * scale) + 15} text-anchor="middle">
        {Math.round(cm)} cm missing?
      </text>
    </g>
  );
}

function drawnWords(run: StationObject, sections: readonly StationObject[]): string {
  const words = sections.map(
    (one) =>
      `${one.name === 'CC' ? 'core catcher' : `section ${one.name}`}, ${Math.round(lengthM(one) * 100)} centimetres`,
  );
  return `Drawing of run ${run.name}: ${words.join('; ')}. The same stands in the table of sections below.`;
}
