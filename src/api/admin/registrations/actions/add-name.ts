import { html } from '../../../../dissemination/frame/html.ts';
import { CorestoneError } from '../../../../domain/error.ts';
import { isAliasKind } from '../../../../domain/identifier/alias.ts';
import { addAliases } from '../../../../operations/registry/add-aliases.ts';
import { choiceField, textField } from '../../form-fields.ts';
import type { RecordAction } from './record-action.ts';

const KINDS = [
  ['', 'As it reads'],
  ['handle', 'A handle'],
  ['doi', 'A DOI'],
  ['oai', 'The id of an OAI-PMH record'],
  ['name', 'Another name'],
] as const;

/** Gives a record another name, under which everything finds it. */
export const ADD_NAME: RecordAction = {
  path: 'names/add',
  fields: ['alias', 'kind'],
  ask: (_visit, { igsn }, state) => ({
    title: `Another name of ${igsn}`,
    text: 'The resolver, the search and every API find the record under it. A name leads to one record.',
    fields: html`${textField(state, 'alias', 'Name', { isRequired: true, isMono: true, longest: 400, hint: 'A legacy handle as 10273/OLDNAME1, a DOI, oai:…, the IGSN it had elsewhere, or a label. Addresses at a resolver are read too.' })}${choiceField(state, 'kind', 'What it is', KINDS)}`,
    button: 'Add the name',
  }),
  run: async ({ house, caller, form }, { igsn }) => {
    const kind = form.get('kind') ?? '';
    const wanted = { name: form.get('alias') ?? '', target: igsn, ...(isAliasKind(kind) && { kind }) };
    const { added, findings } = await addAliases(house.unitOfWork, [wanted], caller);
    if (findings.length > 0) throw new CorestoneError('invalid-input', findings[0]!.message, { findings });
    return added > 0 ? 'name-added' : 'unchanged';
  },
};
