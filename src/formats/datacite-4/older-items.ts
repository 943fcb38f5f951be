import type { DataciteItem, DataciteRecord, DataciteRelated } from './datacite-record.ts';
import type { KernelVersion } from './kernel-lists.ts';
import type { Lose } from './version-losses.ts';

/** A record without related items, which came with 4.4: each becomes a related identifier where it has one, or is left out. */
export function withoutItems(record: DataciteRecord, version: KernelVersion, lose: Lose): DataciteRecord {
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
