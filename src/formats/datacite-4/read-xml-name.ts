import { present } from '../../domain/description/present.ts';
import type { ElementReader } from '../reading/element-reader.ts';
import type { DataciteAffiliation, DataciteName, DataciteNameIdentifier } from './datacite-record.ts';

/** A creator or contributor. One without name but with parts is named by these; one without either is left to the findings. */
export function readName(one: ElementReader): readonly DataciteName[] {
  const stated = one.child('creatorName') ?? one.child('contributorName');
  const givenName = one.text('givenName');
  const familyName = one.text('familyName');
  const name = stated?.own() ?? ([familyName, givenName].filter((part) => part !== undefined).join(', ') || undefined);
  const contributorType = one.attribute('contributorType');
  if (name === undefined) {
    one.find('no-name', 'A creator or contributor has no name.', { rule: 'creatorName or contributorName' });
    return [];
  }
  return [
    present({
      name,
      nameType: stated?.attribute('nameType'),
      lang: stated?.attribute('xml:lang'),
      givenName,
      familyName,
      nameIdentifiers: one.children('nameIdentifier').flatMap(readIdentifier),
      affiliation: one.children('affiliation').flatMap(readAffiliation),
      contributorType,
    }),
  ];
}

function readIdentifier(one: ElementReader): readonly DataciteNameIdentifier[] {
  const nameIdentifier = one.own();
  const nameIdentifierScheme = one.attribute('nameIdentifierScheme');
  const schemeUri = one.attribute('schemeURI');
  if (nameIdentifierScheme === undefined)
    one.find('no-scheme', 'An identifier of a person names no scheme.', { rule: 'nameIdentifierScheme' });
  return nameIdentifier === undefined ? [] : [present({ nameIdentifier, nameIdentifierScheme, schemeUri })];
}

function readAffiliation(one: ElementReader): readonly DataciteAffiliation[] {
  const name = one.own();
  const said = {
    affiliationIdentifier: one.attribute('affiliationIdentifier'),
    affiliationIdentifierScheme: one.attribute('affiliationIdentifierScheme'),
    schemeUri: one.attribute('schemeURI'),
  };
  return name === undefined ? [] : [present({ name, ...said })];
}
