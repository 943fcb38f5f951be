import { type Html, html } from '../../../../dissemination/frame/html.ts';
import { CorestoneError } from '../../../../domain/error.ts';
import { checkEmbargoEnd } from '../../../../domain/registration/check-embargo-end.ts';
import { UNTIL_OPENED } from '../../../../domain/registration/embargo.ts';
import { NOTHING_KEPT_BACK } from '../../../../domain/registration/privacy.ts';
import { publicPart } from '../../../../domain/registration/public-part.ts';
import type { RegisterRecord } from '../../../../store/read/find-record.ts';
import { fieldNames } from '../field-names.ts';
import { END_DAY_FIELDS, endDayFields, endDayValues, readEndDay } from './end-day.ts';
import { type RecordAction, takeRecordChange } from './record-action.ts';

/** Sets the day until which details are kept back, or changes it. */
export const EMBARGO: RecordAction = {
  path: 'embargo',
  fields: END_DAY_FIELDS,
  initial: ({ privacy }) => endDayValues(privacy.embargoUntil),
  ask: (visit, record, state) => ({
    title: `Embargo on ${record.igsn}`,
    text:
      record.facts.state === 'registered'
        ? 'The record stays registered and found, and its number resolves; details are kept back until a day.'
        : `The record is ${record.facts.state}. Once it is registered and found, details are kept back until a day.`,
    fields: html`${seenMeanwhile(record)}${endDayFields(visit, state, 'Day on which the details open')}`,
    button: record.privacy.embargoUntil === null ? 'Set the embargo' : 'Change the embargo',
  }),
  run: async (visit, record) => {
    const embargoUntil = readEndDay(visit);
    const found = checkEmbargoEnd(record.description, embargoUntil);
    if (found !== undefined) throw new CorestoneError('invalid-input', found.message, { findings: [found] });
    const state = await takeRecordChange(visit, record, { wish: 'keep', privacy: { embargoUntil } });
    return state === 'unchanged' ? state : 'embargoed';
  },
};

/** Opens what an embargo set here keeps back. */
export const END_EMBARGO: RecordAction = {
  path: 'embargo/end',
  fields: [],
  ask: (_visit, { igsn, description }) => ({
    title: `End the embargo on ${igsn}`,
    text: description.isPublic
      ? 'Everybody sees all details from now on, and harvesters and upstream are told. What once was public cannot be called back.'
      : html`The embargo that was set here ends. The description itself keeps details back ${description.moratoriumUntil === undefined ? 'without naming a day' : html`until ${description.moratoriumUntil}`}, and goes on to do so until it is changed.`,
    button: 'End the embargo now',
  }),
  run: async (visit, record) => {
    const state = await takeRecordChange(visit, record, { wish: 'keep', privacy: { embargoUntil: null } });
    return state === 'unchanged' ? state : 'embargo-ended';
  },
};

/** Of what this record says, what readers go on to see under an embargo and what they do not. */
function seenMeanwhile({ description }: RegisterRecord): Html {
  const privacy = { ...NOTHING_KEPT_BACK, embargoUntil: UNTIL_OPENED };
  const { shown, hidden } = fieldNames(description, publicPart(description, '0001-01-01', description, privacy));
  return html`<dl class="kv in"><div><dt>Readers still see</dt><dd>${shown.join(', ')}</dd></div><div><dt>Kept back</dt><dd>${hidden.length === 0 ? 'nothing: the record says none of it' : hidden.join(', ')}</dd></div></dl>`;
}
