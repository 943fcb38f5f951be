import { html } from '../../../../dissemination/frame/html.ts';
import { unlinkRecords } from '../../../../operations/registry/link-records.ts';
import type { RecordAction } from './record-action.ts';

/** Takes back that two records stand for the same object. */
export const UNLINK_RECORD: RecordAction = {
  path: 'links/remove',
  fields: [],
  initial: (_record, { query }) => ({ other: query.get('other') ?? '' }),
  ask: (_visit, { igsn }, { values }) => ({
    title: 'Take a link back',
    text: html`<span class="m">${igsn}</span> and <span class="m">${values.other}</span> no longer say that they stand for one object; harvesters and upstream are told.`,
    fields: html`<input type="hidden" name="other" value="${values.other}">`,
    button: 'Take the link back',
  }),
  run: async ({ house, caller, form }, { igsn }) => {
    const pair = { igsn, other: form.get('other') ?? '' };
    return (await unlinkRecords(house.unitOfWork, pair, house.rules, caller)) ? 'unlinked' : 'unchanged';
  },
};
