import { escapeText } from '../../formats/xml/xml-writer.ts';
import type { RecordHeader } from '../../store/read/list-headers.ts';
import type { HarvestedHeader } from '../../store/read/select-harvested.ts';
import { toDatestamp } from './datestamp.ts';
import { toOaiIdentifier, toOaiIdentifierOfItem } from './oai-identifier.ts';
import { setSpecsOf, sourceSpecs } from './set-spec.ts';

/** True for a record that is not to be harvested any more: withdrawn, or hidden by its owner. */
export function isDeleted({ state }: Pick<RecordHeader, 'state'>): boolean {
  return state === 'withdrawn' || state === 'hidden';
}

/** The header of a record: identifier (`keptId` where it goes by one it had before), datestamp of the last change (UTC, seconds), all its sets, status when deleted. */
export function writeHeader(repositoryIdentifier: string, record: RecordHeader, keptId?: string): string {
  const identifier = keptId ?? toOaiIdentifier(repositoryIdentifier, record.igsn);
  return headerElement(identifier, record.changed_at, setElements(record), isDeleted(record));
}

/** The header of a harvested record: by its IGSN, as if it were ours, or by source and item where it has none, with the datestamp of its change here and the set of its source. */
export function writeHarvestedHeader(repositoryIdentifier: string, record: HarvestedHeader, isGone: boolean): string {
  const { igsn, source, item } = record;
  const identifier =
    igsn === null
      ? toOaiIdentifierOfItem(repositoryIdentifier, source, item)
      : toOaiIdentifier(repositoryIdentifier, igsn);
  return headerElement(identifier, record.changed_at, specElements(sourceSpecs(record.source)), isGone);
}

function headerElement(identifier: string, changedAt: string, sets: string, isGone: boolean): string {
  return `<header${isGone ? ' status="deleted"' : ''}><identifier>${escapeText(identifier)}</identifier><datestamp>${toDatestamp(changedAt)}</datestamp>${sets}</header>`;
}

const MOST_REMEMBERED = 1000;
const remembered = new Map<string, string>();

/** Most records of a page are of the same few sets, and to spell them takes longer than all the rest of a header. */
function setElements(record: RecordHeader): string {
  const key = `${record.agent_symbol}\n${record.client_symbol}\n${record.expedition}\n${record.object_type}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const elements = specElements(setSpecsOf(record));
  remembered.set(key, elements);
  return elements;
}

function specElements(specs: readonly string[]): string {
  return specs.map((setSpec) => `<setSpec>${setSpec}</setSpec>`).join('');
}
