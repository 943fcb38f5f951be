import { html } from '../../../../dissemination/frame/html.ts';
import { CorestoneError } from '../../../../domain/error.ts';
import { restoredDescription } from '../../../../domain/registration/restored-description.ts';
import type { RegisterRecord } from '../../../../store/read/find-record.ts';
import { findVersion } from '../../../../store/read/find-versions.ts';
import type { Visit } from '../../visit.ts';
import { compareDescriptions, differenceTable } from '../version-comparison.ts';
import { type RecordAction, takeRecordChange } from './record-action.ts';

/** Makes what an older version says the current description, as a new version. */
export const RESTORE: RecordAction = {
  path: 'restore',
  fields: [],
  initial: (_record, { query }) => ({ restored: query.get('restored') ?? '' }),
  ask: async (visit, record, { values }) => {
    const older = await olderOf(visit, record, values.restored);
    const differences = compareDescriptions(
      record.description,
      restoredDescription(older.description, record.description),
    );
    return {
      title: `Back to version ${older.version} of ${record.igsn}`,
      text: 'What it said then becomes a new version, and harvesters and upstream are told. Address, state, owner and what is kept back stay as they are now.',
      fields: html`<input type="hidden" name="restored" value="${older.version}">${differences.length === 0 ? html`<p class="hint">It says the same as now.</p>` : differenceTable(differences, 'Now', 'Then')}`,
      button: `Restore version ${older.version}`,
    };
  },
  run: async (visit, record) => {
    const older = await olderOf(visit, record, visit.form.get('restored') ?? '');
    const description = restoredDescription(older.description, record.description);
    const state = await takeRecordChange(visit, record, { wish: 'keep', description });
    return state === 'unchanged' ? state : 'restored';
  },
};

async function olderOf(visit: Visit, { igsn }: RegisterRecord, text = '') {
  const found = /^\d{1,9}$/.test(text) ? await findVersion(visit.house.store.read, igsn, Number(text)) : undefined;
  if (found !== undefined) return found;
  throw new CorestoneError('not-found', `${igsn} has no version ${text}.`);
}
