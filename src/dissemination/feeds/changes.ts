import { entryPath } from '../../domain/harvest/entry-path.ts';
import { escapeAttribute, escapeText } from '../../formats/xml/xml-writer.ts';
import { type AnyChange, type HarvestedChange, seqOf } from '../../store/read/list-all-changes.ts';
import type { RecordHeader } from '../../store/read/list-headers.ts';
import { isDeleted } from '../oai-pmh/write-header.ts';
import type { PublicFace } from '../public-face.ts';
import { recordPath } from '../record-address.ts';

/**
 * Changes as JSON, in order: what became of which identifier when. `next` is the address to ask next time, also where there is
 * nothing new yet: whoever follows it misses nothing and is told nothing twice, except what changed again.
 */
export function changesJson(face: PublicFace, changes: readonly RecordHeader[], afterSeq: number): string {
  const last = changes.at(-1)?.changed_seq ?? afterSeq;
  return feed(
    changes.map((one) => ownChange(face, one)),
    nextOf(face, last, false),
  );
}

/** The same of our own records and those of others, each of these with where it is from. */
export function allChangesJson(face: PublicFace, changes: readonly AnyChange[], afterSeq: number): string {
  const last = changes.at(-1);
  const said = changes.map((one) => ('own' in one ? ownChange(face, one.own) : harvestedChange(face, one.harvested)));
  return feed(said, nextOf(face, last === undefined ? afterSeq : seqOf(last), true));
}

/** Where a harvested record is from, as feeds, dumps and webhooks say it: the source, its own name and time of the record, as received in. */
export function provenanceOf(
  one: Pick<HarvestedChange, 'source' | 'source_title' | 'url' | 'item' | 'datestamp' | 'format' | 'origin'>,
) {
  const { source, source_title: title, url, item, datestamp, format, origin } = one;
  return { source, title, url, item, datestamp, format, origin: origin === null ? null : parsed(origin) };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** The address of the change feed behind a number, with the records of others where they are wanted. */
export function nextOf({ baseUrl }: Pick<PublicFace, 'baseUrl'>, after: number, withHarvested: boolean): string {
  return `${baseUrl}/feeds/changes?after=${after}${withHarvested ? '&include=harvested' : ''}`;
}

function feed(changes: readonly object[], next: string): string {
  return `${JSON.stringify({ changes, next })}\n`;
}

function harvestedChange(face: PublicFace, one: HarvestedChange) {
  return {
    igsn: one.igsn,
    change: one.isGone ? 'deleted' : 'updated',
    changeNumber: one.changed_seq,
    changedAt: one.changed_at,
    expedition: one.expedition,
    objectType: one.object_type,
    url: `${face.baseUrl}${entryPath(one)}`,
    harvested: provenanceOf(one),
  };
}

function ownChange(face: PublicFace, one: RecordHeader) {
  return {
    igsn: one.igsn,
    change: isDeleted(one) ? 'deleted' : 'updated',
    changeNumber: one.changed_seq,
    changedAt: one.changed_at,
    agent: one.agent_symbol,
    client: one.client_symbol,
    expedition: one.expedition,
    objectType: one.object_type,
    url: `${face.baseUrl}${recordPath(one.igsn)}`,
  };
}

/** Which page of the changes it is: the one before a number of change, undefined for the latest, and the ones beside it, where they are. */
export interface AtomPage {
  readonly before?: number | undefined;
  readonly older?: number | undefined;
  /** Null for the latest page. */
  readonly newer?: number | null | undefined;
}

/**
 * A page of the changes as an Atom feed (RFC 4287), the latest first, with links along the pages (RFC 5005, 3). Pages are named by a number
 * of change, so that what changes meanwhile moves to the first page and shifts no other.
 */
export function changesAtom(face: PublicFace, changes: readonly RecordHeader[], page: AtomPage = {}): string {
  const { baseUrl, agent } = face;
  const address = (before: number | null | undefined) =>
    `${baseUrl}/feeds/changes.atom${typeof before === 'number' ? `?before=${before}` : ''}`;
  const link = (relation: string, before: number | null | undefined) =>
    `<link rel="${relation}" href="${escapeAttribute(address(before))}"/>`;
  const links = [
    link('self', page.before),
    link('first', null),
    ...(page.newer === undefined ? [] : [link('previous', page.newer)]),
    ...(page.older === undefined ? [] : [link('next', page.older)]),
  ];
  const updated = changes[0]?.changed_at ?? '1970-01-01T00:00:00Z';
  const entries = changes.map((one) => {
    const url = `${baseUrl}${recordPath(one.igsn)}`;
    const gone = one.state === 'withdrawn' ? 'Withdrawn' : 'No longer public';
    const word = isDeleted(one) ? gone : 'Changed';
    return `<entry><id>${escapeText(`${url}#${one.changed_seq}`)}</id><title>${word}: ${escapeText(one.igsn)}</title><updated>${one.changed_at}</updated><link href="${escapeAttribute(url)}"/></entry>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>${escapeText(`${baseUrl}/feeds/changes`)}</id><title>${escapeText(agent.name)}: changes</title>
<updated>${updated}</updated><author><name>${escapeText(agent.name)}</name></author>${links.join('')}
${entries.join('')}</feed>
`;
}
