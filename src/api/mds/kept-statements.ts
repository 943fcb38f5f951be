import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { spellDescription } from '../../domain/description/spell-description.ts';
import { readDocument } from '../../formats/reading/read-document.ts';
import { readXml } from '../../formats/xml/read-xml.ts';
import type { KeptDocument } from '../../operations/document-ports.ts';
import { findRecord } from '../../store/read/find-record.ts';
import type { RecordStanding } from '../../store/read/find-standing.ts';
import { combineDescription, type Statements } from './combine-description.ts';
import type { MdsService } from './mds-service.ts';
import { type CatalogueRecord, readCatalogue } from './read-catalogue.ts';

/** Format of a registration document that we made of another: the old registry called it converted. */
export const CONVERTED = 'igsn-converted';

/** Parts that say everything of a record; the newest of them counts. */
const DESCRIBING = ['description', 'datacite', 'other'] as const;

/** The newest document that describes a record; undefined where there is none or it was emptied. */
export async function describingDocument(
  { documents }: MdsService,
  igsn: string,
  without?: string,
): Promise<KeptDocument | undefined> {
  const parts = DESCRIBING.filter((one) => one !== without);
  const kept = (await Promise.all(parts.map((part) => documents.latest(igsn, part)))).filter(
    (one) => one !== undefined,
  );
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
  const others = await Promise.all(['datacite', 'other'].map((part) => service.documents.latest(igsn, part)));
  return others.every((one) => one === undefined || one.version <= kept.version) ? kept : undefined;
}

/**
 * What a record's documents say before another one comes. Where the record says anything else it came another way, or was changed
 * another way since: then what it says is its description. `without` leaves out the part that is taken away.
 */
export async function keptStatements(
  service: MdsService,
  standing: RecordStanding,
  without?: string,
): Promise<Statements> {
  if (!standing.isDescribed) return {};
  const said = await documentedStatements(service, standing);
  if (!isAllSaid(service, standing, said))
    return { ...said, described: (await findRecord(service.house.store.read, standing.igsn))?.description };
  return without === undefined ? said : documentedStatements(service, standing, without);
}

/** Whether a record says more than its documents: it came another way, or was changed another way since they came. */
export async function saysMore(service: MdsService, standing: RecordStanding): Promise<boolean> {
  if (!standing.isDescribed) return false;
  return !isAllSaid(service, standing, await documentedStatements(service, standing));
}

function isAllSaid({ house }: MdsService, { igsn, contentHash }: RecordStanding, said: Statements): boolean {
  return house.rules.hash(spellDescription(combineDescription(igsn, said))) === contentHash;
}

async function documentedStatements(
  service: MdsService,
  { igsn }: RecordStanding,
  without?: string,
): Promise<Statements> {
  const registration = await service.documents.latest(igsn, 'registration');
  const describing = await describingDocument(service, igsn, without);
  const { title: cataloguedTitle, description: catalogued, part } = (await keptCatalogue(service, igsn, without)) ?? {};
  const isIsoKept = part === 'iso';
  // What we made of another document says nothing beside it; without it, it is all that is left.
  const isNeedless = registration?.format === CONVERTED && (describing ?? cataloguedTitle) !== undefined;
  const registered = registration?.content && !isNeedless ? readKept(service, registration) : undefined;
  return { registered, cataloguedTitle, catalogued, isIsoKept, described: describing && readKept(service, describing) };
}

function readKept({ readable }: MdsService, { content }: KeptDocument): SampleDescription | undefined {
  const read = readDocument(content!, 'kept', readable);
  return read.ok ? read.value.records[0]?.description : undefined;
}

/** The ISO metadata, else DIF, with the title of DIF where ISO metadata have none; undefined without either. */
async function keptCatalogue(
  { documents }: MdsService,
  igsn: string,
  without?: string,
): Promise<CatalogueRecord | undefined> {
  const [iso, dif] = await Promise.all(
    ['iso', 'dif'].map(async (part) => {
      const kept = part === without ? undefined : await documents.latest(igsn, part);
      const root = kept?.content ? readXml(kept.content, 'kept') : undefined;
      return root?.ok ? readCatalogue(root.value) : undefined;
    }),
  );
  return iso === undefined ? dif : { ...iso, title: iso.title ?? dif?.title };
}
