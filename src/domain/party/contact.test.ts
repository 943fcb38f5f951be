import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressesFor, checkContacts, MOST_CONTACTS, onlyContact, type PartyContact } from './contact.ts';

const contact = (email: string, ...roles: PartyContact['roles']): PartyContact => ({ name: '', email, roles });

describe('contacts of a party', () => {
  it('are told by role, else the first one, else those of the agent', () => {
    const client = [
      contact('a@x.example', 'errors'),
      contact('b@x.example', 'registration'),
      contact('c@x.example', 'registration'),
    ];
    const agent = [contact('agent@x.example')];
    assert.deepEqual(addressesFor('registration', client, agent), ['b@x.example', 'c@x.example']);
    assert.deepEqual(addressesFor('landing-pages', client, agent), ['a@x.example']);
    assert.deepEqual(addressesFor('errors', onlyContact('Ines', ''), agent), ['agent@x.example']);
    assert.deepEqual(addressesFor('errors', [], []), []);
    assert.deepEqual(onlyContact('', ''), []);
  });

  it('are refused with field, value and rule', () => {
    const named = { name: 'Ines', email: '', roles: [] };
    assert.deepEqual(checkContacts([named, contact('a@x.example')], [named]), []);
    const bad = checkContacts([contact('a@x.example'), contact(''), contact('x y@z'), contact('A@X.example')], [named]);
    assert.deepEqual(
      bad.map((one) => [one.code, one.field, one.value, one.rule]),
      [
        ['email-missing', 'contacts[1].email', '', 'an e-mail address'],
        ['email-syntax', 'contacts[2].email', 'x y@z', 'an e-mail address'],
        ['contact-twice', 'contacts[3].email', 'A@X.example', 'each address once'],
      ],
    );
    const many = Array.from({ length: MOST_CONTACTS + 1 }, (_, n) => contact(`a${n}@x.example`));
    assert.deepEqual(
      checkContacts(many, []).map((one) => [one.code, one.value]),
      [['contacts-many', '21']],
    );
  });
});
