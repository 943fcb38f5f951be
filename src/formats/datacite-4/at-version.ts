import { type Finding, finding } from '../../domain/finding.ts';
import { relationTypeOf } from '../../domain/vocabulary/relation-types.ts';
import { webAddress } from '../identifier-forms.ts';
import type {
  DataciteDate,
  DataciteItem,
  DataciteName,
  DatacitePlace,
  DataciteRecord,
  DataciteRelated,
} from './datacite-record.ts';
import {
  CONTRIBUTORS,
  DATE_TYPES,
  FUNDER_TYPES,
  GENERAL_TYPES,
  IDENTIFIER_TYPES,
  isKnownIn,
  type KernelVersion,
  RELATIONS,
} from './kernel-lists.ts';

/** A record as an older version can say it, with a finding for everything that changed or was left out. */
export interface NarrowedRecord {
  readonly record: DataciteRecord;
  readonly losses: readonly Finding[];
}

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

/** The general type that comes nearest to a newer one; texts of all kinds are `Text`, what was not there yet is `Other`. */
const OLDER_GENERAL: Readonly<Record<string, string>> = {
  Award: 'Other',
  Project: 'Other',
  Instrument: 'PhysicalObject',
  ComputationalNotebook: 'Software',
};

/**
 * A record in the words of an older version of kernel 4: newer values become the nearest older one, newer attributes are left
 * out, a related item becomes a related identifier where it has one. Findings of severity info, `narrowed` and `left-out`.
 * Source: history of the kernel (metadata-schemas 6.1).
 */
export function atVersion(record: DataciteRecord, version: KernelVersion): NarrowedRecord {
  const losses: Finding[] = [];
  const lose: Lose = (field, value, rule) => {
    const code = rule === undefined ? 'left-out' : 'narrowed';
    const words = rule === undefined ? 'is left out' : 'is narrowed';
    const details = { severity: 'info', field, value, ...(rule !== undefined && { rule }) } as const;
    losses.push(finding(code, `DataCite ${version} does not know this; it ${words}.`, details));
  };
  const older = withOlderValues(withoutItems(record, version, lose), version, lose);
  return { record: withoutNewMembers(older, version, lose), losses };
}

type Lose = (field: string, value: string, rule?: string) => void;

function withoutItems(record: DataciteRecord, version: KernelVersion, lose: Lose): DataciteRecord {
  const { relatedItems = [], relatedIdentifiers = [], ...rest } = record;
  if (version >= '4.4' || relatedItems.length === 0) return record;
  const related = relatedItems.flatMap((item) => relatedOfItem(item, lose));
  return { ...rest, relatedIdentifiers: [...relatedIdentifiers, ...related] };
}

function relatedOfItem(item: DataciteItem, lose: Lose): readonly DataciteRelated[] {
  const { relatedItemIdentifier: identifier, relationType, relatedItemType } = item;
  const type = identifier?.relatedItemIdentifierType;
  const title = item.titles?.[0]?.title ?? relatedItemType;
  if (identifier === undefined || type === undefined) {
    lose('relatedItem', title);
    return [];
  }
  lose('relatedItem', title, 'relatedIdentifier');
  const { relatedItemIdentifier, relatedItemIdentifierType: _, ...metadata } = identifier;
  return [
    {
      relatedIdentifier: relatedItemIdentifier,
      relatedIdentifierType: type,
      relationType,
      resourceTypeGeneral: relatedItemType,
      ...metadata,
    },
  ];
}

function withOlderValues(record: DataciteRecord, version: KernelVersion, lose: Lose): DataciteRecord {
  const general = <T extends string | undefined>(type: T): T => olderGeneral(type, version, lose) as T;
  const { types, contributors, dates, relatedIdentifiers, fundingReferences, relatedItems } = record;
  return {
    ...record,
    ...(types && { types: { ...types, resourceTypeGeneral: general(types.resourceTypeGeneral) } }),
    ...(contributors && { contributors: contributors.map((one) => olderContributor(one, version, lose)) }),
    ...(dates && { dates: dates.flatMap((one) => olderDate(one, version, lose)) }),
    ...(relatedIdentifiers && {
      relatedIdentifiers: relatedIdentifiers.flatMap((one) => olderRelated(one, version, lose)),
    }),
    ...(fundingReferences && {
      fundingReferences: fundingReferences.map((one) =>
        isKnownIn(version, FUNDER_TYPES, one.funderIdentifierType ?? 'Other')
          ? one
          : { ...one, funderIdentifierType: changed('funderIdentifierType', one.funderIdentifierType, 'Other', lose) },
      ),
    }),
    ...(relatedItems && { relatedItems: relatedItems.map((one) => olderItem(one, version, lose)) }),
  };
}

