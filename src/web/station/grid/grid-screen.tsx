import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from '../../../domain/drilling/object-type.ts';
import { readFilter } from '../../../domain/station/filter/read-filter.ts';
import { wholeParts } from '../../../domain/station/filter/row-filter.ts';
import { MADE_AT_STATION } from '../../../domain/station/made-at-station.ts';
import { Icon } from '../../shared/icon.tsx';
import { say } from '../../shared/say.ts';
import { askToDelete } from '../deleting/delete-dialog.tsx';
import { keptViews, viewsCode, viewToOpenWith } from '../keeping/kept-views.ts';
import { exchangeViews } from '../keeping/share-views.ts';
import { redo, undo } from '../keeping/station.ts';
import { openCode, tree, treeVersion } from '../keeping/station-state.ts';
import { tell, useScreenKeys } from '../parts/keys.ts';
import { goTo } from '../parts/place.ts';
import { ExpeditionName, TopBar } from '../parts/top-bar.tsx';
import { ChangePanel } from './change-panel.tsx';
import { ColumnPanel } from './column-panel.tsx';
import { FilterBuilder } from './filter-builder.tsx';
import { FilterChips } from './filter-chips.tsx';
import { watchFindings } from './find-findings.ts';
import { gridWaiting } from './grid-actions.ts';
import { listenToClipboard, move } from './grid-keys.ts';
import { askForLabels, GridPaper } from './grid-paper.tsx';
import { type GridState, gridState, selectedRows } from './grid-state.ts';
import { GridTable } from './grid-table.tsx';
import { GridViews, showView } from './grid-views.tsx';
import { focusNewRow, mayMake } from './new-row.tsx';
import { NewRowsPanel } from './new-rows-panel.tsx';
import { newRowState } from './use-new-row.ts';
import { ViewsPanel } from './views-panel.tsx';

/** All objects of a type in the open expedition, as a grid; `asked` is a filter (JSON) that a link brought along. */
export function GridScreen({ type, asked }: { type: ObjectType; asked: string | undefined }) {
  const state = useMemo(() => gridState(type), [type]);
  const waiting = useMemo(gridWaiting, [type]);
  const fresh = useMemo(newRowState, [type]);
  const findings = useMemo(() => watchFindings(state), [state]);
  const code = openCode.value!;
  const isBuilding = useSignal(false);
  const isManaging = useSignal(false);
  useFirstView(state, code, asked);
  useEffect(() => findings.stop, [findings]);
  useEffect(() => listenToClipboard(state, waiting), [state]);
  useEffect(() => {
    document.querySelector<HTMLElement>('.gridbox td[tabindex="0"]')?.focus({ preventScroll: true });
  }, [state]);
  useScreenKeys({
    F8: () => nextFinding(state, findings.found.value),
    'ctrl+shift+l': () => (isBuilding.value = !isBuilding.value),
    l: () => askForLabels(state, code),
    o: () => openActive(state, code),
    n: () => void focusNewRow(),
    Insert: () => void focusNewRow(),
  });
  const marks = findings.found.value;
  // Fewer rows than before: what was active may be none of them.
  useEffect(() => {
    if (state.active.value.row < state.rows.value.length) return;
    state.active.value = { row: 0, column: state.active.value.column };
    state.anchor.value = state.active.value;
  }, [state.rows.value]);
  return (
    <div class="gridpage">
      <TopBar>
        <ExpeditionName />
        <h1>{OBJECT_TYPE[type].plural}</h1>
      </TopBar>
      <main id="main" class="gridmain" tabIndex={-1}>
        <div class="views">
          <TypeChoice type={type} code={code} />
          <GridViews state={state} marks={marks} onManage={() => (isManaging.value = true)} />
        </div>
        <div class="flt">
          <FilterChips state={state} onBuild={() => (isBuilding.value = !isBuilding.value)} />
          <span class="sp">
            <GridPaper state={state} code={code} />
            <button type="button" class="btn s i" aria-label="Undo" onClick={() => void tell(undo(), 'Taken back')}>
              <Icon name="undo" size={16} />
            </button>
            <button type="button" class="btn s i" aria-label="Redo" onClick={() => void tell(redo(), 'Done again')}>
              <Icon name="redo" size={16} />
            </button>
            {mayMake(state) && (
              <button type="button" class="btn s" onClick={() => focusNewRow()}>
                <Icon name="plus" size={16} />
                New {OBJECT_TYPE[type].label.toLowerCase()} <kbd class="h-ph">N</kbd>
              </button>
            )}
            <button type="button" class="btn s" onClick={() => openActive(state, code)}>
              Open <kbd class="h-ph">O</kbd>
            </button>
            <button type="button" class="btn s" onClick={() => askToDelete(selectedRows(state))}>
              Delete
            </button>
          </span>
        </div>
        {isBuilding.value && (
          <FilterBuilder
            state={state}
            onClose={() => {
              isBuilding.value = false;
              state.built.value = wholeParts(state.built.value);
              document.querySelector<HTMLElement>('.gridbox td[tabindex="0"]')?.focus();
            }}
          />
        )}
        <div class="main">
          <div class="gw">
            <GridTable state={state} waiting={waiting} fresh={fresh} />
            <ScrollMarks state={state} marks={marks} />
            <ChangePanel state={state} waiting={waiting} />
            <NewRowsPanel fresh={fresh} />
          </div>
          <ColumnPanel state={state} />
        </div>
      </main>
      <Counts state={state} marks={marks} />
      {isManaging.value && <ViewsPanel state={state} onClose={() => (isManaging.value = false)} />}
    </div>
  );
}

