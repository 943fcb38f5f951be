import type { Party } from '../iso/parties.ts';
import { coded, said } from '../iso/write-pieces.ts';
import { NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';

/** Where the code lists of ISO 19139 are. */
export const LISTS = 'http://www.isotc211.org/2005/resources/Codelist/gmxCodelists.xml';

/** Roles of the older list by those of 2014; roles without an equal become a credit. */
const ROLES: Readonly<Record<string, string>> = {
  author: 'author',
  custodian: 'custodian',
  originator: 'originator',
  owner: 'owner',
  pointOfContact: 'pointOfContact',
  principalInvestigator: 'principalInvestigator',
  processor: 'processor',
  publisher: 'publisher',
  rightsHolder: 'owner',
};

/** One party in its role; nothing for a party without name or whose role the older list lacks. */
export function party(property: string, { role, person, organisation, email, identifier }: Party): Xml {
  const listed = ROLES[role];
  const names = xml(personName(person, identifier), said('gmd:organisationName', organisation));
  if (listed === undefined || names === NO_XML) return NO_XML;
  const address = wrap('gmd:address', wrap('gmd:CI_Address', said('gmd:electronicMailAddress', email)));
  return wrap(
    property,
    wrap(
      'gmd:CI_ResponsibleParty',
      xml(
        names,
        wrap('gmd:contactInfo', wrap('gmd:CI_Contact', address)),
        coded('gmd:role', 'gmd:CI_RoleCode', listed, LISTS),
      ),
    ),
  );
}

/** Name and role of a party whose role the older list lacks, such as a funder; undefined for the others. */
export function creditText({ role, person, organisation }: Party): string | undefined {
  const name = [person, organisation].filter((one) => one?.trim()).join(', ');
  return ROLES[role] !== undefined || name === '' ? undefined : `${name} (${role})`;
}

/** An address on the web in a property. */
export function online(property: string, url: string, name: string): Xml {
  return wrap(
    property,
    wrap(
      'gmd:CI_OnlineResource',
      xml(
        wrap('gmd:linkage', textElement('gmd:URL', url)),
        said('gmd:protocol', 'WWW:LINK-1.0-http--link'),
        said('gmd:name', name),
        coded('gmd:function', 'gmd:CI_OnLineFunctionCode', 'information', LISTS),
      ),
    ),
  );
}

function personName(person: string | undefined, identifier: Party['identifier']): Xml {
  if (identifier?.codeSpace !== 'orcid.org') return said('gmd:individualName', person);
  return wrap('gmd:individualName', textElement('gmx:Anchor', person, { 'xlink:href': identifier.code }));
}
