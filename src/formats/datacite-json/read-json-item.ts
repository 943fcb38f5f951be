import { present } from '../../domain/description/present.ts';
import type { DataciteItem } from '../datacite-4/datacite-record.ts';
import type { ObjectReader } from './json-reader.ts';
import { readName } from './read-json-name.ts';

/** A related item; without a type it is `Other`, without a relation it is referenced. */
export function readItem(one: ObjectReader): DataciteItem {
  return present({
    relatedItemType: one.text('relatedItemType') ?? 'Other',
    relationType: one.text('relationType') ?? 'References',
    relationTypeInformation: one.text('relationTypeInformation'),
    relatedItemIdentifier: readIdentifier(one.object('relatedItemIdentifier')),
    creators: filled(one.objects('creators', 'name').flatMap(readName)),
    titles: filled(
      one.objects('titles', 'title').flatMap((title) => {
        const text = title.text('title');
        return text === undefined
          ? []
          : [present({ title: text, titleType: title.text('titleType'), lang: title.text('lang') })];
      }),
    ),
    publicationYear: one.text('publicationYear'),
    volume: one.text('volume'),
    issue: one.text('issue'),
    number: one.text('number'),
    numberType: one.text('numberType'),
    firstPage: one.text('firstPage'),
    lastPage: one.text('lastPage'),
    publisher: one.text('publisher'),
    edition: one.text('edition'),
    contributors: filled(one.objects('contributors', 'name').flatMap(readName)),
  });
}

function readIdentifier(one: ObjectReader | undefined): DataciteItem['relatedItemIdentifier'] {
  const relatedItemIdentifier = one?.text('relatedItemIdentifier');
  if (one === undefined || relatedItemIdentifier === undefined) return undefined;
  return present({
    relatedItemIdentifier,
    relatedItemIdentifierType: one.text('relatedItemIdentifierType'),
    relatedMetadataScheme: one.text('relatedMetadataScheme'),
    schemeUri: one.text('schemeURI', 'schemeUri'),
    schemeType: one.text('schemeType'),
  });
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
