import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { Icon } from '../../shared/icon.tsx';
import { Swatch } from '../../shared/rock-fill.tsx';
import { say } from '../../shared/say.ts';
import { findingsOf } from '../keeping/check-here.ts';
import { tree, treeVersion } from '../keeping/station-state.ts';
import { FindingRow } from '../parts/finding-row.tsx';
import { KeptOnWords } from '../parts/kept-on.tsx';
import { StatePill } from '../parts/state-pill.tsx';
import { CellInput } from './cell-input.tsx';
import { type Column, cellText } from './columns.ts';
import { change, type GridWaiting } from './grid-actions.ts';
import { GridHead } from './grid-head.tsx';
import { onGridKey } from './grid-keys.ts';
import { type CellAt, type GridState, selection, widthStyle } from './grid-state.ts';
import { mayMake, NewRow } from './new-row.tsx';
import type { NewRowState } from './use-new-row.ts';

const AROUND = 8;

/** The cells: only the rows that can be seen exist in the page. One tab stop; arrows move the active cell. */
export function GridTable({ state, waiting, fresh }: { state: GridState; waiting: GridWaiting; fresh: NewRowState }) {
  const box = useRef<HTMLDivElement>(null);
  const wasEditing = useRef(false);
  const hadKeys = useRef(false);
  const scrolled = useSignal(0);
  const seen = useSignal(800);
  const rowHeight = matchMedia('(max-width:720px)').matches ? 40 : 28;
  treeVersion.value;
  const rows = state.rows.value;
  const columns = state.columns.value;
  const first = Math.max(0, Math.floor(scrolled.value / rowHeight) - AROUND);
  const last = Math.min(rows.length, Math.ceil((scrolled.value + seen.value) / rowHeight) + AROUND);
  useLayoutEffect(() => {
    const measure = () => {
      seen.value = box.current?.clientHeight ?? 800;
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  const { row, column } = state.active.value;
  const edited = useRef<EditedRow | undefined>(undefined);
  useLayoutEffect(() => {
    followEdited(state, edited.current);
    edited.current = state.editing.value === undefined ? undefined : { rows, row, id: rows[row]?.id };
  });
  // Whoever moves sees the active cell; scrolling by wheel or finger leaves it where it is.
  useLayoutEffect(() => {
    const { current } = box;
    if (current === null || isInNewRow()) return;
    const head = current.querySelector('thead')?.clientHeight ?? 0;
    const [top, bottom] = [row * rowHeight, (row + 1) * rowHeight + head];
    if (top < current.scrollTop) current.scrollTop = top;
    else if (bottom > current.scrollTop + current.clientHeight) current.scrollTop = bottom - current.clientHeight + 4;
  }, [row, column, state.editing.value]);
  // What is active has the keyboard; while it is scrolled out of the page its grid has it.
  useLayoutEffect(() => {
    const { current } = box;
    if (current === null || isInNewRow()) return;
    const isEditing = state.editing.value !== undefined;
    const isLost = hadKeys.current && document.activeElement === document.body;
    const hasKeys = wasEditing.current || isLost || current.contains(document.activeElement);
    wasEditing.current = isEditing;
    if (!isEditing && hasKeys && !focusCell(current, row, column)) current.focus({ preventScroll: true });
  }, [row, column, state.editing.value, first, last]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the grid inside has one tab stop, its keys bubble here
    <div
      ref={box}
      class="scrollx gridbox"
      tabIndex={-1}
      onFocusIn={() => {
        hadKeys.current = true;
      }}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget !== null) hadKeys.current = false;
      }}
      role="presentation"
      onScroll={(event) => {
        scrolled.value = event.currentTarget.scrollTop;
      }}
      onKeyDown={(event) => onGridKey(event, state, waiting, Math.floor(seen.value / rowHeight) - 2)}
    >
      <table
        class="gt"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of the ARIA pattern
        role="grid"
        aria-rowcount={rows.length + (mayMake(state) ? 3 : 2)}
        aria-colcount={columns.length}
        aria-label="Objects"
        aria-multiselectable="true"
      >
        <GridHead state={state} />
        <tbody class="n">
          <Space height={first * rowHeight} />
          {rows.slice(first, last).map((object, at) => (
            <Row key={object.id} state={state} waiting={waiting} object={object} row={first + at} columns={columns} />
          ))}
          <Space height={(rows.length - last) * rowHeight} />
          {mayMake(state) && <NewRow state={state} fresh={fresh} />}
        </tbody>
      </table>
    </div>
  );
}

/** The row in which somebody edits, and the rows among which it stood. */
interface EditedRow {
  readonly rows: readonly StationObject[];
  readonly row: number;
  readonly id: string | undefined;
}

/** What is edited stays what it is, though rows come, go or change their order meanwhile; of one that went the editing ends. */
function followEdited({ active, anchor, editing, rows }: GridState, before: EditedRow | undefined): void {
  const { row, column } = active.value;
  const now = rows.value;
  if (editing.value === undefined || before === undefined || before.rows === now || before.row !== row) return;
  if (now[row]?.id === before.id) return;
  const at = now.findIndex(({ id }) => id === before.id);
  if (at >= 0) {
    active.value = { row: at, column };
    anchor.value = active.value;
    return;
  }
  editing.value = undefined;
  say('What was edited is not shown any more; it is not changed.');
}

