import { present } from '../../domain/description/present.ts';
import type { ElementReader } from '../reading/element-reader.ts';
import type { DataciteItem } from './datacite-record.ts';
import { readName } from './read-xml-name.ts';
import { readTitle } from './read-xml-title.ts';

/** A related item; without a type it is `Other`, without a relation it is referenced. */
export function readItem(one: ElementReader): DataciteItem {
  const number = one.child('number');
  return present({
    relatedItemType: one.attribute('relatedItemType') ?? 'Other',
    relationType: one.attribute('relationType') ?? 'References',
    relationTypeInformation: one.attribute('relationTypeInformation'),
    relatedItemIdentifier: readIdentifier(one.child('relatedItemIdentifier')),
    creators: filled(one.list('creators', 'creator').flatMap(readName)),
    titles: filled(one.list('titles', 'title').flatMap(readTitle)),
    publicationYear: one.text('publicationYear'),
    volume: one.text('volume'),
    issue: one.text('issue'),
    number: number?.own(),
    numberType: number?.attribute('numberType'),
    firstPage: one.text('firstPage'),
    lastPage: one.text('lastPage'),
    publisher: one.text('publisher'),
    edition: one.text('edition'),
    contributors: filled(one.list('contributors', 'contributor').flatMap(readName)),
  });
}

function readIdentifier(one: ElementReader | undefined): DataciteItem['relatedItemIdentifier'] {
  const relatedItemIdentifier = one?.own();
  if (one === undefined || relatedItemIdentifier === undefined) return undefined;
  return present({
    relatedItemIdentifier,
    relatedItemIdentifierType: one.attribute('relatedItemIdentifierType'),
    relatedMetadataScheme: one.attribute('relatedMetadataScheme'),
    schemeUri: one.attribute('schemeURI'),
    schemeType: one.attribute('schemeType'),
  });
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
