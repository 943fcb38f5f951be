import { useSignal } from '@preact/signals';
import type { ObjectType } from '../../../domain/drilling/object-type.ts';
import { filterWords } from '../../../domain/station/filter/filter-words.ts';
import { type GridView, LONGEST_VIEW_NAME } from '../../../domain/station/filter/grid-view.ts';
import { Icon } from '../../shared/icon.tsx';
import { Panel } from '../../shared/panel.tsx';
import { say } from '../../shared/say.ts';
import { newId } from '../../shared/uuid-v7.ts';
import {
  keptViews,
  type ListedView,
  listedViews,
  viewToOpenWith,
  withoutView,
  withView,
} from '../keeping/kept-views.ts';
import { changeViews } from '../keeping/share-views.ts';
import { expedition } from '../keeping/station-state.ts';
import { wholeFilter } from './choose-rows.ts';
import type { GridState } from './grid-state.ts';
import { chosenView, showView, viewOf } from './grid-views.tsx';

/** Saves what the grid shows as a view, and says of each view who has it and which one the grid opens with. */
export function ViewsPanel({ state, onClose }: { state: GridState; onClose: () => void }) {
  const saved = listedViews.value.filter(({ view }) => view.type === state.type);
  return (
    <Panel title="Views" onClose={onClose}>
      <SaveView state={state} saved={saved} />
      {saved.length === 0 && <p class="mut">A view keeps filters, columns and order under a name.</p>}
      {saved.length > 0 && (
        <ul class="viewlist">
          {saved.map((one) => (
            <OneView key={one.view.id} state={state} listed={one} onClose={onClose} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function SaveView({ state, saved }: { state: GridState; saved: readonly ListedView[] }) {
  const mayShare = expedition.value?.mayEnter === true;
  const chosen = saved.find(({ view }) => view.id === chosenView.value);
  const name = useSignal(chosen?.view.name ?? '');
  const isShared = useSignal(chosen !== undefined && chosen.at !== 'here');
  const label = (key: string) => state.all.get(key)?.label ?? key;
  const words = filterWords(wholeFilter(state.filters.value, state.built.value), label);
  const save = async (event: Event) => {
    event.preventDefault();
    const title = name.value.trim();
    if (title === '') return;
    const before = saved.find(({ view }) => view.name === title);
    const id = before?.view.id ?? newId();
    const view = viewOf(state, id, title, isShared.value && before?.view.isDefault === true);
    await changeViews((views) => withView(views, view, isShared.value));
    chosenView.value = id;
    say(`View kept: ${title}`);
  };
  const isThere = saved.some(({ view }) => view.name === name.value.trim());
  return (
    <form class="saveview" onSubmit={(event) => void save(event)}>
      <p class="sm mut">What the grid shows now: {words === '' ? 'all rows' : words}.</p>
      <div class="fa">
        <label>
          Name
          <input
            class="in"
            value={name.value}
            maxLength={LONGEST_VIEW_NAME}
            onInput={(event) => (name.value = event.currentTarget.value)}
          />
        </label>
        {mayShare && (
          <label class="chk">
            <input
              type="checkbox"
              checked={isShared.value}
              onChange={(event) => (isShared.value = event.currentTarget.checked)}
            />
            for everybody in this expedition
          </label>
        )}
        <button type="submit" class="btn s p">
          {isThere ? 'Replace the view' : 'Save as view'}
        </button>
      </div>
    </form>
  );
}

const PLACES = {
  here: 'on this machine',
  shared: 'for everybody',
  waiting: 'for everybody, not yet sent',
} as const;

function OneView({ state, listed, onClose }: { state: GridState; listed: ListedView; onClose: () => void }) {
  const { view, at, changedBy } = listed;
  const mayShare = expedition.value?.mayEnter === true;
  const mayChange = at === 'here' || mayShare;
  const opens = viewToOpenWith(keptViews.value, state.type)?.id === view.id;
  const share = (isShared: boolean) => void changeViews((views) => withView(views, view, isShared));
  const setForAll = (isDefault: boolean) => void changeViews((views) => withView(views, { ...view, isDefault }, true));
  return (
    <li>
      <button
        type="button"
        class="btn s"
        onClick={() => {
          showView(state, view);
          onClose();
        }}
      >
        {view.name}
      </button>
      <span class="mut sm">
        {PLACES[at]}
        {changedBy !== '' && `, by ${changedBy}`}
      </span>
      <label class="chk">
        <input
          type="checkbox"
          checked={opens}
          onChange={(event) => void changeViews(opensWith(state.type, event.currentTarget.checked ? view : undefined))}
        />
        opens first here
      </label>
      {mayShare && at !== 'here' && (
        <label class="chk">
          <input
            type="checkbox"
            checked={view.isDefault}
            onChange={(event) => setForAll(event.currentTarget.checked)}
          />
          opens first for everybody
        </label>
      )}
      {mayShare && (
        <button type="button" class="btn s q" onClick={() => share(at === 'here')}>
          {at === 'here' ? 'Share' : 'Keep here only'}
        </button>
      )}
      {mayChange && (
        <button
          type="button"
          class="btn s q i"
          aria-label={`Remove view ${view.name}`}
          onClick={() => void changeViews((views) => withoutView(views, view.id))}
        >
          <Icon name="x" size={14} />
        </button>
      )}
    </li>
  );
}

const opensWith = (type: ObjectType, view: GridView | undefined) => (views: typeof keptViews.value) => ({
  ...views,
  opensWith: { ...views.opensWith, [type]: view?.id ?? null },
});
