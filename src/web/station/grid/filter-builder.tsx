import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import {
  DEEPEST_GROUP,
  EVERY_ROW,
  type FilterGroup,
  type FilterPart,
  isGroup,
} from '../../../domain/station/filter/row-filter.ts';
import { Icon } from '../../shared/icon.tsx';
import { Condition, firstCondition } from './filter-condition.tsx';
import type { GridState } from './grid-state.ts';

/** Builds a filter of conditions and groups; the rows follow while it is built. Esc goes back to them. */
export function FilterBuilder({ state, onClose }: { state: GridState; onClose: () => void }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (state.built.value.parts.length === 0) state.built.value = { join: 'and', parts: [firstCondition(state)] };
    setTimeout(() => box.current?.querySelector<HTMLElement>('.fcond select')?.focus());
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <section ref={box} class="fbuild" aria-label="Filter" onKeyDown={onKeyDown}>
      <Group
        state={state}
        group={state.built.value}
        depth={1}
        place=""
        box={box}
        onChange={(group) => (state.built.value = group)}
      />
      <div class="fa">
        <button type="button" class="btn s p" onClick={onClose}>
          Done
        </button>
        <button
          type="button"
          class="btn s q"
          onClick={() => {
            state.built.value = EVERY_ROW;
            onClose();
          }}
        >
          Remove all
        </button>
        <span class="mut sm" role="status">
          {state.rows.value.length.toLocaleString('en')} of {state.objects.value.length.toLocaleString('en')} rows
        </span>
      </div>
    </section>
  );
}

interface GroupGiven {
  state: GridState;
  group: FilterGroup;
  depth: number;
  place: string;
  box: RefObject<HTMLElement | null>;
  onChange: (group: FilterGroup) => void;
  onRemove?: () => void;
}

function Group(given: GroupGiven) {
  const { state, group, depth, place, box, onChange, onRemove } = given;
  const set = (at: number, part: FilterPart) => onChange({ ...group, parts: group.parts.with(at, part) });
  const remove = (at: number) => onChange({ ...group, parts: group.parts.toSpliced(at, 1) });
  const add = (part: FilterPart) => {
    onChange({ ...group, parts: [...group.parts, part] });
    const made = `[data-part="${place}.${group.parts.length}"]`;
    const selector = `${made}.fcond select, ${made} .fcond select`;
    setTimeout(() => box.current?.querySelector<HTMLElement>(selector)?.focus());
  };
  return (
    <fieldset class="fgroup" data-part={place}>
      <legend>
        <label>
          Rows for which{' '}
          <select
            class="in"
            aria-label="How many of these must hold"
            value={group.join}
            onChange={(event) => onChange({ ...group, join: event.currentTarget.value === 'or' ? 'or' : 'and' })}
          >
            <option value="and">all</option>
            <option value="or">at least one</option>
          </select>{' '}
          of these hold
        </label>
        {onRemove !== undefined && (
          <button type="button" class="btn s i" aria-label="Remove this group" onClick={onRemove}>
            <Icon name="x" size={14} />
          </button>
        )}
      </legend>
      <ul>
        {group.parts.map((part, at) => (
          <li key={at}>
            {isGroup(part) ? (
              <Group
                state={state}
                group={part}
                depth={depth + 1}
                place={`${place}.${at}`}
                box={box}
                onChange={(next) => set(at, next)}
                onRemove={() => remove(at)}
              />
            ) : (
              <Condition
                state={state}
                condition={part}
                place={`${place}.${at}`}
                onChange={(next) => set(at, next)}
                onRemove={() => remove(at)}
              />
            )}
          </li>
        ))}
      </ul>
      <div class="fa">
        <button type="button" class="btn s" onClick={() => add(firstCondition(state))}>
          <Icon name="plus" size={14} />
          Condition
        </button>
        {depth < DEEPEST_GROUP - 1 && (
          <button
            type="button"
            class="btn s"
            onClick={() => add({ join: group.join === 'and' ? 'or' : 'and', parts: [firstCondition(state)] })}
          >
            <Icon name="plus" size={14} />
            Group
          </button>
        )}
      </div>
    </fieldset>
  );
}
