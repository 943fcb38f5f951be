import { bad, type Checked, finding, good } from '../finding.ts';

/**
 * What a caller wants a record to be: reserved (an identifier without promise), hidden (it resolves and nobody finds it),
 * findable, or as it is. DataCite calls these draft, registered and findable.
 */
export type Visibility = 'reserved' | 'hidden' | 'findable' | 'keep';

/** How a record stands, for deciding what it becomes. */
export interface Standing {
  readonly state: string;
  readonly isDescribed: boolean;
  readonly registeredAt: string | null;
}

/**
 * The state a record gets. A findable one that nobody has described stays hidden until somebody does; one that was never
 * confirmed waits as `pending` where an upstream must confirm; one that was, stays resolvable whatever changes. In a namespace
 * for trying, findable is `test`: it resolves here and nobody is told. A withdrawn record stays withdrawn. Findings: `state-order` for making a registered identifier reserved again, `withdrawn`.
 */
export function nextState(
  known: Standing | undefined,
  wish: Visibility,
  isDescribed: boolean,
  { hasUpstream, isTest }: { readonly hasUpstream: boolean; readonly isTest: boolean },
): Checked<string> {
  if (known?.state === 'withdrawn') {
    return bad(
      finding('withdrawn', 'The record is withdrawn.', {
        field: 'state',
        value: wish,
        rule: 'a record that is not withdrawn',
      }),
    );
  }
  if (wish === 'keep') return keptState(known, isDescribed);
  if (wish === 'reserved')
    return known === undefined || known.state === 'reserved' ? good('reserved') : alreadyRegistered();
  if (wish === 'hidden' || !isDescribed) return good('hidden');
  if (isTest) return good('test');
  const isConfirmed = known !== undefined && known.registeredAt !== null;
  return good(hasUpstream && !isConfirmed ? 'pending' : 'registered');
}

function keptState(known: Standing | undefined, isDescribed: boolean): Checked<string> {
  const state = known?.state ?? 'reserved';
  // It was findable as far as its owner is concerned; only the description was missing.
  return good(state === 'registered' && !isDescribed ? 'hidden' : state);
}

function alreadyRegistered(): Checked<string> {
  return bad(
    finding('state-order', 'A registered identifier cannot become reserved again.', {
      field: 'state',
      value: 'reserved',
      rule: 'reserved, then hidden or findable; hidden and findable in any order',
    }),
  );
}
