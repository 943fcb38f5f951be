import { type Signal, signal } from '@preact/signals';
import type { Finding } from '../../../domain/finding.ts';
import { say } from '../../shared/say.ts';
import { checkHere } from '../keeping/check-here.ts';
import { perform } from '../keeping/station.ts';
import { tree } from '../keeping/station-state.ts';
import { cellText } from './columns.ts';
import { type GridState, selection } from './grid-state.ts';
import {
  byObject,
  type CellChange,
  type ChangedObject,
  type ChangePlan,
  changeWishes,
  planChanges,
} from './plan-changes.ts';
import { readCell } from './read-cell.ts';
import { readTabs, writeTabs } from './tab-text.ts';

/** A change of several cells that waits for a yes; `text` is there where one value goes into all. */
export interface PendingChange {
  readonly title: string;
  readonly plan: ChangePlan;
  readonly text?: string;
}

/** A cell that was not taken, with what stands against it. */
export interface RefusedCell {
  readonly objectId: string;
  readonly cells: readonly CellChange[];
  readonly findings: readonly Finding[];
}

/** What waits for a person in the grid. */
export interface GridWaiting {
  readonly pending: Signal<PendingChange | undefined>;
  readonly refused: Signal<RefusedCell | undefined>;
}

/** Nothing waiting. */
export function gridWaiting(): GridWaiting {
  return { pending: signal(undefined), refused: signal(undefined) };
}

const check = (one: ChangedObject): readonly Finding[] => checkHere(tree.value, { ...one.object, values: one.values });

/** Changes cells; true where all were taken. What is not taken waits with its findings and can be kept with a reason. */
export async function change(
  waiting: GridWaiting,
  cells: readonly CellChange[],
  words: string,
  reason?: string,
): Promise<boolean> {
  const changed = byObject(planChanges(cells).cells);
  const codes =
    reason === undefined ? [] : [...new Set((waiting.refused.value?.findings ?? []).map(({ code }) => code))];
  const overrides = codes.map((code) => ({ code, reason: reason! }));
  const { wishes, standing } = changeWishes(changed, check, overrides);
  if (wishes.length > 0) await perform({ words, wishes });
  const first = standing[0];
  if (first === undefined) {
    waiting.refused.value = undefined;
    if (wishes.length > 1) say(`${words} is kept.`);
    return true;
  }
  const refusedIds = new Set(standing.map(({ of }) => of.object.id));
  waiting.refused.value = {
    objectId: first.of.object.id,
    cells: cells.filter(({ object }) => refusedIds.has(object.id)),
    findings: standing.map(({ finding }) => finding),
  };
  if (refusedIds.size > 1) say(`${wishes.length} rows are kept, ${refusedIds.size} wait for you.`);
  return false;
}

/** Keeps what was typed into the active cell. */
export function commitCell(state: GridState, waiting: GridWaiting, text: string): Promise<boolean> {
  const { row, column } = state.active.value;
  const [object, at] = [state.rows.value[row], state.columns.value[column]];
  if (object === undefined || at?.field === undefined) return Promise.resolve(true);
  const cell = { object, field: at.field.name, to: readCell(at.field, text) };
  return change(waiting, [cell], `${at.label} of ${object.combinedId}`);
}

/** What is selected, as spreadsheets take it. */
export function copyText(state: GridState): string {
  const { top, bottom, left, right } = selection(state);
  const columns = state.columns.value.slice(left, right + 1);
  const rows = state.rows.value.slice(top, bottom + 1);
  return writeTabs(rows.map((object) => columns.map((one) => cellText(one, one.value(object)))));
}

/** Begins to paste: from the active cell on; a single value goes into everything selected. One cell is changed at once. */
export async function paste(state: GridState, waiting: GridWaiting, text: string): Promise<void> {
  const cells = readTabs(text);
  const { top, bottom, left, right } = selection(state);
  const isOne = cells.length === 1 && cells[0]!.length === 1;
  const height = isOne ? bottom - top + 1 : cells.length;
  const width = isOne ? right - left + 1 : Math.max(...cells.map((row) => row.length));
  const wanted: CellChange[] = [];
  for (let down = 0; down < height; down++)
    for (let along = 0; along < width; along++) {
      const typed = isOne ? cells[0]![0]! : cells[down]?.[along];
      const [object, column] = [state.rows.value[top + down], state.columns.value[left + along]];
      if (typed === undefined || object === undefined || column?.field === undefined) continue;
      wanted.push({ object, field: column.field.name, to: readCell(column.field, typed) });
    }
  const beyond = top + height - state.rows.value.length;
  if (beyond > 0) say(`${beyond} rows more than there are here. Pasted into the empty last row they make new objects.`);
  await ask(waiting, 'Paste', wanted);
}

/** Begins to fill the first row of what is selected down to the last. */
export async function fillDown(state: GridState, waiting: GridWaiting): Promise<void> {
  const { top, bottom, left, right } = selection(state);
  const from = state.rows.value[top];
  if (from === undefined) return;
  const columns = state.columns.value.slice(left, right + 1);
  const below = state.rows.value.slice(top + 1, bottom + 1);
  await ask(
    waiting,
    'Fill down',
    below.flatMap((object) =>
      columns.flatMap(({ field }) =>
        field === undefined ? [] : [{ object, field: field.name, to: from.values[field.name] ?? null }],
      ),
    ),
  );
}

/** Begins to empty what is selected. */
export async function emptyCells(state: GridState, waiting: GridWaiting): Promise<void> {
  await ask(
    waiting,
    'Empty',
    selectedCells(state).map((one) => ({ ...one, to: null })),
  );
}

/** Begins to put one value into every cell that is selected. */
export function changeSelected(state: GridState, waiting: GridWaiting, text: string): void {
  const { left } = selection(state);
  const column = state.columns.value[left];
  if (column?.field === undefined) return;
  const { field } = column;
  const cells = selectedCells(state).filter((one) => one.field === field.name);
  const plan = planChanges(cells.map((one) => ({ ...one, to: readCell(field, text) })));
  waiting.pending.value = { title: `Change ${column.label} in ${cells.length} rows`, plan, text };
}

/** Whether one value can go into what is selected: several rows of one column that can be edited. */
export function isColumnSelected(state: GridState): boolean {
  const { top, bottom, left, right } = selection(state);
  return bottom > top && left === right && state.columns.value[left]?.field !== undefined;
}

function selectedCells(state: GridState): { object: CellChange['object']; field: string }[] {
  const { top, bottom, left, right } = selection(state);
  const columns = state.columns.value.slice(left, right + 1);
  return state.rows.value
    .slice(top, bottom + 1)
    .flatMap((object) => columns.flatMap(({ field }) => (field === undefined ? [] : [{ object, field: field.name }])));
}

async function ask(waiting: GridWaiting, title: string, wanted: readonly CellChange[]): Promise<void> {
  const plan = planChanges(wanted);
  if (plan.cells.length === 0)
    return say('Nothing would change: these cells cannot be edited here, or are so already.');
  if (plan.cells.length === 1) return void (await change(waiting, plan.cells, title));
  waiting.pending.value = { title: `${title}: ${plan.cells.length} cells in ${plan.rows} rows`, plan };
}
