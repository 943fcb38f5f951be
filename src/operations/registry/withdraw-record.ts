import { CorestoneError } from '../../domain/error.ts';
import type { Caller } from '../caller.ts';
import type { UnitOfWork } from '../ports.ts';
import type { RegistrationRules } from '../register-identifiers.ts';
import { type WantedWithdrawal, withdrawRecords } from './withdraw-records.ts';

/** Withdraws one record of the caller's; throws what {@link withdrawRecords} refuses, and `gone` for one that is withdrawn already. */
export async function withdrawRecord(
  unitOfWork: UnitOfWork,
  wanted: WantedWithdrawal,
  rules: Pick<RegistrationRules, 'hasUpstream'>,
  caller: Caller,
): Promise<void> {
  const { igsn } = wanted;
  await unitOfWork(async (work) => {
    const [outcome] = await withdrawRecords(work, [wanted], rules, caller);
    if (outcome!.outcome === 'unchanged') throw new CorestoneError('gone', `${igsn} is withdrawn.`);
    if (outcome!.outcome !== 'refused') return;
    const { code, message, findings } = outcome!;
    throw new CorestoneError(code, message, { findings });
  });
}
