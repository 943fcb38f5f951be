import { recordedAs } from '../../../domain/station/record-as.ts';
import type { Override, StationOperation } from '../../../domain/station/station-operation.ts';
import type { KeptOperation } from './kept.ts';
import { objectOf } from './object-of.ts';

/**
 * What the server did not take, as one decision. `first` is what was refused by itself; `all` is that with everything that hangs on it,
 * in order: where a new object was refused, what was made below it and what was done to any of this since, sent or not.
 */
export interface RefusedTogether {
  readonly first: KeptOperation;
  readonly all: readonly KeptOperation[];
}

/** The decisions that kept operations ask for, in their order; `kept` is everything that is not with the server. */
export function refusedTogether(kept: readonly KeptOperation[]): readonly RefusedTogether[] {
  const groups: KeptOperation[][] = [];
  const groupOf = new Map<string, KeptOperation[]>();
  for (const one of kept) {
    const id = objectOf(one.operation);
    const group = groupOf.get(id) ?? groupOf.get(parentOf(one.operation));
    if (group !== undefined) {
      group.push(one);
      groupOf.set(id, group);
    } else if (one.refused !== undefined) {
      groups.push([one]);
      if (one.operation.kind === 'create') groupOf.set(id, groups.at(-1)!);
    }
  }
  return groups.map((all) => ({ first: all[0]!, all }));
}

/** What a decision needs to know: who answers for it, and how ids are made. */
interface Deciding {
  readonly by: string;
  readonly newId: () => string;
}

/** What is sent again, with a reason for the warnings of the first operation where given. */
export function sentAgain(
  { first, all }: RefusedTogether,
  { reason, ...deciding }: Deciding & { readonly reason?: string | undefined },
): readonly KeptOperation[] {
  const warnings = (first.refused ?? []).filter(({ severity }) => severity === 'warning');
  const overrides = reason === undefined ? [] : warnings.map(({ code }) => ({ code, reason }));
  return all.map((one) => again(one, one === first ? withReasons(one.operation, overrides) : one.operation, deciding));
}

/** What is sent again with the new object it begins with under another name; as it was where it begins with none. */
export function sentUnderName(
  { first, all }: RefusedTogether,
  { name, overrides, ...deciding }: Deciding & { readonly name: string; readonly overrides: readonly Override[] },
): readonly KeptOperation[] {
  const { operation } = first;
  const renamed = operation.kind === 'create' ? recordedAs(operation, name) : operation;
  return all.map((one) => again(one, one === first ? withReasons(renamed, overrides) : one.operation, deciding));
}

/** The server remembers outcomes by id: the same id would be refused again. What was not refused is as it was. */
function again(kept: KeptOperation, operation: StationOperation, { by, newId }: Deciding): KeptOperation {
  if (kept.refused === undefined) return kept;
  const { refused: _, ...rest } = kept;
  return { ...rest, by, operation: { ...operation, id: newId() } };
}

const withReasons = (operation: StationOperation, overrides: readonly Override[]): StationOperation =>
  overrides.length === 0 ? operation : { ...operation, overrides: [...(operation.overrides ?? []), ...overrides] };

const parentOf = (operation: StationOperation): string =>
  operation.kind === 'create' ? (operation.object.parentId ?? '') : '';