/** The height of rows that are not in the page. */
function Space({ height }: { height: number }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
  return <tr class="space" style={{ height: `${height}px` }} aria-hidden="true" />;
}

/** Gives the keyboard to a cell; false where it is not in the page. */
function focusCell(box: HTMLElement, row: number, column: number): boolean {
  const cell = box.querySelector<HTMLElement>(`[data-at="${row} ${column}"]`);
  cell?.focus({ preventScroll: true });
  return cell !== null;
}

/** Somebody types into the empty last row: the active cell above takes nothing from it. */
const isInNewRow = (): boolean => document.activeElement?.closest('.newrow, .newpop') != null;

function Row(given: {
  state: GridState;
  waiting: GridWaiting;
  object: StationObject;
  row: number;
  columns: readonly Column[];
}) {
  const { state, waiting, object, row, columns } = given;
  const { top, bottom, left, right } = selection(state);
  const isSelected = row >= top && row <= bottom && (bottom > top || right > left);
  const findings = findingsOf(tree.value, object);
  const isActive = state.active.value.row === row;
  const refused = waiting.refused.value?.objectId === object.id ? waiting.refused.value : undefined;
  return (
    <>
      <tr aria-rowindex={row + 3} class={isSelected ? 'sel' : ''} aria-selected={isSelected}>
        <td class="rn">{row + 1}</td>
        {columns.map((column, at) => (
          <Cell
            key={column.key}
            {...given}
            column={column}
            at={{ row, column: at }}
            findings={findings}
            isIn={isSelected && at >= left && at <= right}
          />
        ))}
      </tr>
      {refused !== undefined && (
        <tr class="pop">
          <td colSpan={columns.length + 1}>
            {refused.findings.map((one) => (
              <FindingRow
                key={one.message}
                finding={one}
                onReason={(reason) => {
                  void change(waiting, refused.cells, 'change with a reason', reason).then((isTaken) => {
                    if (isTaken) state.editing.value = undefined;
                  });
                }}
              />
            ))}
          </td>
        </tr>
      )}
      {refused === undefined && isActive && findings.length > 0 && (
        <tr class="pop">
          <td colSpan={columns.length + 1}>
            {findings.map((one) => (
              <FindingRow key={one.message} finding={one} />
            ))}
          </td>
        </tr>
      )}
    </>
  );
}

function Cell(given: {
  state: GridState;
  waiting: GridWaiting;
  object: StationObject;
  column: Column;
  at: CellAt;
  findings: ReturnType<typeof findingsOf>;
  isIn: boolean;
}) {
  const { state, object, column, at, findings, isIn } = given;
  const isActive = state.active.value.row === at.row && state.active.value.column === at.column;
  const found = findings.find((one) => one.field === column.key || one.field === column.field?.label);
  const mark = found === undefined ? '' : found.severity === 'error' ? 'err' : 'wrn';
  const words = `${column.isNumber ? 'r' : ''} ${column.isMono ? 'm' : ''} ${mark} ${isIn ? 'rg' : ''} ${isActive ? 'act' : ''} ${at.column === 0 ? 'fz' : ''} ${state.widths.value[column.key] === undefined ? '' : 'wd'}`;
  const choose = (event: MouseEvent) => {
    state.active.value = at;
    if (!event.shiftKey) state.anchor.value = at;
    (event.currentTarget as HTMLElement).focus({ preventScroll: true });
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are those of the grid around
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take them
    <td
      role={at.column === 0 ? 'rowheader' : 'gridcell'}
      class={words}
      style={widthStyle(state, column.key)}
      tabIndex={isActive ? 0 : -1}
      data-at={`${at.row} ${at.column}`}
      data-letters={column.field !== undefined && !column.isNumber ? '' : undefined}
      aria-colindex={at.column + 1}
      aria-readonly={column.field === undefined}
      aria-selected={isActive || isIn}
      onClick={choose}
      onDblClick={() => {
        if (column.field !== undefined) state.editing.value = cellText(column, column.value(object));
      }}
    >
      {isActive && state.editing.value !== undefined ? (
        <CellInput state={state} waiting={given.waiting} column={column} />
      ) : (
        <CellContent column={column} object={object} />
      )}
      {found !== undefined && <Icon name={found.severity === 'error' ? 'err' : 'warn'} size={13} />}
    </td>
  );
}

function CellContent({ column, object }: { column: Column; object: StationObject }) {
  if (column.key === 'keptOn') return <KeptOnWords id={object.id} />;
  if (column.key === 'recordState') return <StatePill state={object.recordState} />;
  const text = cellText(column, column.value(object));
  if (text === '') return <span class="mt">{column.field === undefined ? '–' : 'empty'}</span>;
  return (
    <>
      {column.key === 'rock_type' && <Swatch rock={text} />}
      {text}
    </>
  );
}
