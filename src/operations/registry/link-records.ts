import { CorestoneError } from '../../domain/error.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import { changeRecords } from './change-records.ts';
import type { ChangeRules } from './record-change.ts';

/** The one way in which records are linked: both stand for the same object. */
export const SAME_OBJECT = 'same-object';

interface Pair {
  readonly igsn: string;
  readonly other: string;
}

/**
 * Says of two records that they stand for the same object. Both say it from then on, and both change by it, so that harvesters and
 * upstream learn it; false where it was said already. Throws `not-found`, `not-allowed` unless both are the caller's,
 * `conflict` for reserved ones, `gone` for withdrawn ones, `invalid-input` for one record with itself.
 */
export function linkRecords(unitOfWork: UnitOfWork, pair: Pair, rules: ChangeRules, caller: Caller): Promise<boolean> {
  return changeLink(unitOfWork, pair, rules, caller, 'link-records');
}

/** Takes back what {@link linkRecords} said; false where it was not said. */
export function unlinkRecords(
  unitOfWork: UnitOfWork,
  pair: Pair,
  rules: ChangeRules,
  caller: Caller,
): Promise<boolean> {
  return changeLink(unitOfWork, pair, rules, caller, 'unlink-records');
}

function changeLink(
  unitOfWork: UnitOfWork,
  { igsn, other }: Pair,
  rules: ChangeRules,
  caller: Caller,
  action: 'link-records' | 'unlink-records',
): Promise<boolean> {
  if (igsn === other)
    throw new CorestoneError('invalid-input', 'A record is the same object as itself without saying.');
  return unitOfWork(async (work) => {
    await ensureLinkable(work, [igsn, other], caller);
    const link = { igsn, other, relation: SAME_OBJECT };
    const at = work.now();
    const isChanged =
      action === 'link-records' ? await work.links.add(link, caller.name, at) : await work.links.remove(link);
    if (!isChanged) return false;
    const retold = [igsn, other].map((one) => ({ caller, igsn: one, wish: 'keep' as const, isRetold: true }));
    const refused = (await changeRecords(work, retold, rules)).find((one) => one.outcome === 'refused');
    if (refused?.outcome === 'refused') throw new CorestoneError(refused.code, refused.message, refused);
    await work.audit(caller, [{ action, subject: igsn, after: { other } }], at);
    return true;
  });
}

async function ensureLinkable(work: Work, igsns: readonly string[], caller: Caller): Promise<void> {
  const states = await work.register.states(igsns);
  for (const igsn of igsns) {
    const known = states.get(igsn);
    if (known === undefined) throw new CorestoneError('not-found', `${igsn} is not registered here.`);
    ensureMay(caller, 'deposit', known.client);
    if (known.state === 'withdrawn') throw new CorestoneError('gone', `${igsn} is withdrawn.`);
    if (known.state === 'reserved') throw new CorestoneError('conflict', `${igsn} is only reserved.`);
  }
}
