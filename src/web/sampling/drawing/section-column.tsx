import { draggedInterval, intervalWords } from '../../../domain/curation/mark-interval.ts';
import type { PartyConflict, TakenPiece } from '../../../domain/curation/party-window.ts';
import { depthWords, sectionWords } from '../../../domain/curation/party-words.ts';
import type { ShownSection } from '../../../domain/curation/pending-marks.ts';
import { RockFill } from '../../shared/rock-fill.tsx';
import { setMark } from '../party/mark-deeds.ts';
import { chosenMark, chosenSection, conflicts, dragged, isImage, isOpen, theRequest } from '../party/party-state.ts';
import { cmAtY, type DrawingPlaces, drawnSplits, laneX, ROCK, splitPlace, TOP } from './drawing-places.ts';
import { holdPointer, keepFromScrolling } from './hold.ts';
import { MarkBox, MarkHandles } from './mark-box.tsx';
import { ownImage } from './own-image.ts';
import { TakenLane } from './taken-lane.tsx';

interface ColumnGiven {
  readonly section: ShownSection;
  readonly x: number;
  readonly places: DrawingPlaces;
  readonly lanes: readonly string[];
  readonly missingCm: number;
  readonly isChosen: boolean;
}

/** A section: its rock or line scan, what is gone from it, its marks in their lanes, and the conflicts beside it. */
export function SectionColumn(given: ColumnGiven) {
  const { section, x, places, lanes, missingCm, isChosen } = given;
  const lengthCm = section.lengthCm ?? 0;
  const height = Math.max(2, lengthCm * places.pxPerCm);
  const splits = drawnSplits(section);
  const marks = splits.flatMap((one) => one.marks);
  const ofMarks = new Set(marks.flatMap((one) => (one.taken === null ? [] : [one.taken.id])));
  const inSection = conflicts.value.filter((one) => splits.some(({ id }) => id === one.splitId));
  return (
    <g transform={`translate(${x} 0)`}>
      <text x="0" y="16" class={isChosen ? 'a t14' : 'b t14'}>
        {sectionWords(section)}
      </text>
      <text x="0" y="33" class="sm12">
        {section.topM === null ? `${lengthCm} cm` : `${depthWords(section.topM, section.bottomM)} m`}
      </text>
      <Rock section={section} height={height} places={places} />
      {splits.slice(1).map((one) => (
        <path
          key={one.id}
          d={`M${splitPlace(section, one.id).x} ${TOP}v${height}`}
          stroke="var(--ink)"
          stroke-width="1"
        />
      ))}
      {lanes.map((letter, at) => (
        <g key={letter}>
          <path d={`M${laneX(at, places)} ${TOP}v${height}`} stroke="var(--line)" />
          <text x={laneX(at, places)} y="62" text-anchor="middle" class="lane">
            {letter}
          </text>
        </g>
      ))}
      {splits.flatMap((split) =>
        split.taken
          .filter((one) => !ofMarks.has(one.id))
          .map((one) => (
            <Taken key={one.id} piece={one} {...splitPlace(section, split.id)} places={places} lanes={lanes} />
          )),
      )}
      <GrabArea {...given} height={height} lengthCm={lengthCm} />
      {marks.map((one) => (
        <MarkBox key={one.id} mark={one} section={section} places={places} lanes={lanes} />
      ))}
      {marks
        .filter((one) => one.id === chosenMark.value)
        .map((one) => (
          <MarkHandles key={one.id} mark={one} section={section} places={places} />
        ))}
      <Drawn section={section} places={places} />
      {inSection.map((one) => (
        <Bracket key={one.id} conflict={one} places={places} />
      ))}
      {splits.every((one) => !one.canSample) && (
        <text x="0" y={TOP + height + missingHeight(missingCm, places.pxPerCm) + 16}>
          {section.splits.length === 0 ? 'Not split yet' : 'Kept, not sampled'}
        </text>
      )}
      {missingCm > 0 && <Missing cm={missingCm} y={TOP + height} pxPerCm={places.pxPerCm} />}
    </g>
  );
}

function Rock({ section, height, places }: { section: ShownSection; height: number; places: DrawingPlaces }) {
  const image = isImage.value ? ownImage(section.image) : undefined;
  const topCm = section.imageTopCm ?? 0;
  const shown = section.imageBottomCm === null ? height : (section.imageBottomCm - topCm) * places.pxPerCm;
  if (image !== undefined)
    return (
      <image
        href={image}
        x="0"
        y={TOP + topCm * places.pxPerCm}
        width={ROCK}
        height={shown}
        preserveAspectRatio="none"
      />
    );
  return (
    <>
      <RockFill rock={section.rock} x={0} y={TOP} width={ROCK} height={height} />
      {section.units.map((one) => (
        <RockFill
          key={one.id}
          rock={one.rock}
          x={0}
          y={TOP + one.topCm * places.pxPerCm}
          width={ROCK}
          height={Math.max(1, (one.bottomCm - one.topCm) * places.pxPerCm)}
        />
      ))}
    </>
  );
}

