import { CorestoneError } from '../../domain/error.ts';
import type { Igsn } from '../../domain/identifier/igsn.ts';
import type { Caller } from '../caller.ts';
import type { UnitOfWork } from '../ports.ts';
import { changeRecords } from './change-records.ts';
import { makeUpIgsns } from './make-up-igsns.ts';
import type { ChangeRules, RecordChange, RecordOutcome } from './record-change.ts';

/** What became of a change that was not refused. */
export type KeptOutcome = Exclude<RecordOutcome, { readonly outcome: 'refused' }>;

/**
 * Makes up an IGSN in a namespace and a record under it, both or neither; `change` says what of the record once the IGSN is
 * known. Throws what {@link makeUpIgsns} throws, and the refusal of the change, after which the IGSN is free again.
 */
export function mintRecord(
  unitOfWork: UnitOfWork,
  namespace: string,
  caller: Caller,
  change: (igsn: Igsn) => Omit<RecordChange, 'caller' | 'igsn'>,
  rules: ChangeRules,
): Promise<KeptOutcome> {
  return unitOfWork(async (work) => {
    const [igsn] = await makeUpIgsns(work, namespace, 1, caller);
    const [outcome] = await changeRecords(work, [{ ...change(igsn!), caller, igsn: igsn! }], rules);
    return ensureKept(outcome!);
  });
}

/** The outcome of a change that was taken; throws the refusal of one that was not. */
export function ensureKept(outcome: RecordOutcome): KeptOutcome {
  if (outcome.outcome !== 'refused') return outcome;
  throw new CorestoneError(outcome.code, outcome.message, { findings: outcome.findings });
}
