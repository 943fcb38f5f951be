import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FieldDescriptor } from '../../../domain/field.ts';
import type { OfferedTerm } from '../../../domain/station/offered-terms.ts';
import { vocabularies } from '../keeping/station-state.ts';
import { choicesOf, offersFor } from '../parts/offered-values.ts';
import { CellValues } from './cell-values.tsx';
import { type Column, cellText } from './columns.ts';
import { commitCell, type GridWaiting } from './grid-actions.ts';
import { canBeEdited, move } from './grid-keys.ts';
import type { GridState } from './grid-state.ts';

/**
 * The field over the active cell. It stays open, with what was typed, until it is taken or Esc is pressed. What is typed while the browser
 * writes goes into the next cell. A field with terms offers them below: arrows choose, Enter and Tab take.
 */
export function CellInput({ state, waiting, column }: { state: GridState; waiting: GridWaiting; column: Column }) {
  const input = useRef<HTMLInputElement>(null);
  const chosen = useSignal(-1);
  useLayoutEffect(() => {
    const { current } = input;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  const { field } = column;
  const terms = field === undefined ? undefined : choicesOf(field, vocabularies.value);
  const offered = terms === undefined ? [] : offersFor(terms, typedOf(state, column), MOST_OFFERED);
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
  const choose = (one: OfferedTerm | undefined) => {
    if (one !== undefined && field !== undefined) state.editing.value = withTerm(field, state.editing.value ?? '', one);
    chosen.value = -1;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const step = offered.length === 0 ? undefined : { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter' || event.key === 'Tab') {
      choose(offered[chosen.value]);
      if (event.key === 'Enter') void take(event.shiftKey ? -1 : 1, 0);
      else void take(0, event.shiftKey ? -1 : 1);
    } else if (step !== undefined) chosen.value = Math.max(-1, Math.min(offered.length - 1, chosen.value + step));
    else if (event.key === 'Escape') {
      state.editing.value = undefined;
      waiting.refused.value = undefined;
    } else return;
    event.preventDefault();
  };
  const isFree = field?.type === 'text' && terms === undefined;
  return (
    <>
      <input
        ref={input}
        class="ci"
        aria-label={column.label}
        value={state.editing.value}
        list={isFree ? 'cell-values' : undefined}
        {...(terms !== undefined && combobox(offered, chosen.value))}
        autocomplete="off"
        spellcheck={false}
        onKeyDown={onKeyDown}
        onInput={(event) => {
          state.editing.value = event.currentTarget.value;
          chosen.value = -1;
        }}
      />
      {isFree && <CellValues type={state.type} field={field} />}
      {offered.length > 0 && (
        <TermList
          offered={offered}
          chosen={chosen.value}
          below={input}
          onChoose={(one) => {
            choose(one);
            void take(0, 0);
          }}
        />
      )}
    </>
  );
}

const MOST_OFFERED = 60;

/** What is looked for among the terms: nothing while the cell says what it said; of a list only what is typed last. */
function typedOf(state: GridState, column: Column): string {
  const text = state.editing.value ?? '';
  const object = state.rows.value[state.active.value.row];
  if (object !== undefined && text === cellText(column, column.value(object))) return '';
  return column.field?.type === 'list' ? text.slice(text.lastIndexOf(';') + 1) : text;
}

/** The text with a term: in its place, of a list behind those before. */
function withTerm({ type }: FieldDescriptor, text: string, { value }: OfferedTerm): string {
  const before = type === 'list' ? text.slice(0, text.lastIndexOf(';') + 1) : '';
  return before === '' ? value : `${before} ${value}`;
}

function combobox(offered: readonly OfferedTerm[], chosen: number) {
  return {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': offered.length > 0,
    'aria-controls': 'cell-terms',
    'aria-activedescendant': chosen >= 0 ? `cell-term-${chosen}` : undefined,
  } as const;
}

const LIST_HEIGHT = 240;

/** The terms at the cell, above it where there is no room below. */
function TermList(given: {
  offered: readonly OfferedTerm[];
  chosen: number;
  below: { readonly current: HTMLInputElement | null };
  onChoose: (one: OfferedTerm) => void;
}) {
  const { offered, chosen, below, onChoose } = given;
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [own, cell] = [list.current, below.current?.getBoundingClientRect()];
    if (own === null || cell === undefined) return;
    const isAbove = cell.bottom + LIST_HEIGHT > innerHeight && cell.top > LIST_HEIGHT;
    own.style.left = `${Math.max(4, Math.min(cell.left, innerWidth - own.offsetWidth - 4))}px`;
    own.style.top = `${isAbove ? cell.top - own.offsetHeight - 2 : cell.bottom + 2}px`;
    own.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <div ref={list} class="terms" id="cell-terms" role="listbox" aria-label="Terms">
      {offered.map((one, at) => (
        <div
          key={one.value}
          id={`cell-term-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === chosen}
          // Before the field loses the keyboard.
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(one);
          }}
        >
          {one.value}
          {one.label.toLowerCase() !== one.value.toLowerCase() && <span class="mut"> {one.label}</span>}
        </div>
      ))}
    </div>
  );
}
