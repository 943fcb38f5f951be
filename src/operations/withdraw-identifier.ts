import { CorestoneError } from '../domain/error.ts';
import { parseIgsn } from '../domain/identifier/igsn.ts';
import type { WithdrawalKind } from '../domain/registration/withdrawal.ts';
import type { Actor, UnitOfWork } from './ports.ts';
import { firstOutboxState, type RegistrationRules } from './register-identifiers.ts';

/**
 * Withdraws a registered identifier: its page stays as a tombstone with the reason and, where there is one, the successor;
 * harvesters get a deletion; the identifier is never given again. Doing it twice changes nothing. Throws `invalid-input`
 * for a malformed IGSN, an empty reason or itself as successor, `not-found` for one that is not registered here or an unknown
 * successor.
 */
export async function withdrawIdentifier(
  unitOfWork: UnitOfWork,
  wanted: {
    readonly igsn: string;
    readonly reason: string;
    readonly successor?: string;
    readonly kind?: WithdrawalKind;
  },
  rules: Pick<RegistrationRules, 'hasUpstream'>,
  actor: Actor,
): Promise<void> {
  const igsn = ensure(wanted.igsn);
  const successor = wanted.successor === undefined ? null : ensure(wanted.successor);
  if (successor === igsn) throw new CorestoneError('invalid-input', 'An identifier cannot take its own place.');
  if (wanted.reason.trim() === '')
    throw new CorestoneError('invalid-input', 'Withdrawing needs a reason that readers can see.');
  await unitOfWork(async (work) => {
    const states = await work.register.states(successor === null ? [igsn] : [igsn, successor]);
    const known = states.get(igsn);
    if (known === undefined) throw new CorestoneError('not-found', `${igsn} is not registered here.`);
    if (successor !== null && !states.has(successor))
      throw new CorestoneError('not-found', `The successor ${successor} is not registered here.`);
    if (known.state === 'withdrawn') return;
    const after = { reason: wanted.reason.trim(), successor, ...(wanted.kind !== undefined && { kind: wanted.kind }) };
    const { version } = known;
    await work.register.withdraw([{ igsn, version, ...after, outboxState: firstOutboxState(rules) }], actor.name);
    await work.audit(actor, [{ action: 'withdraw', subject: igsn, after }], work.now());
  });
}

function ensure(text: string): string {
  const read = parseIgsn(text);
  if (read.ok) return read.value;
  throw new CorestoneError('invalid-input', `${text} is not an IGSN.`, { findings: read.findings });
}
