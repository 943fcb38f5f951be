import { OPERATOR_WORDS } from '../../../domain/station/filter/filter-words.ts';
import { textOf } from '../../../domain/station/filter/passes-filter.ts';
import {
  type FilterCondition,
  type FilterOperator,
  LONGEST_VALUE,
  readPattern,
  readSince,
  valuesOf,
} from '../../../domain/station/filter/row-filter.ts';
import { Icon } from '../../shared/icon.tsx';
import type { Column } from './columns.ts';
import type { GridState } from './grid-state.ts';
import { offeredOperators } from './offered-operators.ts';

/** A new condition is about the column the grid stands at. */
export function firstCondition(state: GridState): FilterCondition {
  const column = state.columns.value[state.active.value.column] ?? [...state.all.values()][0]!;
  return fresh(column);
}

/** A condition about a column, compared as before where that can be. */
function fresh(column: Column, before?: FilterCondition): FilterCondition {
  const offered = offeredOperators(column);
  const operator = before !== undefined && offered.includes(before.operator) ? before.operator : offered[0]!;
  return { field: column.key, operator, values: [] };
}

interface ConditionGiven {
  state: GridState;
  condition: FilterCondition;
  place: string;
  onChange: (condition: FilterCondition) => void;
  onRemove: () => void;
}

/** One line of the filter: field, comparison and values. */
export function Condition({ state, condition, place, onChange, onRemove }: ConditionGiven) {
  const column = state.all.get(condition.field);
  const groups = Map.groupBy(state.all.values(), (one) => one.group);
  const choose = (key: string) => onChange(fresh(state.all.get(key)!, condition));
  const setOperator = (operator: FilterOperator) =>
    onChange({ ...condition, operator, values: condition.values.slice(0, valuesOf(operator)[1]) });
  const offered = column === undefined ? [condition.operator] : offeredOperators(column);
  return (
    <div class="fcond" data-part={place}>
      <select
        class="in"
        aria-label="Field"
        value={condition.field}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {column === undefined && <option value={condition.field}>{condition.field} (no longer there)</option>}
        {[...groups].map(([group, columns]) => (
          <optgroup key={group} label={group}>
            {columns.map((one) => (
              <option key={one.key} value={one.key}>
                {one.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <select
        class="in"
        aria-label="Comparison"
        value={condition.operator}
        onChange={(event) => setOperator(event.currentTarget.value as FilterOperator)}
      >
        {[...new Set([condition.operator, ...offered])].map((one) => (
          <option key={one} value={one}>
            {OPERATOR_WORDS[one]}
          </option>
        ))}
      </select>
      <Values state={state} condition={condition} place={place} onChange={onChange} />
      <button type="button" class="btn s i" aria-label="Remove this condition" onClick={onRemove}>
        <Icon name="x" size={14} />
      </button>
    </div>
  );
}

function Values({ state, condition, place, onChange }: Omit<ConditionGiven, 'onRemove'>) {
  const { operator, values } = condition;
  const [, most] = valuesOf(operator);
  const column = state.all.get(condition.field);
  if (most === 0) return null;
  const list = `known-values${place}`;
  const set = (at: number, text: string) => {
    const next = [values[0] ?? '', values[1] ?? ''].slice(0, most);
    onChange({ ...condition, values: next.with(at, text) });
  };
  const oneOf = (text: string) =>
    onChange({
      ...condition,
      values: text
        .split('|')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    });
  const wrong = wrongWords(condition);
  const field = { class: 'in', maxLength: LONGEST_VALUE, spellcheck: false, list, 'aria-invalid': wrong !== '' };
  return (
    <>
      {operator === 'one-of' ? (
        <input
          {...field}
          key={condition.field}
          aria-label="Values, with | between them"
          defaultValue={values.join(' | ')}
          onInput={(event) => oneOf(event.currentTarget.value)}
        />
      ) : (
        <input
          {...field}
          aria-label={operator === 'between' ? 'From' : 'Value'}
          value={values[0] ?? ''}
          onInput={(event) => set(0, event.currentTarget.value)}
        />
      )}
      {operator === 'between' && (
        <>
          <span>and</span>
          <input
            {...field}
            aria-label="To"
            value={values[1] ?? ''}
            onInput={(event) => set(1, event.currentTarget.value)}
          />
        </>
      )}
      {HINTS[operator] !== undefined && <span class="mut sm">{HINTS[operator]}</span>}
      {wrong !== '' && (
        <span class="c-wait sm" role="status">
          {wrong}
        </span>
      )}
      <datalist id={list}>
        {column !== undefined && knownValues(state, column).map((one) => <option key={one} value={one} />)}
      </datalist>
    </>
  );
}

const HINTS: Partial<Record<FilterOperator, string>> = {
  'one-of': 'with | between them',
  since: '12 h, 3 d, or 2026-11-22',
  like: '* stands for anything',
};

function wrongWords({ operator, values: [value = ''] }: FilterCondition): string {
  if (value.trim() === '') return '';
  if (operator === 'since' && readSince(value, 0) === undefined) return 'No moment yet; not used so far.';
  if (operator.endsWith('matches') && readPattern(value) === undefined) return 'This pattern cannot be used.';
  return '';
}

const MOST_OFFERED = 60;
const MOST_LOOKED_AT = 2000;

/** What stands in a column, for choosing; a column with more than some is typed. */
function knownValues(state: GridState, column: Column): readonly string[] {
  if (column.isNumber) return [];
  if (column.field?.type === 'boolean') return ['yes', 'no'];
  const found = new Set<string>(column.field?.choices ?? []);
  for (const one of state.objects.peek().slice(0, MOST_LOOKED_AT)) {
    const text = textOf(column.value(one));
    if (text !== '') found.add(text);
    if (found.size > MOST_OFFERED) return [];
  }
  return [...found].sort();
}
