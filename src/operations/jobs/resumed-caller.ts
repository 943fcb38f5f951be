import { CorestoneError } from '../../domain/error.ts';
import { isWithin } from '../../domain/party/permission.ts';
import { treeGrantsIn } from '../../domain/party/tree-right.ts';
import { depositParts } from '../access/why-no-longer.ts';
import type { Caller } from '../caller.ts';

/**
 * For whom a job goes on that somebody resumes: for them, in those places alone where the job could act before and they may
 * deposit as well, so that nobody's job does more by being resumed. Throws `not-allowed` where that is nowhere.
 */
export function resumedCaller(before: Caller, by: Caller): Caller {
  const own = depositParts(by);
  const parts = depositParts(before).flatMap((part) => {
    if (own.some((one) => isWithin(part, one))) return [part];
    return own.filter((one) => isWithin(one, part));
  });
  const treeGrants = (before.treeGrants ?? []).filter(treeGrantsIn(by.treeGrants ?? []));
  if (parts.length === 0 && treeGrants.length === 0)
    throw new CorestoneError('not-allowed', `${by.account} may not deposit where the job does.`);
  return { ...by, grants: [...new Set(parts)].map((party) => ({ role: 'depositor', party })), treeGrants };
}
