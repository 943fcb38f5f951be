import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { CellValues } from './cell-values.tsx';
import { change, changeSelected, type GridWaiting } from './grid-actions.ts';
import { type GridState, selection } from './grid-state.ts';
import { type CellChange, onlyEmpty, planWords } from './plan-changes.ts';

/** Says what a change of several cells would do, before it is done. */
export function ChangePanel({ state, waiting }: { state: GridState; waiting: GridWaiting }) {
  const first = useRef<HTMLElement>(null);
  const pending = waiting.pending.value;
  const isOpen = pending !== undefined;
  useLayoutEffect(() => {
    first.current?.focus();
    if (first.current instanceof HTMLInputElement) first.current.setSelectionRange(99, 99);
  }, [isOpen]);
  if (pending === undefined) return null;
  const { title, plan, text } = pending;
  const empty = onlyEmpty(plan);
  const field = state.columns.value[selection(state).left]?.field;
  const close = () => {
    waiting.pending.value = undefined;
    document.querySelector<HTMLElement>('.gridbox td[tabindex="0"]')?.focus();
  };
  const take = (cells: readonly CellChange[]) => {
    close();
    void change(waiting, cells, `${cells.length} cells`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && (event.ctrlKey || event.target instanceof HTMLInputElement)) take(plan.cells);
    else return;
    event.preventDefault();
  };
  return (
    <section class="multi" aria-label={title} onKeyDown={onKeyDown}>
      <h2>{title}</h2>
      {text !== undefined && (
        <input
          ref={first as never}
          class="in"
          aria-label="New value"
          value={text}
          list="cell-values"
          onInput={(event) => changeSelected(state, waiting, event.currentTarget.value)}
        />
      )}
      {text !== undefined && field !== undefined && <CellValues type={state.type} field={field} />}
      <p class="mut sm">{planWords(plan)}</p>
      <div class="fa">
        <button
          type="button"
          ref={text === undefined ? (first as never) : null}
          class="btn p s"
          disabled={plan.cells.length === 0}
          onClick={() => take(plan.cells)}
        >
          Change {plan.cells.length} cells <kbd class="h-ph">Ctrl ↵</kbd>
        </button>
        {empty.length > 0 && empty.length < plan.cells.length && (
          <button type="button" class="btn s" onClick={() => take(empty)}>
            Only the {empty.length} empty
          </button>
        )}
        <button type="button" class="btn s q" onClick={close}>
          <Icon name="x" size={14} />
          Cancel
        </button>
      </div>
    </section>
  );
}
