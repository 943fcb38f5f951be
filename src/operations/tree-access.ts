import { isWithin, reaches } from '../domain/party/permission.ts';
import { type TreeRights, treeRights, WHOLE_TREE } from '../domain/party/tree-right.ts';
import { type Caller, may } from './caller.ts';

/** An expedition as access looks at it: its path, and the client that holds the namespace of its program, `''` for nobody. */
export interface AccessedExpedition {
  readonly path: string;
  readonly client: string;
}

/**
 * What a caller may see and enter in an expedition. Whoever reads or deposits for its client does so everywhere; roles on the
 * core tree add to that, within the scope of a token and only where the caller is not narrowed to another party.
 */
export function rightsIn(caller: Caller, { path, client }: AccessedExpedition): TreeRights {
  const granted = grantedIn(caller, { path, client });
  return {
    reads: may(caller, 'read', client) ? WHOLE_TREE : granted.reads,
    enters: may(caller, 'deposit', client) ? WHOLE_TREE : granted.enters,
  };
}

function grantedIn(caller: Caller, { path, client }: AccessedExpedition): TreeRights {
  const { treeGrants = [], scope, within } = caller;
  const isNarrowed = within !== undefined && !isWithin(client, within);
  if (treeGrants.length === 0 || isNarrowed) return { reads: [], enters: [] };
  const { reads, enters } = treeRights(treeGrants, path);
  return { reads, enters: scope === undefined || reaches(scope, 'deposit') ? enters : [] };
}
