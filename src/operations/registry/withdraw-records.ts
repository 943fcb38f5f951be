import type { ErrorCode } from '../../domain/error.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { WithdrawalKind } from '../../domain/registration/withdrawal.ts';
import { type Caller, may } from '../caller.ts';
import type { Work } from '../ports.ts';
import { firstOutboxState, type RegistrationRules } from '../register-identifiers.ts';
import type { RecordState } from '../register-ports.ts';
import { otherVersion } from './ensure-version.ts';

/** A withdrawal as a caller wants it; `expectedVersion` refuses it with `conflict` when the record stands at another one. */
export interface WantedWithdrawal {
  /** Normal form, without prefix, as `successor`. */
  readonly igsn: string;
  readonly reason: string;
  readonly successor?: string;
  readonly kind?: WithdrawalKind;
  readonly expectedVersion?: number;
}

/** What became of a withdrawal; one that was withdrawn before is `unchanged`. A refused one changed nothing; `code` is the catalogue's. */
export type WithdrawalOutcome =
  | { readonly igsn: string; readonly outcome: 'withdrawn' | 'unchanged'; readonly version: number }
  | {
      readonly igsn: string;
      readonly outcome: 'refused';
      readonly code: ErrorCode;
      readonly message: string;
      readonly findings: readonly Finding[];
    };

/**
 * Withdraws records in the caller's unit of work, each judged by itself, in a bounded number of statements: their pages stay as
 * tombstones with reason and successor. Outcomes come in the order of what is wanted. Refusals: `invalid-input` without a reason (finding
 * `reason-missing`), for a merger without successor (`successor-missing`) or itself as successor (`successor-itself`);
 * `not-found` for a record or successor that is not registered here; `not-allowed` for a record that is not the caller's;
 * `conflict` for a reserved one, which is deleted instead, and for another version than expected (`version-differs`).
 */
export async function withdrawRecords(
  work: Work,
  wanted: readonly WantedWithdrawal[],
  rules: Pick<RegistrationRules, 'hasUpstream'>,
  caller: Caller,
): Promise<WithdrawalOutcome[]> {
  const named = wanted.flatMap(({ igsn, successor }) => (successor === undefined ? [igsn] : [igsn, successor]));
  const states = await work.register.states([...new Set(named)]);
  const withdrawn = new Set<string>();
  const outcomes = wanted.map((one) => {
    const outcome = judge(one, states, withdrawn, caller);
    if (outcome.outcome === 'withdrawn') withdrawn.add(one.igsn);
    return outcome;
  });
  const kept = wanted.filter((_, at) => outcomes[at]!.outcome === 'withdrawn');
  await keep(work, kept, states, firstOutboxState(rules), caller);
  return outcomes;
}

function judge(
  wanted: WantedWithdrawal,
  states: ReadonlyMap<string, RecordState>,
  withdrawn: ReadonlySet<string>,
  caller: Caller,
): WithdrawalOutcome {
  const { igsn, successor, expectedVersion } = wanted;
  const known = states.get(igsn);
  const fault = faultOf(wanted);
  if (fault !== undefined) return refused(igsn, 'invalid-input', fault.message, [fault]);
  if (known === undefined) return refused(igsn, 'not-found', `${igsn} is not registered here.`);
  const { state, version, client } = known;
  if (!may(caller, 'deposit', client)) return refused(igsn, 'not-allowed', `${igsn} belongs to ${client}.`);
  if (state === 'withdrawn' || withdrawn.has(igsn)) return { igsn, outcome: 'unchanged', version };
  if (state === 'reserved') return refused(igsn, 'conflict', `${igsn} is only reserved: it is deleted, not withdrawn.`);
  const other = otherVersion(known, expectedVersion);
  if (other !== undefined) return refused(igsn, 'conflict', other.message, [other]);
  if (successor !== undefined && !states.has(successor))
    return refused(igsn, 'not-found', `The successor ${successor} is not registered here.`);
  return { igsn, outcome: 'withdrawn', version };
}

function faultOf({ igsn, reason, successor, kind }: WantedWithdrawal): Finding | undefined {
  if (reason.trim() === '')
    return finding('reason-missing', 'Withdrawing needs a reason that readers can see.', {
      field: 'reason',
      rule: 'a text',
    });
  if (kind === 'merged-into' && successor === undefined)
    return finding(
      'successor-missing',
      'A record that was merged into another names that one as its successor.',
      SUCCESSOR,
    );
  if (successor !== igsn) return undefined;
  return finding('successor-itself', 'An identifier cannot take its own place.', { ...SUCCESSOR, value: successor });
}

const SUCCESSOR = { field: 'successor', rule: 'another IGSN registered here' };

function refused(igsn: string, code: ErrorCode, message: string, findings: readonly Finding[] = []): WithdrawalOutcome {
  return { igsn, outcome: 'refused', code, message, findings };
}

async function keep(
  work: Work,
  wanted: readonly WantedWithdrawal[],
  states: ReadonlyMap<string, RecordState>,
  outboxState: string,
  caller: Caller,
): Promise<void> {
  if (wanted.length === 0) return;
  const rows = wanted.map(({ igsn, reason, successor = null, kind }) => ({
    igsn,
    version: states.get(igsn)!.version,
    outboxState,
    after: { reason: reason.trim(), successor, ...(kind !== undefined && { kind }) },
  }));
  await work.register.withdraw(
    rows.map(({ after, ...row }) => ({ ...row, ...after })),
    caller.name,
  );
  const entries = rows.map(({ igsn, after }) => ({ action: 'withdraw', subject: igsn, after }));
  await work.audit(caller, entries, work.now());
}
