import type { Igsn } from '../../domain/identifier/igsn.ts';
import type { Caller } from '../caller.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import { changeRecords } from './change-records.ts';
import { ensureKept, type KeptOutcome } from './ensure-kept.ts';
import { makeUpIgsns } from './make-up-igsns.ts';
import type { ChangeRules, RecordChange } from './record-change.ts';
import { takeTogether } from './take-together.ts';

/** A record that is wanted under an IGSN of our choice in a namespace. `change` may throw to refuse; it may be asked twice. */
export interface WantedMint {
  readonly namespace: string;
  readonly caller: Caller;
  readonly change: (igsn: Igsn) => Omit<RecordChange, 'caller' | 'igsn'>;
}

/** Takes mints one by one as requests bring them, and answers each when it is kept for good. */
export type TakeMint = (wanted: WantedMint) => Promise<KeptOutcome>;

/**
 * Makes up IGSNs and records under them, those of one moment in one unit of work. Rejects with what {@link makeUpIgsns} or
 * `change` throws, and with the refusal of a change; the IGSN of one that was refused is then given to nobody.
 */
export function mintTogether(unitOfWork: UnitOfWork, rules: ChangeRules): TakeMint {
  const take = takeTogether((batch: readonly WantedMint[]) => unitOfWork((work) => mintEach(work, batch, rules)));
  return async (wanted) => (await take(wanted))();
}

/** Gives for each what to do when it is kept: return its outcome, or throw why there is none. */
async function mintEach(work: Work, batch: readonly WantedMint[], rules: ChangeRules): Promise<(() => KeptOutcome)[]> {
  const igsns = await igsnsFor(work, batch);
  const planned = batch.map(({ caller, change }, at) =>
    attempt(() => ({ ...change(igsns[at]!), caller, igsn: igsns[at]! })),
  );
  const changes = planned.flatMap((one) => (one.ok ? [one.value] : []));
  const outcomes = await changeRecords(work, changes, rules);
  const byIgsn = new Map(outcomes.map((one) => [one.igsn, one]));
  return planned.map((one) => () => {
    if (!one.ok) throw one.error;
    return ensureKept(byIgsn.get(one.value.igsn)!);
  });
}

/** One IGSN for each, in as many questions as there are callers and namespaces. */
async function igsnsFor(work: Work, batch: readonly WantedMint[]): Promise<Igsn[]> {
  const given: Igsn[] = [];
  const places = batch.map(({ namespace, caller }) => `${namespace} ${caller.account} ${caller.within ?? ''}`);
  // In one order for all servers, or two of them could wait for each other's counters.
  for (const place of [...new Set(places)].toSorted()) {
    const some = [...places.keys()].filter((at) => places[at] === place);
    const { namespace, caller } = batch[some[0]!]!;
    const igsns = await makeUpIgsns(work, namespace, some.length, caller);
    for (const [nth, at] of some.entries()) given[at] = igsns[nth]!;
  }
  return given;
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };

function attempt<T>(make: () => T): Attempt<T> {
  try {
    return { ok: true, value: make() };
  } catch (error) {
    return { ok: false, error };
  }
}
