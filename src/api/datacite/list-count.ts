import { countVisible, type VisibleCount, type VisibleSelection } from '../../store/read/list-visible.ts';
import type { DataciteContext } from './datacite-context.ts';
import { doiState } from './doi-state.ts';
import { patientMemory } from './patient-memory.ts';

/** How many DOIs a list has, and what they have in common. */
export interface ListCount {
  readonly total: number;
  readonly facets: Readonly<Record<string, readonly Facet[]>>;
}

/** A value and how often it occurs. */
export interface Facet {
  readonly id: string;
  readonly title: string;
  readonly count: number;
}

const LIFE_MS = 3_000;

/** Counts lists; whoever pages asks for the same count again at once, see {@link patientMemory}. */
export function countList({ house, write }: DataciteContext) {
  const ask = (key: string) => countVisible(house.store, JSON.parse(key));
  const remembered = patientMemory(LIFE_MS, house.store.commits, ask);
  return async (selection: VisibleSelection, isFaceted: boolean): Promise<ListCount> => {
    const counts = await remembered(JSON.stringify(selection));
    const total = counts.reduce((sum, one) => sum + one.count, 0);
    return { total, facets: isFaceted ? facetsOf(counts, total, write.doiPrefix) : {} };
  };
}

function facetsOf(counts: readonly VisibleCount[], total: number, doiPrefix: string): ListCount['facets'] {
  const title = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return {
    states: facet(counts, (one) => doiState(one.state), title),
    created: facet(counts, (one) => one.submittedIn),
    registered: facet(counts, (one) => one.registeredIn),
    prefixes: total === 0 ? [] : [{ id: doiPrefix, title: doiPrefix, count: total }],
    clients: facet(counts, (one) => one.client.toLowerCase()),
    providers: facet(counts, (one) => one.client.split('.')[0]!.toLowerCase()),
  };
}

function facet(
  counts: readonly VisibleCount[],
  valueIn: (one: VisibleCount) => string,
  title = (value: string) => value,
): readonly Facet[] {
  const groups = Map.groupBy(counts, valueIn);
  return [...groups]
    .filter(([id]) => id !== '')
    .map(([id, some]) => ({ id, title: title(id), count: some.reduce((sum, one) => sum + one.count, 0) }))
    .toSorted((one, other) => other.count - one.count || one.id.localeCompare(other.id));
}