interface PieceGiven {
  readonly piece: TakenPiece;
  readonly x: number;
  readonly width: number;
  readonly places: DrawingPlaces;
  readonly lanes: readonly string[];
}

/** What is gone, of whomever. */
function Taken({ piece, x, width, places, lanes }: PieceGiven) {
  const y = TOP + piece.topCm * places.pxPerCm;
  const height = Math.max(2, (piece.bottomCm - piece.topCm) * places.pxPerCm);
  const lane = piece.lane === null ? -1 : lanes.indexOf(piece.lane);
  return (
    <g>
      <title>{`${piece.combinedId}, ${intervalWords(piece)} cm, taken`}</title>
      <rect x={x} y={y} width={width} height={height} class="gone" />
      {lane >= 0 && <TakenLane x={laneX(lane, places)} y={y} height={height} />}
    </g>
  );
}

/** Where a hand puts the pointer down to drag out a new mark; a mere click chooses the section. */
function GrabArea(given: ColumnGiven & { height: number; lengthCm: number }) {
  const { section, places, height, lengthCm, isChosen } = given;
  const mayMark = isOpen.value && theRequest.value !== undefined;
  return drawnSplits(section).map((split) => {
    const { x, width } = splitPlace(section, split.id);
    const take = (event: PointerEvent) => {
      chosenSection.value = section.id;
      chosenMark.value = undefined;
      const request = theRequest.value;
      if (event.button !== 0 || !mayMark || !split.canSample || request === undefined) return;
      const drawn = (y: number, fromY: number) =>
        draggedInterval(cmAtY(fromY, lengthCm, places), cmAtY(y, lengthCm, places), lengthCm);
      holdPointer(event, {
        move: (y, fromY) => {
          const interval = drawn(y, fromY);
          dragged.value = interval && { markId: null, splitId: split.id, interval };
        },
        end: (y, fromY) => {
          const interval = drawn(y, fromY);
          dragged.value = undefined;
          if (interval !== undefined) void setMark({ requestId: request.id, splitId: split.id, ...interval });
        },
        cancel: () => (dragged.value = undefined),
      });
    };
    return (
      <rect
        key={split.id}
        class={`grab ${mayMark && split.canSample ? 'may' : ''} ${isChosen ? 'on' : ''}`}
        data-split={split.combinedId}
        x={x}
        y={TOP}
        width={width}
        height={height}
        onTouchMove={mayMark && split.canSample ? keepFromScrolling : undefined}
        onPointerDown={take}
      />
    );
  });
}

/** What is being dragged out and is no mark yet. */
function Drawn({ section, places }: { section: ShownSection; places: DrawingPlaces }) {
  const draft = dragged.value;
  if (draft?.markId !== null || !section.splits.some((one) => one.id === draft.splitId)) return null;
  const { x, width } = splitPlace(section, draft.splitId);
  const y = TOP + draft.interval.topCm * places.pxPerCm;
  const height = (draft.interval.bottomCm - draft.interval.topCm) * places.pxPerCm;
  return (
    <g class="nohit">
      <rect x={x - 2} y={y} width={width + 4} height={height} class="sel" />
      <text x={ROCK + 6} y={y + height / 2 + 4} class="a t14">
        {intervalWords(draft.interval)} cm
      </text>
    </g>
  );
}

/** The bracket beside what more than one wants, with its number in a diamond. */
function Bracket({ conflict, places }: { conflict: PartyConflict; places: DrawingPlaces }) {
  const [top, bottom] = [TOP + conflict.topCm * places.pxPerCm, TOP + conflict.bottomCm * places.pxPerCm];
  const middle = (top + bottom) / 2;
  const half = conflict.number < 10 ? 9 : 12;
  return (
    <g class="nohit">
      <path d={`M-6 ${top}h-4V${bottom}h4`} fill="none" stroke="var(--bad)" stroke-width="2" />
      <path d={`M-10 ${middle - half}l${half} ${half}-${half} ${half}-${half}-${half}Z`} fill="var(--bad)" />
      <text x="-10" y={middle + 4} text-anchor="middle" class="dia">
        {conflict.number}
      </text>
    </g>
  );
}

const MISSING_GAP = 4;

/** Height below a section that its missing core takes with the gap above it, px; nothing where none is missing. */
function missingHeight(cm: number, pxPerCm: number): number {
  return cm > 0 ? MISSING_GAP + Math.min(22, Math.max(8, cm * pxPerCm)) : 0;
}

/** Core that is missing below the section, hatched; what does not fit is told by its figure alone. */
function Missing({ cm, y, pxPerCm }: { cm: number; y: number; pxPerCm: number }) {
  const height = missingHeight(cm, pxPerCm) - MISSING_GAP;
  return (
    <g>
      <rect
        x="0"
        y={y + MISSING_GAP}
        width={ROCK}
        height={height}
        fill="url(#p-loss)"
        stroke="var(--wait)"
        stroke-dasharray="4 3"
      />
      <text x={ROCK + 6} y={y + MISSING_GAP + height / 2 + 4} class="missing">
        {cm} cm missing
      </text>
    </g>
  );
}
