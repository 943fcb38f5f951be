import type { Agent } from '../../domain/description/agent.ts';
import { present } from '../../domain/description/present.ts';
import type { ReadFacts } from '../reading/record-read.ts';
import type { LooseValue } from '../sesar-shaped/cell-flat-reader.ts';
import { type JsonObject, labelIn, listIn, looseValues, objectIn } from './json-values.ts';
import { materialParts } from './material-path.ts';

/** SESAR's roles in DataCite's words. */
const ROLES: Readonly<Record<string, string>> = {
  'sample owner': 'RightsHolder',
  'sample archive contact': 'ContactPerson',
};

/** Members of the description that are read apart. */
const APART = new Set([
  '@type',
  'sampleName',
  'material',
  'geoLocation',
  'parentIdentifier',
  'igsnPrefix',
  'contributors',
  'publisher',
  'log',
  'supplementMetadata',
]);

/** The element list of a record as SESAR's landing pages embed it. */
export function landingValues(record: JsonObject, file: string): readonly LooseValue[] {
  const description = objectIn(record.description);
  const more = objectIn(description.supplementMetadata);
  const { material, classification } = materialParts(labelIn(description.material));
  const say = (name: string, value: unknown, path: string) => looseValues(name, value, `description.${path}`, file);
  return [
    ...looseValues('igsn', record.igsn, 'igsn', file),
    ...say('name', description.sampleName, 'sampleName'),
    ...say('user_code', description.igsnPrefix, 'igsnPrefix'),
    ...say('parent_igsn', description.parentIdentifier, 'parentIdentifier'),
    ...say('material', material, 'material'),
    ...say('classification', classification, 'material'),
    ...say('publish_date', published(description), 'log'),
    ...listIn(objectIn(description.geoLocation).geo).flatMap((geo) => [
      ...say('latitude', objectIn(geo).latitude, 'geoLocation'),
      ...say('longitude', objectIn(geo).longitude, 'geoLocation'),
    ]),
    ...others(description, 'description', file),
    ...supplementValues(more, labelIn(description.sampleName), file),
  ];
}

/** Owner and contact of a landing record, each by name; who registered it, if nobody of these, is a contributor of no listed role. */
export function landingAgents(record: JsonObject): readonly Agent[] {
  const all = listIn(objectIn(record.description).contributors).flatMap((entry) => {
    const { roleName, contributor } = objectIn(entry);
    const role = ROLES[labelIn(roleName)?.toLowerCase() ?? ''] ?? 'Other';
    return listIn(contributor).flatMap((person) => {
      const { name, givenName, familyName } = objectIn(person);
      const said = labelIn(name)?.trim();
      if (said === undefined) return [];
      const parts = { givenName: labelIn(givenName), familyName: labelIn(familyName) };
      return [present({ name: said, isCreator: false, role, ...parts })];
    });
  });
  return all.filter(
    (one) => one.role !== 'Other' || !all.some(({ name, role }) => name === one.name && role !== 'Other'),
  );
}

/** Registrant and times of a landing record. SESAR's times have no zone and are given as they stand. */
export function landingFacts(record: JsonObject): ReadFacts {
  const { name, identifiers } = objectIn(record.registrant);
  const [identifier] = listIn(identifiers).map(objectIn);
  const value = labelIn(identifier?.id);
  const description = objectIn(record.description);
  return present({
    registrant: labelIn(name),
    registrantIdentifier: value === undefined ? undefined : { type: labelIn(identifier?.kind) ?? '', value },
    registeredAt: logged(description, 'registered'),
    changedAt: logged(description, 'lastUpdated'),
  });
}

function supplementValues(more: JsonObject, name: string | undefined, file: string): readonly LooseValue[] {
  const { childIGSN, otherName, publicationUrl, externalSampleId, ...rest } = more;
  const path = 'description.supplementMetadata';
  const isName = labelIn(externalSampleId)?.trim() === name?.trim();
  const parts = { relatedIdentifierType: 'IGSN', relationType: 'HasPart' };
  return [
    ...listIn(otherName).flatMap((one) => looseValues('sample_other_name', one, `${path}.otherName`, file)),
    ...(isName ? [] : looseValues('sample_other_name', externalSampleId, `${path}.externalSampleId`, file)),
    ...listIn(childIGSN).flatMap((one) => looseValues('relatedIdentifier', one, `${path}.childIGSN`, file, parts)),
    ...listIn(publicationUrl).flatMap((one) => urlValues(objectIn(one), `${path}.publicationUrl`, file)),
    ...others(rest, path, file),
  ];
}

function urlValues({ url, description, urlType }: JsonObject, path: string, file: string): readonly LooseValue[] {
  const more = present({ description: labelIn(description), url_type: labelIn(urlType) });
  return looseValues('external_url', url, path, file, more);
}

/** Everything that has no place of its own, by its name; lists as one. */
function others(object: JsonObject, path: string, file: string): readonly LooseValue[] {
  return Object.entries(object)
    .filter(([member]) => !APART.has(member))
    .flatMap(([member, value]) => looseValues(member, value, `${path}.${member}`, file));
}

function published(description: JsonObject): string | undefined {
  return logged(description, 'published')?.slice(0, 10);
}

function logged(description: JsonObject, type: string): string | undefined {
  const event = listIn(description.log)
    .map(objectIn)
    .find((one) => one.type === type);
  return labelIn(event?.timestamp)?.trim().replace(' ', 'T');
}
