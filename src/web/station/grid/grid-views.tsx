import { signal } from '@preact/signals';
import type { GridView } from '../../../domain/station/filter/grid-view.ts';
import { EVERY_ROW, type FilterGroup, wholeParts } from '../../../domain/station/filter/row-filter.ts';
import { NOT_REGISTERED, NOT_SENT } from '../../../domain/station/overview/left-to-do.ts';
import { Icon } from '../../shared/icon.tsx';
import { listedViews } from '../keeping/kept-views.ts';
import type { GridState } from './grid-state.ts';

/** Id of the view that the grid was opened with, or that was chosen last. */
export const chosenView = signal<string | undefined>(undefined);

/** Shows a view in a grid; without one all rows, columns as they are. */
export function showView(state: GridState, view: GridView | undefined): void {
  showRows(state, view?.typed ?? {}, view?.filter ?? EVERY_ROW);
  chosenView.value = view?.id;
  state.order.value = view?.order;
  if (view === undefined || view.columns.length === 0) return;
  state.shown.value = view.columns;
  state.widths.value = view.widths ?? {};
}

/** What the grid shows now, as a view. */
export function viewOf(state: GridState, id: string, name: string, isDefault: boolean): GridView {
  const order = state.order.value;
  const widths = Object.entries(state.widths.value).filter(([key]) => state.shown.value.includes(key));
  return {
    id,
    type: state.type,
    name,
    columns: state.shown.value,
    typed: Object.fromEntries(Object.entries(state.filters.value).filter(([, text]) => text.trim() !== '')),
    filter: wholeParts(state.built.value),
    ...(order && { order: { key: order.key, isDown: order.isDown } }),
    ...(widths.length > 0 && { widths: Object.fromEntries(widths) }),
    isDefault,
  };
}

function showRows(
  state: GridState,
  typed: Readonly<Record<string, string>>,
  built: FilterGroup = EVERY_ROW,
  ids?: ReadonlySet<string>,
): void {
  chosenView.value = undefined;
  state.filters.value = typed;
  state.built.value = built;
  state.only.value = ids;
  state.active.value = { row: 0, column: 0 };
  state.anchor.value = state.active.value;
}

/** Ready views, and those that were saved, here or for everybody. */
export function GridViews(given: { state: GridState; marks: ReadonlyMap<string, unknown>; onManage: () => void }) {
  const { state, marks, onManage } = given;
  const saved = listedViews.value.filter(({ view }) => view.type === state.type);
  return (
    <>
      <button type="button" onClick={() => showView(state, undefined)}>
        All
      </button>
      <button type="button" onClick={() => showRows(state, {}, NOT_REGISTERED)}>
        Not yet registered
      </button>
      <button type="button" onClick={() => showRows(state, {}, EVERY_ROW, new Set(marks.keys()))}>
        Findings{marks.size > 0 && <b>{marks.size}</b>}
      </button>
      <button type="button" onClick={() => showRows(state, {}, NOT_SENT)}>
        On this tablet
      </button>
      {saved.map(({ view, at }) => (
        <button
          type="button"
          key={view.id}
          data-view={at}
          aria-pressed={chosenView.value === view.id}
          onClick={() => showView(state, view)}
        >
          {at === 'waiting' && <Icon name="offline" size={14} />} {view.name}
        </button>
      ))}
      <button type="button" onClick={onManage}>
        Views …
      </button>
    </>
  );
}
