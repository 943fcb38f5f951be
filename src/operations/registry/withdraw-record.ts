import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import type { WithdrawalKind } from '../../domain/registration/withdrawal.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { UnitOfWork } from '../ports.ts';
import type { RegistrationRules } from '../register-identifiers.ts';
import { withdrawIdentifier } from '../withdraw-identifier.ts';

/** A withdrawal as a caller wants it; `expectedVersion` refuses it with `conflict` when the record stands at another one. */
export interface WantedWithdrawal {
  readonly igsn: string;
  readonly reason: string;
  readonly successor?: string;
  readonly kind: WithdrawalKind;
  readonly expectedVersion?: number;
}

/**
 * Withdraws a record of the caller's, see {@link withdrawIdentifier}. Throws also `not-allowed` for one that is not the caller's,
 * `gone` for one that is withdrawn already, `conflict` for a reserved one, which is deleted instead, and `invalid-input` for a
 * merger that names no successor.
 */
export async function withdrawRecord(
  unitOfWork: UnitOfWork,
  wanted: WantedWithdrawal,
  rules: Pick<RegistrationRules, 'hasUpstream'>,
  caller: Caller,
): Promise<void> {
  const { igsn, kind, successor, expectedVersion } = wanted;
  if (kind === 'merged-into' && successor === undefined) throw withoutSuccessor();
  await unitOfWork(async (work) => {
    const known = (await work.register.states([igsn])).get(igsn);
    if (known === undefined) throw new CorestoneError('not-found', `${igsn} is not registered here.`);
    ensureMay(caller, 'deposit', known.client);
    if (known.state === 'withdrawn') throw new CorestoneError('gone', `${igsn} is withdrawn.`);
    if (known.state === 'reserved')
      throw new CorestoneError('conflict', `${igsn} is only reserved: it is deleted, not withdrawn.`);
    if (expectedVersion !== undefined && expectedVersion !== known.version)
      throw new CorestoneError('conflict', `${igsn} stands at version ${known.version}, not ${expectedVersion}.`);
    await withdrawIdentifier((body) => body(work), wanted, rules, caller);
  });
}

function withoutSuccessor(): CorestoneError {
  const message = 'A record that was merged into another names that one as its successor.';
  return new CorestoneError('invalid-input', message, {
    findings: [finding('successor-missing', message, { field: 'successor', rule: 'an IGSN registered here' })],
  });
}
