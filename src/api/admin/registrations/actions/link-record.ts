import { findPasted } from '../../../../dissemination/pages/find-pasted.ts';
import { CorestoneError } from '../../../../domain/error.ts';
import { finding } from '../../../../domain/finding.ts';
import { linkRecords } from '../../../../operations/registry/link-records.ts';
import { textField } from '../../form-fields.ts';
import { refuse } from '../../read-form.ts';
import type { Visit } from '../../visit.ts';
import type { RecordAction } from './record-action.ts';

/** Says of two records that they stand for the same object. */
export const LINK_RECORD: RecordAction = {
  path: 'links/add',
  fields: ['other'],
  initial: (_record, { query }) => ({ other: query.get('other') ?? '' }),
  ask: (_visit, { igsn }, state) => ({
    title: `The same object as ${igsn}`,
    text: 'Both records say from then on that they stand for one object; harvesters and upstream are told. Both must belong to clients that you deposit for.',
    fields: textField(state, 'other', 'The other record', {
      isRequired: true,
      isMono: true,
      hint: 'Its IGSN, handle, DOI or another name, in any spelling.',
    }),
    button: 'Link',
  }),
  run: async (visit, { igsn }) => {
    const { house, caller } = visit;
    const other = await readOther(visit);
    const isNew = await aboutOther(() => linkRecords(house.unitOfWork, { igsn, other }, house.rules, caller));
    return isNew ? 'linked' : 'unchanged';
  },
};

async function readOther({ face, form }: Visit): Promise<string> {
  const text = (form.get('other') ?? '').trim();
  const found = text === '' ? undefined : await findPasted(face, text);
  if (found !== undefined && 'igsn' in found) return found.igsn;
  return refuse(
    'other',
    text === '' ? 'No record is named.' : `${text} is not registered here.`,
    'a record of this installation',
  );
}

/** What cannot be linked is said at the field, for it is about the other record. */
async function aboutOther<T>(link: () => Promise<T>): Promise<T> {
  try {
    return await link();
  } catch (error) {
    if (!(error instanceof CorestoneError) || error.findings.length > 0) throw error;
    const findings = [finding(error.code, error.message, { field: 'other' })];
    throw new CorestoneError(error.code, error.message, { findings });
  }
}
