import type { Wish } from '../intent.ts';
import type { UpstreamState } from '../upstream.ts';

/** States of a DOI. Source: DataCite REST API. */
export type DoiState = 'draft' | 'registered' | 'findable';

/** What a record of ours can be there: a draft is nothing that anybody wants. */
export type WantedState = Exclude<DoiState, 'draft'>;

/** What brings a DOI from one state into another. */
export type DoiEvent = 'publish' | 'register' | 'hide';

/** Our word for a state of theirs. */
export const OURS: Readonly<Record<DoiState, UpstreamState>> = {
  draft: 'draft',
  registered: 'hidden',
  findable: 'registered',
};

/** The state a record is to have. */
export function wantedState(state: Wish['state']): WantedState {
  return state === 'registered' ? 'findable' : 'registered';
}

/**
 * The event that leads from a state to the one wanted; a DOI nobody knows yet begins as draft. DataCite answers as if all were
 * well to an event that a state does not allow, and does nothing: so the event depends on the state.
 */
export function eventFor(wanted: WantedState, from: DoiState): DoiEvent | undefined {
  if (from === wanted) return undefined;
  if (wanted === 'findable') return 'publish';
  return from === 'findable' ? 'hide' : 'register';
}

/** A state from outside; undefined when it is none. */
export function asDoiState(value: unknown): DoiState | undefined {
  return value === 'draft' || value === 'registered' || value === 'findable' ? value : undefined;
}
