import { bad, type Checked, type Finding, finding, good } from '../../domain/finding.ts';
import { WITHDRAWAL_KINDS, type WithdrawalKind } from '../../domain/registration/withdrawal.ts';
import { readIdentifier } from '../../formats/reading/read-identifier.ts';
import type { WithdrawalWords } from '../../operations/bulk/bulk-item.ts';
import { checkedIgsn } from './wanted-of-records.ts';

const LONGEST_REASON = 2000;
const MEMBERS = ['reason', 'kind', 'successor'] as const;

/**
 * What an item says of its withdrawal: reason, kind and successor, the last in any spelling. `at` names a member as the input
 * calls it. Findings: `wrong-type`, `unknown-member`, and those of the successor's syntax.
 */
export function readWithdrawal(
  said: Readonly<Record<string, unknown>>,
  at: (member: string) => string,
): Checked<WithdrawalWords> {
  const findings = [...checkMembers(said, at)];
  const { reason, kind, successor } = said as { reason?: string; kind?: WithdrawalKind; successor?: string };
  if (findings.length > 0) return bad(...findings);
  const igsn = checkedIgsn(successor === undefined ? undefined : (readIdentifier(successor)?.code ?? ''));
  if (!igsn.ok) return bad(...igsn.findings.map((one) => ({ ...one, field: at('successor') })));
  return good(
    {
      ...(reason !== undefined && { reason }),
      ...(kind !== undefined && { kind }),
      ...(igsn.value !== undefined && { successor: igsn.value }),
    },
    igsn.findings,
  );
}

function* checkMembers(said: Readonly<Record<string, unknown>>, at: (member: string) => string): Generator<Finding> {
  const isText = (one: unknown) => typeof one === 'string' && one.length <= LONGEST_REASON;
  const isKind = (one: unknown) => (WITHDRAWAL_KINDS as readonly unknown[]).includes(one);
  const wrong = (member: string, rule: string) =>
    finding('wrong-type', `${at(member)} is not ${rule}.`, { field: at(member), value: said[member] ?? 'null', rule });
  const rule = `a text of at most ${LONGEST_REASON} characters`;
  if (said.reason !== undefined && !isText(said.reason)) yield wrong('reason', rule);
  if (said.kind !== undefined && !isKind(said.kind)) yield wrong('kind', `one of ${WITHDRAWAL_KINDS.join(', ')}`);
  if (said.successor !== undefined && !isText(said.successor)) yield wrong('successor', 'an IGSN');
  for (const member of Object.keys(said))
    if (!(MEMBERS as readonly string[]).includes(member))
      yield finding('unknown-member', `There is no member ${at(member)} here.`, {
        field: at(member),
        rule: MEMBERS.join(', '),
      });
}
