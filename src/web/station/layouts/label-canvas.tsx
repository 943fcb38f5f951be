import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { LabelElement } from '../../../domain/label/label-layout.ts';
import { Icon } from '../../shared/icon.tsx';
import { Picture } from '../../shared/picture.tsx';
import { LONG_STEP_MM, moveTo, resizeTo, STEP_MM, snapMm, withCopy, without } from './edit-layout.ts';
import { elementWords } from './element-words.ts';
import type { DeskFinding, LabelDesk } from './label-desk.ts';

/** The label as it comes out, with a frame around each element that can be dragged, pulled larger, and moved by keys. */
export function LabelCanvas({ desk, mayEdit }: { desk: LabelDesk; mayEdit: boolean }) {
  const area = useRef<HTMLDivElement>(null);
  const { widthMm, heightMm, elements } = desk.layout.value;
  const look = desk.looks.value[desk.kind.value] ?? desk.looks.value.longest;
  const grid = desk.gridMm.value;
  // Lines closer than this would hide the label.
  const drawnMm = grid > 0 && grid < 1 ? 1 : grid;
  const style = {
    aspectRatio: `${widthMm} / ${heightMm}`,
    width: `min(100%, calc(58vh * ${widthMm / heightMm}))`,
    '--grid-x': drawnMm === 0 ? '100%' : `${(drawnMm / widthMm) * 100}%`,
  };
  return (
    <div
      class="sheetarea"
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) desk.chosen.value = undefined;
      }}
    >
      <div ref={area} class="label-paper" style={style} data-testid="label">
        {look !== undefined && (
          <Picture svg={look.svg} words={`The label, ${widthMm} by ${heightMm} millimetres, as it is printed`} />
        )}
        {drawnMm > 0 && <MmGrid widthMm={widthMm} heightMm={heightMm} stepMm={drawnMm} />}
        {elements.map((one, at) => (
          <ElementFrame key={at} {...{ desk, mayEdit, one, at }} area={() => area.current!.getBoundingClientRect()} />
        ))}
      </div>
    </div>
  );
}

/** The grid in millimetres; the size of the label stands at its corner. */
function MmGrid({ widthMm, heightMm, stepMm }: { widthMm: number; heightMm: number; stepMm: number }) {
  const count = (mm: number) => Array.from({ length: Math.floor(mm / stepMm) }, (_, n) => (n + 1) * stepMm);
  const path = [
    ...count(widthMm).map((x) => `M${x} 0V${heightMm}`),
    ...count(heightMm).map((y) => `M0 ${y}H${widthMm}`),
  ].join('');
  return (
    <svg class="mm" viewBox={`0 0 ${widthMm} ${heightMm}`} aria-hidden="true" preserveAspectRatio="none">
      <path d={path} />
    </svg>
  );
}

interface FrameGiven {
  readonly desk: LabelDesk;
  readonly mayEdit: boolean;
  readonly one: LabelElement;
  readonly at: number;
  readonly area: () => DOMRect;
}

function ElementFrame({ desk, mayEdit, one, at, area }: FrameGiven) {
  const { widthMm, heightMm } = desk.layout.value;
  const isChosen = desk.chosen.value === at;
  const found = desk.findings.value.filter((finding) => finding.at === at);
  const drag = useDrag({ desk, one, at, area });
  const percent = (mm: number, of: number) => `${(mm / of) * 100}%`;
  const style = {
    left: percent(one.xMm, widthMm),
    top: percent(one.yMm, heightMm),
    width: percent(Math.max(one.widthMm, thicknessOf(one)), widthMm),
    height: percent(Math.max(one.heightMm, thicknessOf(one)), heightMm),
  };
  return (
    <button
      type="button"
      class={`el${isChosen ? ' on' : ''}${one.kind === 'line' ? ' thin' : ''}${worst(found)}`}
      style={style}
      aria-pressed={isChosen}
      aria-label={`${elementWords(one)}, ${one.xMm} mm from the left, ${one.yMm} mm from the top${found.length > 0 ? `, ${found.length} to look at` : ''}`}
      data-element={at}
      onFocus={() => (desk.chosen.value = at)}
      onKeyDown={(event) => mayEdit && onElementKey(desk, at, event)}
      {...(mayEdit && drag('move'))}
    >
      {found.length > 0 && (
        <span class="mark">
          <Icon name={worst(found) === ' e' ? 'err' : 'warn'} size={16} />
        </span>
      )}
      {isChosen && mayEdit && <span class="grip" aria-hidden="true" data-testid="grip" {...drag('resize')} />}
    </button>
  );
}

function worst(found: readonly DeskFinding[]): string {
  if (found.some((one) => one.finding.severity === 'error')) return ' e';
  return found.length > 0 ? ' w' : '';
}

/** Frames of lines are as thick as the line. */
const thicknessOf = (one: LabelElement): number => ('lineMm' in one ? one.lineMm : 0);

interface DragFrom {
  readonly what: 'move' | 'resize';
  readonly x: number;
  readonly y: number;
  readonly element: LabelElement;
  readonly part: string;
}

let drags = 0;

/** Dragging by a pointer, on the grid; with Alt without it. One drag is one step back. */
function useDrag({ desk, one, at, area }: Omit<FrameGiven, 'mayEdit'>) {
  const from = useSignal<DragFrom | undefined>(undefined);
  return (what: DragFrom['what']) => ({
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      event.stopPropagation();
      desk.chosen.value = at;
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      from.value = { what, x: event.clientX, y: event.clientY, element: one, part: `drag ${++drags}` };
    },
    onPointerMove: (event: PointerEvent) => {
      const begun = from.value;
      if (begun === undefined || begun.what !== what) return;
      event.stopPropagation();
      const layout = desk.layout.value;
      const perPx = layout.widthMm / area().width;
      const gridMm = event.altKey ? 0 : desk.gridMm.value;
      const [dx, dy] = [(event.clientX - begun.x) * perPx, (event.clientY - begun.y) * perPx];
      const { xMm, yMm, widthMm, heightMm } = begun.element;
      desk.edit(
        what === 'move'
          ? moveTo(layout, at, snapMm(xMm + dx, gridMm), snapMm(yMm + dy, gridMm))
          : resizeTo(layout, at, snapMm(widthMm + dx, gridMm), snapMm(heightMm + dy, gridMm)),
        begun.part,
      );
    },
    onPointerUp: () => (from.value = undefined),
    onPointerCancel: () => (from.value = undefined),
  });
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Arrows move by half a millimetre, with Shift by five; with Ctrl they make larger and smaller. */
function onElementKey(desk: LabelDesk, at: number, event: KeyboardEvent): void {
  const layout = desk.layout.value;
  const one = layout.elements[at];
  const arrow = ARROWS[event.key];
  const isCtrl = event.ctrlKey || event.metaKey;
  if (one === undefined || event.altKey) return;
  if (arrow !== undefined) {
    const mm = event.shiftKey ? LONG_STEP_MM : STEP_MM;
    const [dx, dy] = [arrow[0] * mm, arrow[1] * mm];
    desk.edit(
      isCtrl
        ? resizeTo(layout, at, one.widthMm + dx, one.heightMm + dy)
        : moveTo(layout, at, one.xMm + dx, one.yMm + dy),
    );
  } else if (event.key === 'Delete' || event.key === 'Backspace') desk.edit(without(layout, at));
  else if (isCtrl && event.key.toLowerCase() === 'd') {
    desk.edit(withCopy(layout, at));
    desk.chosen.value = desk.layout.value.elements.length - 1;
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
