import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { keepDraft, readDraft } from '../keeping/station.ts';
import { openCode, tree } from '../keeping/station-state.ts';
import type { GridState, GridView } from './grid-state.ts';

/** Ready views, and those saved on this tablet: filters, columns and order under a name. */
export function GridViews({ state, marks }: { state: GridState; marks: ReadonlyMap<string, unknown> }) {
  const saved = useSignal<readonly GridView[]>([]);
  const isNaming = useSignal(false);
  const name = `views ${openCode.value} ${state.type}`;
  useEffect(() => {
    void readDraft<readonly GridView[]>(name).then((kept) => {
      saved.value = kept ?? [];
    });
  }, [name]);
  const show = (filters: Readonly<Record<string, string>>, ids?: ReadonlySet<string>) => {
    state.filters.value = filters;
    state.only.value = ids;
    state.active.value = { row: 0, column: 0 };
    state.anchor.value = state.active.value;
  };
  const open = (view: GridView) => {
    show(view.filters);
    state.shown.value = view.columns;
    state.order.value = view.order;
  };
  const keep = (views: readonly GridView[]) => {
    saved.value = views;
    void keepDraft(name, views);
  };
  const save = (title: string) => {
    isNaming.value = false;
    if (title.trim() === '') return;
    const order = state.order.value;
    const view = {
      name: title.trim(),
      columns: state.shown.value,
      filters: state.filters.value,
      ...(order && { order }),
    };
    keep([...saved.value.filter((one) => one.name !== view.name), view]);
  };
  const notSent = () =>
    new Set(state.objects.value.filter((one) => tree.value.keptOn(one.id) !== 'server').map(({ id }) => id));
  return (
    <>
      <button type="button" onClick={() => show({})}>
        All
      </button>
      <button type="button" onClick={() => show({ recordState: '!= registered' })}>
        Not yet registered
      </button>
      <button type="button" onClick={() => show({}, new Set(marks.keys()))}>
        Findings{marks.size > 0 && <b>{marks.size}</b>}
      </button>
      <button type="button" onClick={() => show({}, notSent())}>
        On this tablet
      </button>
      {saved.value.map((one) => (
        <button type="button" key={one.name} onClick={() => open(one)}>
          {one.name}
        </button>
      ))}
      {isNaming.value ? (
        <input
          class="in viewname"
          aria-label="Name of the view"
          maxLength={40}
          onBlur={(event) => save(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') save(event.currentTarget.value);
          }}
        />
      ) : (
        <button type="button" onClick={() => (isNaming.value = true)}>
          Save view
        </button>
      )}
    </>
  );
}
