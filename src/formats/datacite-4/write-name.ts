import { each, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import type { DataciteName } from './datacite-record.ts';

/** A creator or contributor, its parts in the one order that the kernel allows. Identifiers without scheme are kept. */
export function nameElement(kind: 'creator' | 'contributor', one: DataciteName): Xml {
  return wrap(
    kind,
    xml(
      textElement(`${kind}Name`, one.name.trim(), { nameType: one.nameType, 'xml:lang': one.lang }),
      textElement('givenName', one.givenName?.trim()),
      textElement('familyName', one.familyName?.trim()),
      each(one.nameIdentifiers ?? [], ({ nameIdentifier, nameIdentifierScheme, schemeUri }) =>
        textElement('nameIdentifier', nameIdentifier.trim(), { nameIdentifierScheme, schemeURI: schemeUri }),
      ),
      each(one.affiliation ?? [], ({ name, affiliationIdentifier, affiliationIdentifierScheme, schemeUri }) =>
        textElement('affiliation', name.trim(), {
          affiliationIdentifier,
          affiliationIdentifierScheme,
          schemeURI: schemeUri,
        }),
      ),
    ),
    kind === 'contributor' ? { contributorType: one.contributorType ?? 'Other' } : undefined,
  );
}
