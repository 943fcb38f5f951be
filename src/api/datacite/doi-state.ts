import type { Visibility } from '../../domain/registration/next-state.ts';

/** States of a DOI as DataCite calls them. */
export type DoiState = 'draft' | 'registered' | 'findable';

/** States of our register behind each of DataCite's. */
export const OUR_STATES: Readonly<Record<DoiState, readonly string[]>> = {
  draft: ['reserved'],
  registered: ['hidden', 'withdrawn'],
  findable: ['registered', 'pending', 'test'],
};

/** DataCite's word for a state of our register. */
export function doiState(state: string): DoiState {
  if (state === 'reserved') return 'draft';
  return OUR_STATES.findable.includes(state) ? 'findable' : 'registered';
}

const EVENTS: Readonly<Record<string, { readonly from: readonly DoiState[]; readonly to: DoiState }>> = {
  publish: { from: ['draft', 'registered'], to: 'findable' },
  register: { from: ['draft'], to: 'registered' },
  hide: { from: ['findable'], to: 'registered' },
  show: { from: ['registered'], to: 'findable' },
};

/** The state that an event leads to; `from` itself where DataCite would ignore the event without a word. */
export function stateAfter(from: DoiState, event: string | undefined): DoiState {
  const known = event === undefined || !Object.hasOwn(EVENTS, event) ? undefined : EVENTS[event];
  return known?.from.includes(from) ? known.to : from;
}

/** Whether an event would be ignored. One that leads where the DOI is already has nothing to do. */
export function isIgnored(from: DoiState, event: string | undefined): boolean {
  if (event === undefined) return false;
  const to = Object.hasOwn(EVENTS, event) ? EVENTS[event]?.to : undefined;
  return to !== from && stateAfter(from, event) === from;
}

/** What an event wishes of a record in a state of our register; undefined stands for no record. */
export function wishOf(state: string | undefined, event: string | undefined): Visibility {
  const from = state === undefined ? 'draft' : doiState(state);
  const to = stateAfter(from, event);
  if (to === from) return 'keep';
  return to === 'findable' ? 'findable' : 'hidden';
}
