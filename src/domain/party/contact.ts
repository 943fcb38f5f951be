import { type Finding, finding } from '../finding.ts';
import { isMailAddress } from '../mail/mail-address.ts';

/**
 * What a contact of an agent or client is mailed: that upstream refused registrations for good (`registration`), that landing pages do not
 * answer (`landing-pages`), that readers report errors in records (`errors`).
 */
export const CONTACT_ROLES = ['registration', 'landing-pages', 'errors'] as const;

/** One of {@link CONTACT_ROLES}. */
export type ContactRole = (typeof CONTACT_ROLES)[number];

/** Whom to write to at an agent or client. The first of several is the one that other systems are shown. */
export interface PartyContact {
  /** Empty where it was not said. */
  readonly name: string;
  /** Empty for who is named only, as taken over or kept by one of the older ways; never mailed then. */
  readonly email: string;
  /** Empty for who is told nothing. */
  readonly roles: readonly ContactRole[];
}

/** How many contacts a party has at most. */
export const MOST_CONTACTS = 20;

/** One contact as the older ways know it, who is told everything; none where neither name nor address is said. */
export function onlyContact(name: string, email: string): readonly PartyContact[] {
  return name === '' && email === '' ? [] : [{ name, email, roles: CONTACT_ROLES }];
}

/**
 * What keeps contacts from being kept, by field (`contacts[1].email`): `contacts-many`, `email-missing`, `email-syntax`, `contact-twice`.
 * A contact that `before` has without an address may stay so.
 */
export function checkContacts(contacts: readonly PartyContact[], before: readonly PartyContact[]): Finding[] {
  const findings: Finding[] = [];
  if (contacts.length > MOST_CONTACTS)
    findings.push(
      finding('contacts-many', `These are ${contacts.length} contacts.`, {
        field: 'contacts',
        value: contacts.length,
        rule: `at most ${MOST_CONTACTS}`,
      }),
    );
  const seen = new Set<string>();
  for (const [at, { name, email }] of contacts.entries()) {
    const where = { field: `contacts[${at}].email`, value: email };
    const wasSo = name !== '' && before.some((one) => one.email === '' && one.name === name);
    if (email === '' && !wasSo)
      findings.push(finding('email-missing', 'A contact needs an address.', { ...where, rule: 'an e-mail address' }));
    if (email !== '' && !isMailAddress(email))
      findings.push(
        finding('email-syntax', `${email} is no address that mail can be sent to.`, {
          ...where,
          rule: 'an e-mail address',
        }),
      );
    const key = email.toLowerCase();
    if (email !== '' && seen.has(key))
      findings.push(
        finding('contact-twice', `${email} is a contact already.`, { ...where, rule: 'each address once' }),
      );
    seen.add(key);
  }
  return findings;
}

/**
 * The addresses that are told something of one kind: those of the contacts with its role; where none has it, the first contact's; of the
 * next party where that gives none, so a client's agent. Empty where none has an address.
 */
export function addressesFor(role: ContactRole, ...parties: readonly (readonly PartyContact[])[]): readonly string[] {
  for (const contacts of parties) {
    const reached = contacts.filter((one) => one.email !== '');
    const own = reached.filter((one) => one.roles.includes(role));
    const told = own.length > 0 ? own : reached.slice(0, 1);
    if (told.length > 0) return told.map((one) => one.email);
  }
  return [];
}
