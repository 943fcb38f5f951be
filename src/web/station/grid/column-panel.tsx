import { useSignal } from '@preact/signals';
import { usualColumns } from './columns.ts';
import { type GridState, keepColumns, keepWidths } from './grid-state.ts';

/** Which columns are shown, by group; Alt with arrows moves a column. Kept on this tablet. */
export function ColumnPanel({ state }: { state: GridState }) {
  const text = useSignal('');
  const wanted = text.value.toLowerCase();
  const groups = Map.groupBy(
    [...state.all.values()].filter((one) => one.key !== 'combinedId' && one.label.toLowerCase().includes(wanted)),
    (one) => one.group,
  );
  const set = (keys: readonly string[] | undefined) => {
    state.shown.value = keys ?? usualColumns(state.type);
    state.active.value = { row: state.active.value.row, column: 0 };
    state.anchor.value = state.active.value;
    keepColumns(state.type, keys);
    if (keys === undefined) {
      state.widths.value = {};
      keepWidths(state.type, {});
    }
  };
  const shown = state.shown.value;
  const toggle = (key: string) => set(shown.includes(key) ? shown.filter((one) => one !== key) : [...shown, key]);
  const shift = (event: KeyboardEvent, key: string) => {
    const by = event.altKey ? { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key] : undefined;
    const at = shown.indexOf(key);
    if (by === undefined || at < 1 || at + by < 1 || at + by >= shown.length) return;
    event.preventDefault();
    set(shown.toSpliced(at, 1).toSpliced(at + by, 0, key));
  };
  return (
    <aside class="side" aria-label="Columns">
      <h2>
        Columns
        <button type="button" class="btn s q" onClick={() => set(undefined)}>
          Reset
        </button>
      </h2>
      <input
        class="in find"
        aria-label="Find a column"
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
      />
      {[...groups].map(([group, columns]) => (
        <div key={group}>
          <h3>{group}</h3>
          <ul>
            {columns.map((one) => (
              <li key={one.key}>
                <label>
                  <input
                    type="checkbox"
                    checked={shown.includes(one.key)}
                    onChange={() => toggle(one.key)}
                    onKeyDown={(event) => shift(event, one.key)}
                  />
                  {one.label}
                </label>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p class="xs mut">
        Alt with arrows moves a column that is shown. In the grid Alt Shift with ← → changes the width of a column, or
        drag the edge of its heading.
      </p>
    </aside>
  );
}