/** The grid opens with what a link asks for, else with the view that was chosen for that. */
function useFirstView(state: GridState, code: string, asked: string | undefined): void {
  const isOpened = useRef(false);
  const isReady = viewsCode.value === code;
  useEffect(() => {
    if (isOpened.current || (asked === undefined && !isReady)) return;
    isOpened.current = true;
    const filter = asked === undefined ? undefined : filterIn(asked);
    showView(state, filter === undefined ? viewToOpenWith(keptViews.value, state.type) : undefined);
    if (filter !== undefined) state.built.value = filter;
  }, [isReady]);
  useEffect(() => void exchangeViews(), []);
}

function filterIn(text: string): ReturnType<typeof readFilter> {
  try {
    return readFilter(JSON.parse(text));
  } catch {
    return undefined;
  }
}

type Marks = ReturnType<typeof watchFindings>['found']['value'];

function TypeChoice({ type, code }: { type: ObjectType; code: string }) {
  treeVersion.value;
  const counts = new Map<ObjectType, number>();
  for (const one of tree.value.all()) counts.set(one.type, (counts.get(one.type) ?? 0) + 1);
  return (
    <label class="typechoice">
      <span class="sr">Type of object</span>
      <select
        value={type}
        onChange={(event) => goTo({ screen: 'grid', code, type: event.currentTarget.value as ObjectType })}
      >
        {OBJECT_TYPES.filter((one) => one === type || counts.has(one) || MADE_AT_STATION.includes(one)).map((one) => (
          <option key={one} value={one}>
            {OBJECT_TYPE[one].plural} ({counts.get(one) ?? 0})
          </option>
        ))}
      </select>
    </label>
  );
}

/** Where in the whole height findings stand. */
function ScrollMarks({ state, marks }: { state: GridState; marks: Marks }) {
  const rows = state.rows.value;
  const found = rows.flatMap((one, at) => {
    const severity = marks.get(one.id);
    return severity === undefined ? [] : [{ at, severity }];
  });
  return (
    <div class="sbar" aria-hidden="true">
      {found.slice(0, 300).map(({ at, severity }) => (
        <i key={at} class={severity === 'error' ? 'e' : 'w'} style={{ top: `${(at / rows.length) * 100}%` }} />
      ))}
    </div>
  );
}

function Counts({ state, marks }: { state: GridState; marks: Marks }) {
  const rows = state.rows.value;
  const { row } = state.active.value;
  const severities = [...marks.values()];
  const errors = severities.filter((one) => one === 'error').length;
  return (
    <footer class="stat">
      <span class="n">
        Row <b>{rows.length === 0 ? 0 : row + 1}</b> of <b>{count(rows.length)}</b> shown,{' '}
        {count(state.objects.value.length)} in all
      </span>
      {errors > 0 && (
        <span class="c-bad">
          <Icon name="err" size={16} />
          {errors} to correct
        </span>
      )}
      {severities.length > errors && (
        <span class="c-wait">
          <Icon name="warn" size={16} />
          {severities.length - errors} to look at
        </span>
      )}
      <span class="sp h-ph">
        {[
          ['F8', 'next finding'],
          ['Ctrl D', 'fill down'],
          ['F2', 'edit'],
          ['O', 'open'],
          ['Ctrl Z', 'undo'],
          ['?', 'help'],
        ].map(([key, does]) => (
          <span key={key}>
            <kbd>{key}</kbd> {does}
          </span>
        ))}
      </span>
    </footer>
  );
}

const count = (number: number): string => number.toLocaleString('en');

function nextFinding(state: GridState, marks: Marks): void {
  const rows = state.rows.value;
  const { row } = state.active.value;
  const after = rows.findIndex((one, at) => at > row && marks.has(one.id));
  const at = after >= 0 ? after : rows.findIndex((one) => marks.has(one.id));
  if (at < 0) say('Nothing to look at in these rows.');
  else move(state, at - row, 0);
}

function openActive(state: GridState, code: string): void {
  const object = state.rows.value[state.active.value.row];
  if (object !== undefined) goTo({ screen: 'object', code, id: object.id });
}
