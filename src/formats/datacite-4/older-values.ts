import { relationTypeOf } from '../../domain/vocabulary/relation-types.ts';
import { webAddress } from '../identifier-forms.ts';
import type { DataciteDate, DataciteItem, DataciteName, DataciteRecord, DataciteRelated } from './datacite-record.ts';
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
import type { Lose } from './version-losses.ts';

/** The general type that comes nearest to a newer one; texts of all kinds are `Text`, what was not there yet is `Other`. */
const OLDER_GENERAL: Readonly<Record<string, string>> = {
  Award: 'Other',
  Project: 'Other',
  Instrument: 'PhysicalObject',
  ComputationalNotebook: 'Software',
};

/** A record whose listed values an older version knows: a newer value becomes the nearest older one, or its statement goes. */
export function withOlderValues(record: DataciteRecord, version: KernelVersion, lose: Lose): DataciteRecord {
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
