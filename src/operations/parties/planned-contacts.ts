import { bad, type Checked, finding, good } from '../../domain/finding.ts';
import { CONTACT_ROLES, checkContacts, type PartyContact } from '../../domain/party/contact.ts';
import type { KeptPartyChanges, PartyChanges } from '../party-ports.ts';

/**
 * Changes of a party as they are kept, with its contacts as they then are; without contacts where those stay. A first contact that is left
 * with neither name nor address is gone, and the next one is the first. Findings: those of `checkContacts`; `contact-twice` of `contactEmail`; `contact-both` where the list and
 * the first one are said at once.
 */
export function plannedContacts(before: readonly PartyContact[], changes: PartyChanges): Checked<KeptPartyChanges> {
  const { contactName, contactEmail, contacts, ...rest } = changes;
  const isFirstSaid = contactName !== undefined || contactEmail !== undefined;
  if (contacts === undefined && !isFirstSaid) return good(rest);
  if (contacts !== undefined && isFirstSaid) {
    const rule = 'contacts, or contactName and contactEmail';
    return bad(
      finding('contact-both', 'The contacts and the first of them were said at once.', { field: 'contacts', rule }),
    );
  }
  const next = contacts === undefined ? withFirst(before, contactName, contactEmail) : contacts.map(tidied);
  const findings = checkContacts(next, before);
  if (contacts === undefined) {
    const twice = findings.find((one) => one.code === 'contact-twice');
    return twice === undefined
      ? good({ ...rest, contacts: next })
      : bad({ ...twice, field: 'contactEmail', value: contactEmail ?? '' });
  }
  return findings.length > 0 ? bad(...findings) : good({ ...rest, contacts: next });
}

function withFirst(before: readonly PartyContact[], name?: string, email?: string): readonly PartyContact[] {
  const [first = { name: '', email: '', roles: CONTACT_ROLES }, ...others] = before;
  const changed = { ...first, name: name ?? first.name, email: email ?? first.email };
  return changed.name === '' && changed.email === '' ? others : [changed, ...others];
}

function tidied({ name, email, roles }: PartyContact): PartyContact {
  return { name: name.trim(), email: email.trim(), roles: CONTACT_ROLES.filter((one) => roles.includes(one)) };
}
