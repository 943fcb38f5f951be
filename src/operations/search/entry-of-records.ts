import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { withImages } from '../../domain/description/with-images.ts';
import { openImages } from '../../domain/registration/open-images.ts';
import { publicPart } from '../../domain/registration/public-part.ts';
import { isInSample } from '../../domain/search/sample-share.ts';
import { type SearchEntry, searchEntryOf } from '../../domain/search/search-entry.ts';
import type { HarvestedRecord, OwnRecord, RecordsOfIgsn } from './search-ports.ts';

/** How the installation names itself in the results. */
export interface OwnName {
  readonly agentName: string;
}

/**
 * The entry that stands for an IGSN on a day (ISO, UTC): that of our own record as far as it is public, else that of the
 * harvested one. What we withdrew is found as well: its page says why and what took its place. Undefined when there is nothing to
 * find: hidden, reserved, for trying, or gone.
 */
export function entryOfRecords(
  { igsn, own, harvested }: RecordsOfIgsn,
  today: string,
  name: OwnName,
): SearchEntry | undefined {
  if (own !== undefined && isOurs(own.state)) return isToBeFound(own.state) ? ownEntry(own, today, name) : undefined;
  return harvested === undefined ? undefined : harvestedEntry(igsn, harvested, today);
}

function isToBeFound(state: string): boolean {
  return state === 'registered' || state === 'withdrawn';
}

// What we hid ourselves is not shown by way of somebody who harvested it from us before.
function isOurs(state: string): boolean {
  return state !== 'reserved' && state !== 'pending' && state !== 'test';
}

function ownEntry(own: OwnRecord, today: string, { agentName }: OwnName): SearchEntry {
  const stated = JSON.parse(own.description) as SampleDescription;
  const whole = withImages(stated, openImages(own.images, own.privacy, today));
  const description = publicPart(whole, today, whole, own.privacy, own.relatives);
  const agent = own.agentSymbol === '' ? agentName : own.agentSymbol;
  const source = { name: '', label: agentName, agent };
  return searchEntryOf(description, source, own.changedSeq);
}

function harvestedEntry(igsn: string | null, harvested: HarvestedRecord, today: string): SearchEntry {
  const whole = JSON.parse(harvested.description) as SampleDescription;
  const open = publicPart(whole, today);
  const { source, item, sourceTitle, landingUrl, changedSeq } = harvested;
  const description = igsn === null ? withoutIgsn(open, item) : { ...open, igsn };
  const agent = description.publisher?.name ?? sourceTitle;
  const page = landingUrl === null ? {} : { agentPage: landingUrl };
  const entry = searchEntryOf(description, { name: source, label: sourceTitle, agent, ...page }, changedSeq, item);
  return igsn === null ? { ...entry, igsn, isSampled: isInSample(item) } : entry;
}

/** What it calls itself, and what its source calls it, are words by which it is found. */
function withoutIgsn(open: SampleDescription, item: string): SampleDescription {
  const said = [{ type: '', value: item }];
  return { ...open, alternateIdentifiers: [...(open.alternateIdentifiers ?? []), ...said] };
}