function changed(field: string, value: string | undefined, to: string, lose: Lose): string {
  lose(field, value ?? '', to);
  return to;
}

function olderGeneral(type: string | undefined, version: KernelVersion, lose: Lose): string | undefined {
  if (type === undefined || isKnownIn(version, GENERAL_TYPES, type)) return type;
  return changed('resourceTypeGeneral', type, OLDER_GENERAL[type] ?? 'Text', lose);
}

function olderRelation(relation: string, version: KernelVersion, lose: Lose): string {
  if (isKnownIn(version, RELATIONS, relation)) return relation;
  // The 25 relations of GFZ are those of kernel 4.0, and so are the nearest ones.
  return changed('relationType', relation, relationTypeOf(relation).gfz, lose);
}

function olderContributor(one: DataciteName, version: KernelVersion, lose: Lose): DataciteName {
  const { contributorType = 'Other' } = one;
  if (isKnownIn(version, CONTRIBUTORS, contributorType)) return one;
  return { ...one, contributorType: changed('contributorType', contributorType, 'Other', lose) };
}

/** A newer type of date is `Other` with its name as information; 4.0 knows no `Other` and the date is left out. */
function olderDate(one: DataciteDate, version: KernelVersion, lose: Lose): readonly DataciteDate[] {
  const { dateType } = one;
  if (isKnownIn(version, DATE_TYPES, dateType)) return [one];
  if (!isKnownIn(version, DATE_TYPES, 'Other')) {
    lose('date', `${dateType} ${one.date}`);
    return [];
  }
  const dateInformation = [dateType, one.dateInformation].filter((word) => word).join(': ');
  return [{ ...one, dateType: changed('dateType', dateType, 'Other', lose), dateInformation }];
}

function olderRelated(one: DataciteRelated, version: KernelVersion, lose: Lose): readonly DataciteRelated[] {
  const { relatedIdentifierType: type, relatedIdentifier, resourceTypeGeneral } = one;
  const isKnown = isKnownIn(version, IDENTIFIER_TYPES, type);
  if (!isKnown && webAddress(relatedIdentifier, 2000) === undefined) {
    lose('relatedIdentifier', `${type} ${relatedIdentifier}`);
    return [];
  }
  const general = olderGeneral(resourceTypeGeneral, version, lose);
  return [
    {
      ...one,
      relatedIdentifierType: isKnown ? type : changed('relatedIdentifierType', type, 'URL', lose),
      relationType: olderRelation(one.relationType, version, lose),
      ...(general !== undefined && { resourceTypeGeneral: general }),
    },
  ];
}

function olderItem(one: DataciteItem, version: KernelVersion, lose: Lose): DataciteItem {
  const { relatedItemIdentifier, contributors } = one;
  const type = relatedItemIdentifier?.relatedItemIdentifierType;
  const isNewType = type !== undefined && !isKnownIn(version, IDENTIFIER_TYPES, type);
  if (isNewType) lose('relatedItemIdentifierType', type);
  const { relatedItemIdentifierType: _, ...untyped } = relatedItemIdentifier ?? { relatedItemIdentifier: '' };
  return {
    ...one,
    relatedItemType: olderGeneral(one.relatedItemType, version, lose) ?? 'Other',
    relationType: olderRelation(one.relationType, version, lose),
    ...(isNewType && { relatedItemIdentifier: untyped }),
    ...(contributors && { contributors: contributors.map((name) => olderContributor(name, version, lose)) }),
  };
}

function withoutNewMembers(record: DataciteRecord, version: KernelVersion, lose: Lose): DataciteRecord {
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
