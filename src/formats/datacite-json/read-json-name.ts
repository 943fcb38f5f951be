import { present } from '../../domain/description/present.ts';
import type { DataciteName } from '../datacite-4/datacite-record.ts';
import type { ObjectReader } from './json-reader.ts';

/** A creator or contributor; one without name but with parts is named by these. An affiliation may be a text. */
export function readName(one: ObjectReader): readonly DataciteName[] {
  const givenName = one.text('givenName');
  const familyName = one.text('familyName');
  const name =
    one.text('name') ?? ([familyName, givenName].filter((part) => part !== undefined).join(', ') || undefined);
  if (name === undefined) {
    one.find('no-name', 'A creator or contributor has no name.', 'name', undefined, 'name');
    return [];
  }
  const named = {
    name,
    nameType: one.text('nameType'),
    lang: one.text('lang'),
    givenName,
    familyName,
    nameIdentifiers: one.objects('nameIdentifiers', 'nameIdentifier').flatMap(readIdentifier),
    affiliation: one.objects('affiliation', 'name', 'affiliations').flatMap(readAffiliation),
    contributorType: one.text('contributorType'),
  };
  return [present(named)];
}

function readIdentifier(one: ObjectReader) {
  const nameIdentifier = one.text('nameIdentifier');
  const nameIdentifierScheme = one.text('nameIdentifierScheme');
  const schemeUri = one.text('schemeUri', 'schemeURI');
  return nameIdentifier === undefined ? [] : [present({ nameIdentifier, nameIdentifierScheme, schemeUri })];
}

function readAffiliation(one: ObjectReader) {
  const name = one.text('name');
  const said = {
    affiliationIdentifier: one.text('affiliationIdentifier'),
    affiliationIdentifierScheme: one.text('affiliationIdentifierScheme'),
    schemeUri: one.text('schemeUri', 'schemeURI'),
  };
  return name === undefined ? [] : [present({ name, ...said })];
}
