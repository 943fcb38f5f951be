import { Type } from 'typebox';
import { CONTACT_ROLES, MOST_CONTACTS } from '../../../domain/party/contact.ts';
import { Word } from '../shapes.ts';

const Role = Word(CONTACT_ROLES, 'What a contact is mailed.');

/** A contact of an agent or client as it is answered. */
export const Contact = Type.Object({
  name: Type.String(),
  email: Type.String({ description: 'Empty for who is named only.' }),
  roles: Type.Array(Role, {
    description:
      'What it is mailed: `registration`, that registrations failed; `landing-pages`, that pages do not answer; `errors`, that readers report errors.',
  }),
});

/** The whole list of contacts as it is wanted. */
export const Contacts = Type.Array(
  Type.Object(
    {
      name: Type.String({ maxLength: 255 }),
      email: Type.String({ maxLength: 255 }),
      roles: Type.Array(Role, { maxItems: 10 }),
    },
    { additionalProperties: false },
  ),
  {
    maxItems: MOST_CONTACTS,
    description: 'The whole list: who is not in it is a contact no longer. The first is shown to other systems.',
  },
);
