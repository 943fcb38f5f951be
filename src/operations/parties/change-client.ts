import { CorestoneError } from '../../domain/error.ts';
import { bad, type Checked, type Finding, finding, good } from '../../domain/finding.ts';
import { isMailAddress } from '../../domain/mail/mail-address.ts';
import { type Caller, ensureMay } from '../caller.ts';
import { holdParties } from '../hold-jobs.ts';
import type { ClientDetails, PartyChanges } from '../party-ports.ts';
import type { UnitOfWork } from '../ports.ts';
import { plannedContacts } from './planned-contacts.ts';

/** What only the agent decides; the rest is the client's own affair. */
const AGENTS_OWN = ['quota', 'isActive', 'upstream', 'domains'] as const;

/**
 * Changes a client; the client as it then is. Contacts, name and password are its manager's, domains, quota, activity and
 * upstream its agent's. A new password lifts a lock. Throws `not-found`, `not-allowed`. Findings: `domain-syntax`, `quota-range`,
 * `email-syntax`, `name-empty`, those of `plannedContacts`.
 */
export async function changeClient(
  unitOfWork: UnitOfWork,
  symbol: string,
  changes: PartyChanges,
  caller: Caller,
): Promise<Checked<ClientDetails>> {
  ensureMay(caller, 'manage-client', symbol);
  if (AGENTS_OWN.some((field) => changes[field] !== undefined)) ensureMay(caller, 'manage-agent', symbol);
  const findings = checkChanges(changes);
  if (findings.length > 0) return bad(...findings);
  return unitOfWork(async (work) => {
    await holdParties(work, caller);
    const [before] = await work.parties.clientDetails([symbol]);
    if (before === undefined) throw new CorestoneError('not-found', `There is no client ${symbol}.`);
    const planned = plannedContacts(before.contacts, changes);
    if (!planned.ok) return planned;
    const kept = planned.value;
    await work.parties.changeClient(symbol, kept, work.now());
    if (typeof changes.passwordHash === 'string') await work.access.forgetFailures(symbol);
    const [after] = await work.parties.clientDetails([symbol]);
    const { passwordHash, ...shown } = kept;
    const said = {
      ...shown,
      ...(passwordHash !== undefined && { password: passwordHash === null ? 'removed' : 'changed' }),
    };
    await work.audit(caller, [{ action: 'change-client', subject: symbol, before, after: said }], work.now());
    return good(after!);
  });
}

/** What is wrong with changes: `domain-syntax`, `quota-range`, `email-syntax`, `name-empty`; empty where they can be kept. */
export function checkChanges(changes: PartyChanges): Finding[] {
  const findings: Finding[] = [];
  const say = (code: string, field: string, value: unknown, rule: string) =>
    findings.push(finding(code, `${field} cannot be ${String(value) || 'empty'}.`, { field, value, rule }));
  for (const domain of changes.domains ?? [])
    if (!/^[A-Za-z0-9*][A-Za-z0-9.*-]{0,252}$/.test(domain))
      say('domain-syntax', 'domains', domain, 'a host name, * for any characters');
  const { quota, contactEmail, name } = changes;
  if (quota !== undefined && !(Number.isInteger(quota) && quota >= -1))
    say('quota-range', 'quota', quota, 'a whole number, -1 for no limit');
  if (contactEmail !== undefined && contactEmail !== '' && !isMailAddress(contactEmail))
    say('email-syntax', 'contactEmail', contactEmail, 'an e-mail address');
  if (name?.trim() === '') say('name-empty', 'name', name, '1 to 255 characters');
  return findings;
}
