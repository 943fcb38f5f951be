import { Readable } from 'node:stream';
import { csvCell } from '../../../formats/csv-row/to-csv.ts';
import { allRegisterRows } from '../../../store/read/all-register-rows.ts';
import type { RegisterRow } from '../../../store/read/list-register-rows.ts';
import type { AdminFile } from '../admin-routes.ts';
import { scopeOf } from '../scope.ts';
import type { Visit } from '../visit.ts';
import { readFilters, selectionOf } from './registration-filters.ts';

const COLUMNS = [
  'igsn',
  'state',
  'object_type',
  'object',
  'title',
  'client',
  'expedition',
  'embargo_end',
  'changed_at',
];
const LINE_END = '\r\n';

/** The list of records as the filters narrow it, of any length: a page in memory at a time. UTF-8 with a byte order mark, so that spreadsheets see it. */
export async function registrationsCsv({ query, caller, house, now }: Visit): Promise<AdminFile> {
  const selection = selectionOf(readFilters(query), scopeOf(caller, 'read'));
  const lines = async function* () {
    yield `\ufeff${COLUMNS.join(',')}${LINE_END}`;
    for await (const rows of allRegisterRows(house.store.read, selection)) yield rows.map(line).join('');
  };
  return {
    type: 'text/csv; charset=utf-8',
    name: `registrations-${now.toISOString().slice(0, 10)}.csv`,
    content: Readable.from(lines(), { objectMode: false }),
  };
}

function line({
  igsn,
  state,
  type,
  combinedId,
  title,
  client,
  expedition,
  embargoEnd,
  changedAt,
}: RegisterRow): string {
  const cells = [igsn, state, type, combinedId ?? '', title, client, expedition, embargoEnd ?? '', changedAt];
  return cells.map(csvCell).join(',') + LINE_END;
}
