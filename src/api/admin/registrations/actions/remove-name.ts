import { html } from '../../../../dissemination/frame/html.ts';
import { removeAlias } from '../../../../operations/registry/remove-alias.ts';
import type { RecordAction } from './record-action.ts';

/** Takes another name away from its record. */
export const REMOVE_NAME: RecordAction = {
  path: 'names/remove',
  fields: [],
  initial: (_record, { query }) => ({ alias: query.get('alias') ?? '' }),
  ask: (_visit, { igsn }, { values }) => ({
    title: 'Remove a name',
    text: html`<b class="m">${values.alias}</b> leads to <span class="m">${igsn}</span>. Links that use it lead nowhere from then on; the audit trail keeps it, and it can be added again.`,
    fields: html`<input type="hidden" name="alias" value="${values.alias}">`,
    button: 'Remove the name',
    isDangerous: true,
  }),
  run: async ({ house, caller, form }, { igsn }) => {
    await removeAlias(house.unitOfWork, form.get('alias') ?? '', caller, igsn);
    return 'name-removed';
  },
};
