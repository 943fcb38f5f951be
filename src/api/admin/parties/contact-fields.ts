import { type Html, html } from '../../../dissemination/frame/html.ts';
import { CONTACT_ROLES, type ContactRole, MOST_CONTACTS, type PartyContact } from '../../../domain/party/contact.ts';
import { checkField, type FormState, textField } from '../form-fields.ts';

const ROWS = Array.from({ length: MOST_CONTACTS }, (_, at) => at);
const SPARE_ROWS = 1;
const ROLE_WORDS: Readonly<Record<ContactRole, string>> = {
  registration: 'registrations that failed',
  'landing-pages': 'landing pages that fail',
  errors: 'errors that readers report',
};
const fieldOf = (at: number, part: 'name' | 'email' | ContactRole) => `contacts[${at}].${part}`;

/** The fields of contacts that something can be wrong with. */
export const CONTACT_FIELDS: readonly string[] = ROWS.map((at) => fieldOf(at, 'email'));

/** Contacts as values of their fields, with room for more. */
export function contactValues(contacts: readonly PartyContact[]): Record<string, string> {
  const spare = Array.from({ length: SPARE_ROWS }, () => ({ name: '', email: '', roles: [] }));
  return Object.fromEntries(
    [...contacts, ...spare]
      .slice(0, MOST_CONTACTS)
      .flatMap(({ name, email, roles }, at) => [
        [fieldOf(at, 'name'), name],
        [fieldOf(at, 'email'), email],
        ...roles.map((role) => [fieldOf(at, role), 'yes'] as const),
      ]),
  );
}

/** A row of fields for each contact that the state has. */
export function contactFields(state: FormState): Html {
  const rows = ROWS.filter((at) => fieldOf(at, 'email') in state.values);
  return html`<fieldset><legend>Contacts</legend><p class="hint">The first is shown to other systems, and is told what nobody else here is. A contact whose fields are all emptied goes.</p>
${rows.map(
  (
    at,
  ) => html`<fieldset><legend>${at === 0 ? 'First contact' : `Contact ${at + 1}`}</legend><div class="two-col"><div>${textField(state, fieldOf(at, 'name'), 'Name')}</div><div>${textField(state, fieldOf(at, 'email'), 'E-mail', { type: 'email', isEither: true })}</div></div>
<p class="hint">Is mailed</p>${CONTACT_ROLES.map((role) => checkField(state, fieldOf(at, role), ROLE_WORDS[role]))}</fieldset>`,
)}</fieldset>`;
}

/** The contacts in a form, without rows that are empty; nothing where the form has no rows. */
export function contactsIn(form: URLSearchParams): { readonly contacts?: readonly PartyContact[] } {
  const rows = ROWS.filter((at) => form.has(fieldOf(at, 'email')));
  return rows.length === 0 ? {} : { contacts: filledRows(form).map((at) => contactAt(form, at)) };
}

/** Findings count the contacts that were sent on; a form shows them at the rows those stood in. */
export function atTheirRows(state: FormState, form: URLSearchParams): FormState {
  const rows = filledRows(form);
  const errors = Object.entries(state.errors ?? {}).map(([field, words]) => {
    const at = /^contacts\[(\d+)\]\.email$/.exec(field)?.[1];
    return [at === undefined ? field : fieldOf(rows[Number(at)] ?? 0, 'email'), words];
  });
  return { ...state, errors: Object.fromEntries(errors) };
}

/** Contacts in words, one a line. */
export function contactLines(contacts: readonly PartyContact[]): Html | string {
  if (contacts.length === 0) return 'Not stated';
  return html`${contacts.map(({ name, email, roles }, at) => {
    const told = roles.map((role) => ROLE_WORDS[role]).join(', ');
    return html`${at > 0 && html`<br>`}${[name, email].filter((one) => one !== '').join(', ')}${told !== '' && html` <span class="mut">(${told})</span>`}`;
  })}`;
}

function filledRows(form: URLSearchParams): number[] {
  return ROWS.filter((at) => textAt(form, at, 'name') !== '' || textAt(form, at, 'email') !== '');
}

function contactAt(form: URLSearchParams, at: number): PartyContact {
  const roles = CONTACT_ROLES.filter((role) => form.get(fieldOf(at, role)) === 'yes');
  return { name: textAt(form, at, 'name'), email: textAt(form, at, 'email'), roles };
}

function textAt(form: URLSearchParams, at: number, part: 'name' | 'email'): string {
  return (form.get(fieldOf(at, part)) ?? '').trim();
}
