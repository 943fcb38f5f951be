import { useComputed } from '@preact/signals';
import { intervalWords, type MarkPart, movedInterval } from '../../../domain/curation/mark-interval.ts';
import { sectionWords } from '../../../domain/curation/party-words.ts';
import type { ShownMark, ShownSection } from '../../../domain/curation/pending-marks.ts';
import type { IntervalCm } from '../../../domain/station/sample-interval.ts';
import { markKeys } from '../parts/mark-keys.ts';
import { changeMark } from '../party/mark-deeds.ts';
import { chosenMark, chosenSection, dragged, mayChange, shownMarks } from '../party/party-state.ts';
import { type DrawingPlaces, laneX, MARK, ROCK, splitPlace, TOP } from './drawing-places.ts';
import { holdPointer, keepFromScrolling } from './hold.ts';
import { TakenLane } from './taken-lane.tsx';

interface MarkGiven {
  readonly mark: ShownMark;
  readonly section: ShownSection;
  readonly places: DrawingPlaces;
}

const LEAST_HIT = 24;

/** A mark: a veil over its rock, and its piece in the lane of who wants it. It takes the keyboard. */
export function MarkBox({ mark, section, places, lanes }: MarkGiven & { lanes: readonly string[] }) {
  // Of a thousand marks only those are drawn again that a hand moves or a choice concerns.
  const held = useComputed(() => (dragged.value?.markId === mark.id ? dragged.value.interval : undefined)).value;
  const isChosen = useComputed(() => mark.id === chosenMark.value).value;
  const isFirst = useComputed(() => chosenMark.value === undefined && shownMarks.value[0]?.id === mark.id).value;
  const interval = held ?? mark;
  const { x, width } = splitPlace(section, mark.splitId);
  const y = TOP + interval.topCm * places.pxPerCm;
  const height = Math.max(4, (interval.bottomCm - interval.topCm) * places.pxPerCm);
  const lane = lanes.indexOf(mark.lane);
  const at = lane < 0 ? ROCK + MARK / 2 : laneX(lane, places);
  const hit = Math.max(LEAST_HIT, height);
  const choose = () => {
    chosenMark.value = mark.id;
    chosenSection.value = section.id;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button in a drawing
    <g
      class={`mk ${looksLike(mark)} ${isChosen ? 'chosen' : ''}`}
      role="button"
      tabIndex={isChosen || isFirst ? 0 : -1}
      id={`mark-${mark.id}`}
      aria-label={markWords(mark, section, interval)}
      aria-pressed={isChosen}
      onFocus={choose}
      onKeyDown={(event) => markKeys(event, mark, section)}
      onTouchMove={mayChange(mark) ? keepFromScrolling : undefined}
      onPointerDown={(event) => {
        choose();
        if (event.button === 0) dragMark(event, given(mark, section, places), 'whole');
      }}
    >
      <rect class="veil" x={x} y={y} width={width} height={height} />
      {mark.state === 'taken' ? (
        <TakenLane x={at} y={y} height={height} />
      ) : (
        <>
          <rect class="piece" x={at - MARK / 2} y={y} width={MARK} height={height} rx="2" />
          {height >= 14 && (
            <text class="len" x={at} y={y + height / 2 + 4} text-anchor="middle">
              {lengthCmOf(interval)}
            </text>
          )}
        </>
      )}
      <rect class="hit" x={at - LEAST_HIT / 2} y={y + height / 2 - hit / 2} width={LEAST_HIT} height={hit} />
    </g>
  );
}

/** The handles of the chosen mark, and its name beside it; 44 px to touch, as far as the other one leaves room. */
export function MarkHandles(props: MarkGiven) {
  const { mark, section, places } = props;
  const interval = intervalNow(mark);
  const { x, width } = splitPlace(section, mark.splitId);
  const [top, bottom] = [TOP + interval.topCm * places.pxPerCm, TOP + interval.bottomCm * places.pxPerCm];
  const room = Math.min(22, (bottom - top) / 2);
  const middle = x + width / 2;
  const handle = (part: MarkPart, y: number, above: number, below: number) => (
    <g class="hnd">
      <rect
        class="hit"
        data-handle={part}
        x={middle - 22}
        y={y - above}
        width="44"
        height={above + below}
        onTouchMove={keepFromScrolling}
        onPointerDown={(event) => {
          event.stopPropagation();
          if (event.button === 0) dragMark(event, props, part);
        }}
      />
      <rect class="bar5" x={middle - 7} y={y - 2.5} width="14" height="5" rx="2" />
    </g>
  );
  return (
    <g>
      <rect class="sel nohit" x={x - 2} y={top} width={width + 4} height={Math.max(2, bottom - top)} />
      {mayChange(mark) && handle('top', top, 22, room)}
      {mayChange(mark) && handle('bottom', bottom, room, 22)}
      <g class="tip nohit">
        <rect x={x - 4} y={bottom + 10} width="110" height="24" rx="4" />
        <text x={x + 51} y={bottom + 26} text-anchor="middle">
          {mark.lane === '' ? '' : `${mark.lane}, `}
          {intervalWords(interval)} cm
        </text>
      </g>
    </g>
  );
}

const given = (mark: ShownMark, section: ShownSection, places: DrawingPlaces): MarkGiven => ({ mark, section, places });

/** The interval of a mark, or where a hand is dragging it. */
function intervalNow(mark: ShownMark): IntervalCm {
  const draft = dragged.value;
  return draft?.markId === mark.id ? draft.interval : { topCm: mark.topCm, bottomCm: mark.bottomCm };
}

function dragMark(event: PointerEvent, { mark, section, places }: MarkGiven, part: MarkPart): void {
  if (!mayChange(mark)) return;
  const before: IntervalCm = { topCm: mark.topCm, bottomCm: mark.bottomCm };
  let now = before;
  const move = (y: number, fromY: number) => {
    now = movedInterval(before, part, Math.round((y - fromY) / places.pxPerCm), section.lengthCm ?? before.bottomCm);
    dragged.value = { markId: mark.id, splitId: mark.splitId, interval: now };
  };
  holdPointer(event, {
    move,
    end: (y, fromY) => {
      move(y, fromY);
      dragged.value = undefined;
      if (now.topCm !== before.topCm || now.bottomCm !== before.bottomCm) void changeMark(mark, now);
    },
    cancel: () => (dragged.value = undefined),
  });
}

/** Its length as it stands in it, and is said of it. */
const lengthCmOf = ({ topCm, bottomCm }: IntervalCm): number => Math.round((bottomCm - topCm) * 10) / 10;

function looksLike(mark: ShownMark): string {
  if (mark.state === 'taken') return 'tk';
  if (mark.isOnlyHere) return 'here';
  return mark.conflict === null ? '' : 'cfl';
}

function markWords(mark: ShownMark, section: ShownSection, interval: IntervalCm): string {
  const state =
    mark.state === 'taken'
      ? 'taken'
      : mark.isOnlyHere
        ? 'not with the server yet'
        : mark.conflict === null
          ? 'marked'
          : `in conflict ${mark.conflict}`;
  const who = mark.lane === '' ? 'Another party' : mark.lane;
  const length = `${lengthCmOf(interval)} cm long`;
  return `${who}, section ${sectionWords(section)}, ${intervalWords(interval)} cm, ${length}, ${state}`;
}
