import { escapeText } from '../../formats/xml/xml-writer.ts';
import type { RecordHeader } from '../../store/read/list-headers.ts';
import { toDatestamp } from './datestamp.ts';
import { toOaiIdentifier } from './oai-identifier.ts';
import { setSpecsOf } from './set-spec.ts';

/** True for a record that is not to be harvested any more: withdrawn, or hidden by its owner. */
export function isDeleted({ state }: Pick<RecordHeader, 'state'>): boolean {
  return state === 'withdrawn' || state === 'hidden';
}

/** The header of a record: identifier (`keptId` where it goes by one it had before), datestamp of the last change (UTC, seconds), all its sets, status when deleted. */
export function writeHeader(repositoryIdentifier: string, record: RecordHeader, keptId?: string): string {
  const identifier = escapeText(keptId ?? toOaiIdentifier(repositoryIdentifier, record.igsn));
  const sets = setSpecsOf(record)
    .map((setSpec) => `<setSpec>${setSpec}</setSpec>`)
    .join('');
  const status = isDeleted(record) ? ' status="deleted"' : '';
  return `<header${status}><identifier>${identifier}</identifier><datestamp>${toDatestamp(record.changed_at)}</datestamp>${sets}</header>`;
}
