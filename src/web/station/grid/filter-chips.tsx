import { Icon } from '../parts/icon.tsx';
import type { GridState } from './grid-state.ts';
import { filterWords, readFilter } from './read-filter.ts';

/** The filters in words, each to be taken away; the same filters as in the row under the headings. */
export function FilterChips({ state }: { state: GridState }) {
  const chips = Object.entries(state.filters.value).flatMap(([key, text]) => {
    const filter = readFilter(text);
    return filter === undefined ? [] : [{ key, filter, label: state.all.get(key)?.label ?? key }];
  });
  const remove = (key: string) => {
    const { [key]: _, ...rest } = state.filters.value;
    state.filters.value = rest;
  };
  return (
    <>
      {chips.length === 0 && (
        <span class="mut sm">All rows. The row under the headings filters: ≥ 140, = 61, != x, ==NULL, 5054_1_A*</span>
      )}
      {chips.map(({ key, filter, label }) => (
        <span class="fb" key={key}>
          <span>{label}</span>
          <span class="op">{filterWords({ ...filter, value: '' })}</span>
          {filter.value !== '' && <span class="m">{filter.value}</span>}
          <button type="button" aria-label={`Remove filter ${label}`} onClick={() => remove(key)}>
            <Icon name="x" size={14} />
          </button>
        </span>
      ))}
    </>
  );
}
