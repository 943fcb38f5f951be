import type { DataciteName, DatacitePlace, DataciteRecord } from './datacite-record.ts';
import type { KernelVersion } from './kernel-lists.ts';
import type { Lose } from './version-losses.ts';

/** What came after 4.0 as a member of its own, by its place in the record. Values of lists stand in `kernel-lists`. */
const MEMBERS_SINCE: readonly (readonly [KernelVersion, keyof DataciteRecord, readonly string[]])[] = [
  ['4.1', 'creators', ['nameType']],
  ['4.1', 'contributors', ['nameType']],
  ['4.1', 'dates', ['dateInformation']],
  ['4.1', 'relatedIdentifiers', ['resourceTypeGeneral']],
  ['4.2', 'creators', ['lang']],
  ['4.2', 'contributors', ['lang']],
  ['4.2', 'publisher', ['lang']],
  ['4.2', 'rightsList', ['rightsIdentifier', 'rightsIdentifierScheme', 'schemeUri']],
  ['4.3', 'fundingReferences', ['schemeUri']],
  ['4.4', 'subjects', ['classificationCode']],
  ['4.5', 'publisher', ['publisherIdentifier', 'publisherIdentifierScheme', 'schemeUri']],
  ['4.7', 'relatedIdentifiers', ['relationTypeInformation']],
  ['4.7', 'relatedItems', ['relationTypeInformation']],
];

/** A record without the attributes and elements that came after a version. */
export function withoutNewMembers(record: DataciteRecord, version: KernelVersion, lose: Lose): DataciteRecord {
  const older: Record<string, unknown> = { ...record };
  for (const [since, list, members] of MEMBERS_SINCE) {
    if (since <= version || older[list] === undefined) continue;
    older[list] = Array.isArray(older[list])
      ? older[list].map((one) => stripped(one, list, members, lose))
      : stripped(older[list], list, members, lose);
  }
  if (version < '4.1') older.geoLocations = record.geoLocations?.map((place) => withoutInside(place, lose));
  if (version < '4.3')
    for (const list of ['creators', 'contributors']) older[list] = withoutRor(older[list], list, lose);
  return older as DataciteRecord;
}

function withoutInside(place: DatacitePlace, lose: Lose): DatacitePlace {
  const polygons = place.polygons?.map(({ points, inPolygonPoint }) => {
    if (inPolygonPoint !== undefined) lose('geoLocations/inPolygonPoint', JSON.stringify(inPolygonPoint));
    return { points };
  });
  return polygons === undefined ? place : { ...place, polygons };
}

/** An affiliation by its name alone, as before 4.3. */
function withoutRor(names: unknown, list: string, lose: Lose): unknown {
  if (!Array.isArray(names)) return names;
  const members = ['affiliationIdentifier', 'affiliationIdentifierScheme', 'schemeUri'];
  return (names as readonly DataciteName[]).map((name) =>
    name.affiliation === undefined
      ? name
      : { ...name, affiliation: name.affiliation.map((one) => stripped(one, `${list}/affiliation`, members, lose)) },
  );
}

function stripped(one: unknown, list: string, members: readonly string[], lose: Lose): unknown {
  const kept = Object.entries(one as Record<string, unknown>).filter(([name, value]) => {
    const isNew = members.includes(name);
    if (isNew && value !== undefined) lose(`${list}/${name}`, String(value));
    return !isNew;
  });
  return Object.fromEntries(kept);
}
