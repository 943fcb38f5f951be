import { CorestoneError } from '../../domain/error.ts';
import { CONTACT_ROLES, type PartyContact } from '../../domain/party/contact.ts';
import { changeAgent } from '../../operations/parties/change-agent.ts';
import { changeClient } from '../../operations/parties/change-client.ts';
import { partyStore } from '../../store/ports/party-store.ts';
import { type Call, type Command, listOption, textOption } from '../command.ts';
import { CLI_CALLER, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';
import { findingLine } from '../output.ts';

/** Lists the contacts of a client or an agent, and changes one. */
export const clientContacts: Command = {
  name: 'client contacts',
  words: 'SYMBOL',
  summary: 'Lists the contacts of a client or an agent; adds, changes or removes one where it is named.',
  options: [
    { name: 'set', value: 'EMAIL', definition: 'Adds a contact, or changes the one with this address.' },
    { name: 'name', value: 'TEXT', definition: 'Its name; what is left out stays.' },
    {
      name: 'told',
      value: 'ROLE',
      multiple: true,
      definition: `What it is mailed: ${CONTACT_ROLES.join(', ')}, or none. What is left out stays; a new one is mailed all.`,
    },
    { name: 'remove', value: 'EMAIL', definition: 'Removes the contact with this address.' },
    ...STORE_OPTIONS,
  ],
  run: (call) => {
    const symbol = symbolOf(call);
    checkWords(call);
    return withExistingHouse(call, async ({ store, unitOfWork }) => {
      const parties = partyStore(store.read, store.engine);
      const isAgent = !symbol.includes('.');
      const all = isAgent ? await parties.agents() : await parties.clientDetails([symbol]);
      const before = all.find((one) => one.symbol === symbol);
      if (before === undefined) throw new CorestoneError('not-found', `There is no client or agent ${symbol}.`);
      const contacts = wantedContacts(call, before.contacts);
      let kept = before.contacts;
      if (contacts !== undefined && isAgent)
        kept = (await changeAgent(unitOfWork, symbol, { contacts }, CLI_CALLER)).contacts;
      if (contacts !== undefined && !isAgent) {
        const changed = await changeClient(unitOfWork, symbol, { contacts }, CLI_CALLER);
        if (!changed.ok) {
          for (const one of changed.findings) call.output.say(findingLine(one));
          call.output.result({ findings: changed.findings });
          return 1;
        }
        kept = changed.value.contacts;
      }
      for (const { name, email, roles } of kept)
        call.output.say(`${email.padEnd(32)} ${name.padEnd(24)} ${roles.join(', ') || 'told nothing'}`);
      if (kept.length === 0) call.output.say(`${symbol} has no contact.`);
      call.output.result(kept);
      return 0;
    });
  },
};

function symbolOf(call: Call): string {
  const [symbol] = call.words;
  if (symbol === undefined || call.words.length > 1)
    throw new CorestoneError('wrong-call', 'Say one symbol, of a client or an agent.');
  return symbol.toUpperCase();
}

/** Throws `wrong-call` for options that do not go together, and for roles there are not. */
function checkWords(call: Call): void {
  const [email, gone] = [textOption(call, 'set'), textOption(call, 'remove')];
  if (email !== undefined && gone !== undefined)
    throw new CorestoneError('wrong-call', 'Say --set or --remove, not both.');
  if (email === undefined && (textOption(call, 'name') !== undefined || rolesOf(call) !== undefined))
    throw new CorestoneError('wrong-call', '--name and --told are of the contact that --set names.');
  rolesOf(call);
}

/** The whole list as it is wanted; undefined where the call only asks. */
function wantedContacts(call: Call, before: readonly PartyContact[]): readonly PartyContact[] | undefined {
  const [email, gone] = [textOption(call, 'set'), textOption(call, 'remove')];
  const [name, roles] = [textOption(call, 'name'), rolesOf(call)];
  if (gone !== undefined) {
    if (!before.some((one) => isOf(one, gone))) throw new CorestoneError('not-found', `${gone} is no contact.`);
    return before.filter((one) => !isOf(one, gone));
  }
  if (email === undefined) return undefined;
  const said = { ...(name !== undefined && { name }), ...(roles !== undefined && { roles }) };
  if (before.some((one) => isOf(one, email)))
    return before.map((one) => (isOf(one, email) ? { ...one, ...said } : one));
  return [...before, { name: '', email, roles: CONTACT_ROLES, ...said }];
}

function isOf(contact: PartyContact, email: string): boolean {
  return contact.email !== '' && contact.email.toLowerCase() === email.trim().toLowerCase();
}

function rolesOf(call: Call): PartyContact['roles'] | undefined {
  const said = listOption(call, 'told');
  if (said.length === 0) return undefined;
  const unknown = said.find((one) => one !== 'none' && !(CONTACT_ROLES as readonly string[]).includes(one));
  if (unknown !== undefined)
    throw new CorestoneError(
      'wrong-call',
      `--told ${unknown}: roles of contacts are ${CONTACT_ROLES.join(', ')}, or none.`,
    );
  return CONTACT_ROLES.filter((one) => said.includes(one));
}
