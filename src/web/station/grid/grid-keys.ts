import { askToDelete } from '../deleting/delete-dialog.tsx';
import { cellText } from './columns.ts';
import {
  changeSelected,
  copyText,
  emptyCells,
  fillDown,
  type GridWaiting,
  isColumnSelected,
  paste,
} from './grid-actions.ts';
import { type GridState, selectedRows, selection, setWidth } from './grid-state.ts';
import { focusNewRow } from './new-row.tsx';

/** Moves the active cell; with `extend` what is selected grows. */
export function move(state: GridState, down: number, right: number, extend = false): void {
  const { row, column } = state.active.value;
  const next = {
    row: clamp(row + down, state.rows.value.length - 1),
    column: clamp(column + right, state.columns.value.length - 1),
  };
  state.active.value = next;
  if (!extend) state.anchor.value = next;
}

/** Whether the active cell is of a field of an object. */
export function canBeEdited({ active, columns, rows }: GridState): boolean {
  const { row, column } = active.value;
  return columns.value[column]?.field !== undefined && rows.value[row] !== undefined;
}

const isAtEnd = ({ active, rows }: GridState): boolean => active.value.row >= rows.value.length - 1;

const clamp = (at: number, most: number): number => Math.max(0, Math.min(most, at));

const FAR = 1_000_000;

/** The keys of the grid while no cell is edited; `page` is how many rows are seen. */
export function onGridKey(event: KeyboardEvent, state: GridState, waiting: GridWaiting, page: number): void {
  if (state.editing.value !== undefined || (event.target as HTMLElement).closest('thead, .pop') !== null) return;
  const { key, shiftKey } = event;
  const isCtrl = event.ctrlKey || event.metaKey;
  if (event.altKey && shiftKey && changeWidth(state, key)) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowDown: [isCtrl ? FAR : 1, 0],
    ArrowUp: [isCtrl ? -FAR : -1, 0],
    ArrowRight: [0, isCtrl ? FAR : 1],
    ArrowLeft: [0, isCtrl ? -FAR : -1],
    PageDown: [page, 0],
    PageUp: [-page, 0],
    Home: [isCtrl ? -FAR : 0, -FAR],
    End: [isCtrl ? FAR : 0, FAR],
  };
  const step = steps[key];
  // Below the last row there is the empty one.
  const isBeyond =
    key === 'ArrowDown' && !shiftKey && !isCtrl && isAtEnd(state) && focusNewRow(state.active.value.column);
  if (isBeyond) state.anchor.value = state.active.value;
  else if (step !== undefined) move(state, step[0], step[1], shiftKey);
  else if (!editKey(event, state, waiting, isCtrl)) return;
  event.preventDefault();
  event.stopPropagation();
}

const WIDER_PX = 16;

/** Makes the column of the active cell wider or narrower; from what it is shown as where nobody chose. */
function changeWidth(state: GridState, key: string): boolean {
  const by = { ArrowRight: WIDER_PX, ArrowLeft: -WIDER_PX }[key];
  const column = state.columns.value[state.active.value.column];
  if (by === undefined || column === undefined) return false;
  const shownPx = document.querySelector<HTMLElement>(`[data-width="${column.key}"]`)?.closest('th')?.offsetWidth ?? 0;
  setWidth(state, column.key, (state.widths.value[column.key] ?? shownPx) + by);
  return true;
}

function editKey(event: KeyboardEvent, state: GridState, waiting: GridWaiting, isCtrl: boolean): boolean {
  const { key } = event;
  const column = state.columns.value[state.active.value.column];
  const object = state.rows.value[state.active.value.row];
  const isEditable = column?.field !== undefined && object !== undefined;
  if (isCtrl && key.toLowerCase() === 'd') void fillDown(state, waiting);
  else if (isCtrl && key.toLowerCase() === 'a') selectAll(state);
  else if (isCtrl && (key === 'Delete' || key === 'Backspace')) askToDelete(selectedRows(state));
  else if (isCtrl) return false;
  else if (key === 'Enter') move(state, event.shiftKey ? -1 : 1, 0);
  else if (key === 'Tab') return tab(state, event.shiftKey);
  else if (key === 'F2' && isEditable) state.editing.value = cellText(column, column.value(object));
  else if (key === 'Delete' || key === 'Backspace') void emptyCells(state, waiting);
  else if (key === 'Escape') oneCell(state);
  else if (key.length === 1 && !event.altKey && isEditable) begin(state, waiting, key);
  else return false;
  return true;
}

/** Esc: one cell instead of several, then back to where one was. */
function oneCell(state: GridState): void {
  const { top, bottom, left, right } = selection(state);
  if (top === bottom && left === right) history.back();
  else state.anchor.value = state.active.value;
}

/** Typing replaces: the cell, or, where several rows are selected, all of them after a look at what that does. */
function begin(state: GridState, waiting: GridWaiting, key: string): void {
  if (isColumnSelected(state)) changeSelected(state, waiting, key);
  else state.editing.value = key;
}

/** Tab goes right; past the last column it leaves the grid, so that nobody is caught in it. */
function tab(state: GridState, isBack: boolean): boolean {
  const { column } = state.active.value;
  if (isBack ? column === 0 : column === state.columns.value.length - 1) return false;
  move(state, 0, isBack ? -1 : 1);
  return true;
}

function selectAll(state: GridState): void {
  state.anchor.value = { row: 0, column: 0 };
  state.active.value = { row: state.rows.value.length - 1, column: state.columns.value.length - 1 };
}

/** Copies and pastes with the system's clipboard; what it returns ends that. */
export function listenToClipboard(state: GridState, waiting: GridWaiting): () => void {
  const isInGrid = (): boolean =>
    state.editing.value === undefined && document.activeElement?.closest('.gridbox tbody') !== null;
  const copy = (event: ClipboardEvent) => {
    if (!isInGrid()) return;
    event.clipboardData?.setData('text/plain', copyText(state));
    event.preventDefault();
  };
  const put = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!isInGrid() || text === '') return;
    event.preventDefault();
    void paste(state, waiting, text);
  };
  document.addEventListener('copy', copy);
  document.addEventListener('paste', put);
  return () => {
    document.removeEventListener('copy', copy);
    document.removeEventListener('paste', put);
  };
}
