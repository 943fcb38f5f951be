import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import type { AssociatedObject } from '../iso/associations.ts';
import { type IsoDate, type IsoRecord, isoRecordOf } from '../iso/iso-record.ts';
import type { KeywordGroup } from '../iso/keywords.ts';
import { coded, dated, said } from '../iso/write-pieces.ts';
import { type LegalDate, legalDate } from '../legal-values.ts';
import { each, emptyElement, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import { extentElements } from './write-extent.ts';
import { identifier, LISTS, online, responsibility, titleCitation } from './write-parties.ts';

const BASE = 'http://standards.iso.org/iso/19115/-3/';

/** Namespaces of ISO 19115-3:2016 that this writer uses, by their usual prefixes. */
export const ISO_19115_3_NAMESPACES = {
  mdb: `${BASE}mdb/2.0`,
  cit: `${BASE}cit/2.0`,
  gco: `${BASE}gco/1.0`,
  gcx: `${BASE}gcx/1.0`,
  gex: `${BASE}gex/1.0`,
  lan: `${BASE}lan/1.0`,
  mac: `${BASE}mac/2.0`,
  mcc: `${BASE}mcc/1.0`,
  mco: `${BASE}mco/1.0`,
  mrd: `${BASE}mrd/1.0`,
  mri: `${BASE}mri/1.0`,
  mrl: `${BASE}mrl/2.0`,
  mrs: `${BASE}mrs/1.0`,
  gml: 'http://www.opengis.net/gml/3.2',
  xlink: 'http://www.w3.org/1999/xlink',
} as const;

/** Where ISO keeps the schema of the root element. */
export const ISO_19115_3_LOCATION = 'https://schemas.isotc211.org/19115/-3/mdb/2.0/mdb.xsd';

/**
 * An object as ISO 19115-3 metadata: what it is (scope `sample`, `feature` or `collection`), who, where, when, how it was
 * taken, where its page is, and what it came from. Elements stand in the order of the standard; no empty ones.
 */
export function toIso19115(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): string {
  const record = isoRecordOf(description, facts, context);
  return wrap(
    'mdb:MD_Metadata',
    xml(
      identifier('mdb:metadataIdentifier', { code: record.code, codeSpace: 'IGSN' }),
      locale('mdb:defaultLocale', record.language),
      record.parent === undefined
        ? NO_XML
        : titleCitation('mdb:parentMetadata', record.parent, { code: record.parent, codeSpace: 'doi.org' }),
      scopeElement(record),
      each(record.contacts, (one) => responsibility('mdb:contact', one)),
      dateElement('mdb:dateInfo', 'revision', legalDate(record.stampedAt)),
      titleCitation('mdb:metadataStandard', 'ISO 19115-3:2016'),
      wrap('mdb:identificationInfo', wrap('mri:MD_DataIdentification', identification(record, description))),
      distribution(record),
      wrap('mdb:resourceLineage', wrap('mrl:LI_Lineage', lineage(record))),
      acquisition(description),
    ),
    rootAttributes(),
  );
}

function rootAttributes(): Record<string, string> {
  const declared = Object.entries(ISO_19115_3_NAMESPACES).map(([prefix, uri]) => [`xmlns:${prefix}`, uri]);
  return {
    ...Object.fromEntries(declared),
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': `${ISO_19115_3_NAMESPACES.mdb} ${ISO_19115_3_LOCATION}`,
  };
}

function locale(property: string, language: string): Xml {
  return wrap(
    property,
    wrap(
      'lan:PT_Locale',
      xml(
        coded('lan:language', 'lan:LanguageCode', language, LISTS),
        coded('lan:characterEncoding', 'lan:MD_CharacterSetCode', 'utf8', LISTS),
      ),
    ),
  );
}

function scopeElement({ scope, kind }: IsoRecord): Xml {
  return wrap(
    'mdb:metadataScope',
    wrap(
      'mdb:MD_MetadataScope',
      xml(coded('mdb:resourceScope', 'mcc:MD_ScopeCode', scope, LISTS), said('mdb:name', kind)),
    ),
  );
}

/** A date with its type; a reason where the register's own date is no date. */
function dateElement(property: string, type: IsoDate['type'], at: LegalDate | undefined): Xml {
  const date =
    at === undefined ? emptyElement('cit:date', { 'gco:nilReason': 'unknown' }) : wrap('cit:date', dated(at));
  return wrap(property, wrap('cit:CI_Date', xml(date, coded('cit:dateType', 'cit:CI_DateTypeCode', type, LISTS))));
}

function identification(record: IsoRecord, description: SampleDescription): Xml {
  return xml(
    wrap('mri:citation', wrap('cit:CI_Citation', citation(record))),
    said('mri:abstract', record.abstract),
    said('mri:purpose', record.purpose),
    record.isGone ? coded('mri:status', 'mcc:MD_ProgressCode', 'obsolete', LISTS) : NO_XML,
    each(record.contacts, (one) => responsibility('mri:pointOfContact', one)),
    wrap('mri:topicCategory', textElement('mri:MD_TopicCategoryCode', 'geoscientificInformation')),
    extentElements(description),
    each(record.images, ({ url, caption }) =>
      wrap(
        'mri:graphicOverview',
        wrap('mcc:MD_BrowseGraphic', xml(said('mcc:fileName', url), said('mcc:fileDescription', caption))),
      ),
    ),
    each(record.keywords, keywordElement),
    constraintElement(record),
    each(record.associations, associationElement),
    locale('mri:defaultLocale', record.language),
    said('mri:supplementalInformation', record.remarks),
  );
}

function citation({ title, otherTitles, dates, edition, identifiers, parties, page }: IsoRecord): Xml {
  return xml(
    said('cit:title', title.trim() === '' ? 'untitled' : title),
    each(otherTitles, (one) => said('cit:alternateTitle', one)),
    each(dates, ({ type, at }) => dateElement('cit:date', type, at)),
    said('cit:edition', edition),
    each(identifiers, (one) => identifier('cit:identifier', one)),
    each(parties, (one) => responsibility('cit:citedResponsibleParty', one)),
    coded('cit:presentationForm', 'cit:CI_PresentationFormCode', 'physicalObject', LISTS),
    online('cit:onlineResource', page, title),
  );
}

function keywordElement({ type, thesaurus, words }: KeywordGroup): Xml {
  return wrap(
    'mri:descriptiveKeywords',
    wrap(
      'mri:MD_Keywords',
      xml(
        each(words, ({ label, uri }) =>
          uri === undefined
            ? said('mri:keyword', label)
            : wrap('mri:keyword', textElement('gcx:Anchor', label, { 'xlink:href': uri })),
        ),
        coded('mri:type', 'mri:MD_KeywordTypeCode', type, LISTS),
        thesaurus === undefined ? NO_XML : titleCitation('mri:thesaurusName', thesaurus),
      ),
    ),
  );
}

function constraintElement({ constraints: { access, accessText, uses, limits } }: IsoRecord): Xml {
  return wrap(
    'mri:resourceConstraints',
    wrap(
      'mco:MD_LegalConstraints',
      xml(
        each(limits, (one) => said('mco:useLimitation', one)),
        coded('mco:accessConstraints', 'mco:MD_RestrictionCode', access, LISTS),
        uses.length === 0 ? NO_XML : coded('mco:useConstraints', 'mco:MD_RestrictionCode', 'licence', LISTS),
        said('mco:otherConstraints', accessText),
        each(uses, ({ text, uri }) =>
          uri === undefined || text.trim() === ''
            ? said('mco:otherConstraints', text)
            : wrap('mco:otherConstraints', textElement('gcx:Anchor', text, { 'xlink:href': uri })),
        ),
      ),
    ),
  );
}

function associationElement({ title, code, codeSpace, association }: AssociatedObject): Xml {
  return wrap(
    'mri:associatedResource',
    wrap(
      'mri:MD_AssociatedResource',
      xml(
        titleCitation('mri:name', title, { code, codeSpace }),
        coded('mri:associationType', 'mri:DS_AssociationTypeCode', association, LISTS),
      ),
    ),
  );
}

function distribution({ page, title }: IsoRecord): Xml {
  const transfer = wrap('mrd:MD_DigitalTransferOptions', online('mrd:onLine', page, title));
  return wrap('mdb:distributionInfo', wrap('mrd:MD_Distribution', wrap('mrd:transferOptions', transfer)));
}

function lineage({ lineage: statement, scope }: IsoRecord): Xml {
  if (statement === undefined) return NO_XML;
  const level = coded('mcc:level', 'mcc:MD_ScopeCode', scope, LISTS);
  return xml(said('mrl:statement', statement), wrap('mrl:scope', wrap('mcc:MD_Scope', level)));
}

/** Instruments with their identifiers and the expedition as operation. */
function acquisition({ instruments = [], expedition }: SampleDescription): Xml {
  const name = [expedition?.name, expedition?.acronym, expedition?.code].find((one) => one?.trim());
  return wrap(
    'mdb:acquisitionInformation',
    wrap(
      'mac:MI_AcquisitionInformation',
      xml(
        each(instruments, (one) =>
          wrap(
            'mac:instrument',
            wrap(
              'mac:MI_Instrument',
              xml(
                identifier('mac:identifier', {
                  code: one.identifier ?? one.name,
                  codeSpace: one.identifierType ?? 'name',
                }),
                said('mac:type', one.name),
              ),
            ),
          ),
        ),
        name === undefined
          ? NO_XML
          : wrap('mac:operation', wrap('mac:MI_Operation', operation(name, expedition?.code))),
      ),
    ),
  );
}

function operation(name: string, code: string | undefined): Xml {
  return xml(
    said('mac:description', name),
    code?.trim() ? identifier('mac:identifier', { code, codeSpace: 'expedition' }) : NO_XML,
    coded('mac:status', 'mcc:MD_ProgressCode', 'completed', LISTS),
  );
}
