import { useLayoutEffect, useRef } from 'preact/hooks';
import { tree } from '../keeping/station-state.ts';
import type { Column } from './columns.ts';
import { commitCell, type GridWaiting } from './grid-actions.ts';
import { canBeEdited, move } from './grid-keys.ts';
import type { GridState } from './grid-state.ts';

/**
 * The field over the active cell. It stays open, with what was typed, until it is taken or Esc is pressed. What is typed while the browser
 * writes goes into the next cell.
 */
export function CellInput({ state, waiting, column }: { state: GridState; waiting: GridWaiting; column: Column }) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const { current } = input;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  const isTaking = useRef(false);
  const take = async (down: number, right: number) => {
    if (isTaking.current) return;
    isTaking.current = true;
    const text = state.editing.value ?? '';
    const isTaken = await commitCell(state, waiting, text).finally(() => {
      isTaking.current = false;
    });
    if (!isTaken) return;
    const now = state.editing.value ?? '';
    const ahead = now.startsWith(text) ? now.slice(text.length) : '';
    move(state, down, right);
    state.editing.value = ahead !== '' && canBeEdited(state) ? ahead : undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter') void take(event.shiftKey ? -1 : 1, 0);
    else if (event.key === 'Tab') void take(0, event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') {
      state.editing.value = undefined;
      waiting.refused.value = undefined;
    } else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        ref={input}
        class="ci"
        aria-label={column.label}
        value={state.editing.value}
        list={column.field?.type === 'text' ? 'cell-values' : undefined}
        autocomplete="off"
        spellcheck={false}
        onKeyDown={onKeyDown}
        onInput={(event) => {
          state.editing.value = event.currentTarget.value;
        }}
      />
      {column.field?.type === 'text' && <UsedValues state={state} field={column.field.name} />}
    </>
  );
}

const MOST = 40;

/** What others of the type say in this field, to choose from. */
function UsedValues({ state, field }: { state: GridState; field: string }) {
  const found = new Set<string>();
  for (const one of tree.value.all()) {
    const value = one.type === state.type ? one.values[field] : undefined;
    if (typeof value === 'string') found.add(value);
    if (found.size >= MOST) break;
  }
  return (
    <datalist id="cell-values">
      {[...found].sort().map((one) => (
        <option key={one} value={one} />
      ))}
    </datalist>
  );
}
