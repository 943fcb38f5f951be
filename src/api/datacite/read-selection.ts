import type { WriteContext } from '../../formats/format.ts';
import type { VisibleOrder, VisibleSelection } from '../../store/read/list-visible.ts';
import { isOurPrefix, readDoi } from './doi-name.ts';
import { type DoiState, OUR_STATES } from './doi-state.ts';
import { isWritable } from './is-writable.ts';
import { readQuery } from './query/read-query.ts';
import { listed } from './read-shown.ts';

type Basis = Pick<VisibleSelection, 'readable' | 'today'>;

/**
 * What a query narrows the list of DOIs to: `query`, `ids`, `prefix`, `client-id` (`repository-id`), `provider-id`, `state`,
 * `created`, `registered`, `updated`. A value that fits nothing gives an empty list; what is not named here narrows nothing. Throws 400 as {@link readQuery}.
 */
export function readSelection(query: URLSearchParams, basis: Basis, context: WriteContext): VisibleSelection {
  const values = (...names: readonly string[]) => {
    const name = names.find((one) => query.get(one));
    return name === undefined ? undefined : listed(query.get(name)!).filter(isWritable);
  };
  const upper = (list: readonly string[] | undefined) => list?.map((one) => one.toUpperCase());
  const members = {
    igsns: among(values('ids'), values('prefix'), context),
    clients: upper(values('client-id', 'client_id', 'repository-id')),
    agents: upper(values('provider-id', 'provider_id')),
    states: values('state')?.flatMap((one) => OUR_STATES[one as DoiState] ?? []),
    submittedIn: values('created', 'year'),
    registeredIn: values('registered', 'published'),
    changedIn: values('updated'),
    query: readQuery(query.get('query'), context),
  };
  const stated = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
  return { ...basis, ...stated };
}

/** No IGSN at all under a prefix that is not ours. */
function among(
  ids: readonly string[] | undefined,
  prefixes: readonly string[] | undefined,
  context: WriteContext,
): readonly string[] | undefined {
  if (prefixes !== undefined && !prefixes.some((one) => isOurPrefix(one, context))) return [];
  return ids?.flatMap((one) => readDoi(one, context)?.igsn ?? []);
}

const ORDERS: Readonly<Record<string, VisibleOrder['by']>> = {
  name: 'igsn',
  created: 'submitted_at',
  registered: 'registered_at',
  published: 'registered_at',
  updated: 'changed_at',
};

/** How the list is ordered: by `sort`, downwards with a hyphen before it; by name where it says nothing that we know. */
export function readOrder(query: URLSearchParams): VisibleOrder {
  const sort = query.get('sort') ?? 'name';
  return { by: ORDERS[sort.replace(/^-/, '')] ?? 'igsn', isDescending: sort.startsWith('-') };
}
