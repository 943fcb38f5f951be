import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { readDocument } from '../../formats/reading/read-document.ts';
import { readXml } from '../../formats/xml/read-xml.ts';
import type { KeptDocument } from '../../operations/document-ports.ts';
import { findRecord } from '../../store/read/find-record.ts';
import type { RecordStanding } from '../../store/read/find-standing.ts';
import type { Statements } from './combine-description.ts';
import type { MdsService } from './mds-service.ts';
import { readCatalogue } from './read-catalogue.ts';

/** Format of a registration document that we made of another: the old registry called it converted. */
export const CONVERTED = 'igsn-converted';

/** Parts that say everything of a record; the newest of them counts. */
const DESCRIBING = ['description', 'datacite', 'other'] as const;

/** The newest document that describes a record; undefined where there is none or it was emptied. */
export async function describingDocument({ documents }: MdsService, igsn: string): Promise<KeptDocument | undefined> {
  const kept: KeptDocument[] = [];
  for (const part of DESCRIBING) kept.push(...[(await documents.latest(igsn, part)) ?? []].flat());
  return kept.filter((one) => one.content !== null).reduce<KeptDocument | undefined>(newer, undefined);
}

function newer(best: KeptDocument | undefined, one: KeptDocument): KeptDocument {
  const isNewer =
    best === undefined ||
    one.version > best.version ||
    (one.version === best.version && one.createdAt >= best.createdAt);
  return isNewer ? one : best;
}

/** The registration document of a record, while no document that says everything has come after it by another way. */
export async function registrationDocument(
  service: MdsService,
  { igsn, isAsDocumented }: RecordStanding,
): Promise<KeptDocument | undefined> {
  if (!isAsDocumented) return undefined;
  const kept = await service.documents.latest(igsn, 'registration');
  if (kept === undefined || kept.content === null) return undefined;
  const others = [await service.documents.latest(igsn, 'datacite'), await service.documents.latest(igsn, 'other')];
  return others.every((one) => one === undefined || one.version <= kept.version) ? kept : undefined;
}

/**
 * What a record's documents say before another one comes. A record that came another way, or was changed another way since,
 * says what its description says. `without` leaves out the part that is taken away.
 */
export async function keptStatements(
  service: MdsService,
  standing: RecordStanding,
  without?: string,
): Promise<Statements> {
  if (!standing.isDescribed) return {};
  const registration = await registrationDocument(service, standing);
  const registered =
    registration === undefined || registration.format === CONVERTED ? undefined : readKept(service, registration);
  const describing = await describingDocument(service, standing.igsn);
  const isGone = without !== undefined && describing?.part === without;
  if (standing.isAsDocumented && describing !== undefined && !isGone)
    return { registered, described: readKept(service, describing) };
  const cataloguedTitle = await keptTitle(service, standing.igsn, without);
  if (standing.isAsDocumented && (registered !== undefined || cataloguedTitle !== undefined))
    return { registered, cataloguedTitle };
  return { registered, described: (await findRecord(service.house.store.read, standing.igsn))?.description };
}

function readKept({ readable }: MdsService, { content }: KeptDocument): SampleDescription | undefined {
  const read = readDocument(content!, 'kept', readable);
  return read.ok ? read.value.records[0]?.description : undefined;
}

async function keptTitle({ documents }: MdsService, igsn: string, without?: string): Promise<string | undefined> {
  for (const part of ['iso', 'dif'].filter((one) => one !== without)) {
    const kept = await documents.latest(igsn, part);
    const root = kept?.content ? readXml(kept.content, 'kept') : undefined;
    const title = root?.ok ? readCatalogue(root.value)?.title : undefined;
    if (title !== undefined) return title;
  }
  return undefined;
}
