import { filterWords, OPERATOR_WORDS, valueWords } from '../../../domain/station/filter/filter-words.ts';
import { EVERY_ROW } from '../../../domain/station/filter/row-filter.ts';
import { readTypedFilter } from '../../../domain/station/filter/typed-filter.ts';
import { Icon } from '../../shared/icon.tsx';
import type { GridState } from './grid-state.ts';

/** The filters in words, each to be taken away: those of the row under the headings one by one, then the one that was built. */
export function FilterChips({ state, onBuild }: { state: GridState; onBuild: () => void }) {
  const label = (key: string) => state.all.get(key)?.label ?? key;
  const chips = Object.entries(state.filters.value).flatMap(([key, text]) => {
    const test = readTypedFilter(text);
    return test === undefined ? [] : [{ key, test }];
  });
  const built = filterWords(state.built.value, label);
  const remove = (key: string) => {
    const { [key]: _, ...rest } = state.filters.value;
    state.filters.value = rest;
  };
  return (
    <>
      <button type="button" class="btn s" onClick={onBuild}>
        <Icon name="filter" size={16} />
        Filter
      </button>
      {chips.length === 0 && built === '' && (
        <span class="mut sm h-ph">All rows. The row under the headings filters: ≥ 140, A | B, ==NULL, 5054_1_A*</span>
      )}
      {chips.map(({ key, test }) => (
        <span class="fb" key={key}>
          <span>{label(key)}</span>
          <span class="op">{OPERATOR_WORDS[test.operator]}</span>
          {test.values.length > 0 && <span class="m">{valueWords(test)}</span>}
          <button type="button" aria-label={`Remove filter ${label(key)}`} onClick={() => remove(key)}>
            <Icon name="x" size={14} />
          </button>
        </span>
      ))}
      {built !== '' && (
        <span class="fb built">
          <button type="button" class="words" onClick={onBuild}>
            {built}
          </button>
          <button type="button" aria-label="Remove the built filter" onClick={() => (state.built.value = EVERY_ROW)}>
            <Icon name="x" size={14} />
          </button>
        </span>
      )}
    </>
  );
}
