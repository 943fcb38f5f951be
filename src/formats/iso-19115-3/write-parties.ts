import type { IsoIdentifier } from '../iso/iso-record.ts';
import type { Party } from '../iso/parties.ts';
import { coded, said } from '../iso/write-pieces.ts';
import { NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';

/** Where the code lists of ISO 19115-1 are. */
export const LISTS = 'http://standards.iso.org/iso/19115/resources/Codelists/cat/codelists.xml';

/** One party in its role; nothing for a party without any name. A person's organisation holds the person. */
export function responsibility(property: string, party: Party): Xml {
  const who = partyElement(party);
  if (who === NO_XML) return NO_XML;
  return wrap(
    property,
    wrap('cit:CI_Responsibility', xml(coded('cit:role', 'cit:CI_RoleCode', party.role, LISTS), wrap('cit:party', who))),
  );
}

/** `MD_Identifier` in a property. */
export function identifier(property: string, { code, codeSpace }: IsoIdentifier): Xml {
  return wrap(property, wrap('mcc:MD_Identifier', xml(said('mcc:code', code), said('mcc:codeSpace', codeSpace))));
}

/** An address on the web in a property, with the word for what it is good for. */
export function online(property: string, url: string, name: string, purpose = 'information'): Xml {
  return wrap(
    property,
    wrap(
      'cit:CI_OnlineResource',
      xml(
        said('cit:linkage', url),
        said('cit:protocol', 'WWW:LINK-1.0-http--link'),
        said('cit:name', name),
        coded('cit:function', 'cit:CI_OnLineFunctionCode', purpose, LISTS),
      ),
    ),
  );
}

function partyElement(party: Party): Xml {
  const { person, organisation } = party;
  if (organisation === undefined || organisation.trim() === '')
    return wrap('cit:CI_Individual', named(person, party, true));
  const isPerson = person !== undefined && person.trim() !== '';
  const individual = wrap('cit:individual', wrap('cit:CI_Individual', isPerson ? named(person, party, true) : NO_XML));
  return wrap('cit:CI_Organisation', xml(named(organisation, party, !isPerson), individual));
}

function named(name: string | undefined, { email, identifier: own }: Party, isOwn: boolean): Xml {
  if (name === undefined || name.trim() === '') return NO_XML;
  const address = wrap('cit:address', wrap('cit:CI_Address', said('cit:electronicMailAddress', email)));
  return xml(
    said('cit:name', name),
    isOwn ? wrap('cit:contactInfo', wrap('cit:CI_Contact', address)) : NO_XML,
    isOwn && own ? identifier('cit:partyIdentifier', own) : NO_XML,
  );
}

/** A title alone as a citation. */
export function titleCitation(property: string, title: string, of?: IsoIdentifier): Xml {
  return wrap(property, wrap('cit:CI_Citation', xml(textual(title), of ? identifier('cit:identifier', of) : NO_XML)));
}

function textual(title: string): Xml {
  return wrap('cit:title', textElement('gco:CharacterString', title.trim() === '' ? 'untitled' : title));
}
