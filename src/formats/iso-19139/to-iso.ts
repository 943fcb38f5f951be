import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import type { AssociatedObject } from '../iso/associations.ts';
import { type IsoDate, type IsoRecord, isoRecordOf } from '../iso/iso-record.ts';
import type { KeywordGroup } from '../iso/keywords.ts';
import { coded, dated, said } from '../iso/write-pieces.ts';
import { legalDate } from '../legal-values.ts';
import { each, emptyElement, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import { extentElement } from './write-extent.ts';
import { creditText, LISTS, online, party } from './write-parties.ts';

/** Namespaces of ISO 19139 with the extension for imagery, by their usual prefixes. */
export const ISO_19139_NAMESPACES = {
  gmd: 'http://www.isotc211.org/2005/gmd',
  gmi: 'http://www.isotc211.org/2005/gmi',
  gco: 'http://www.isotc211.org/2005/gco',
  gmx: 'http://www.isotc211.org/2005/gmx',
  gml: 'http://www.opengis.net/gml/3.2',
  xlink: 'http://www.w3.org/1999/xlink',
} as const;

/** Where the schema of the root element is. */
export const ISO_19139_LOCATION = 'http://www.isotc211.org/2005/gmi/gmi.xsd';

/** Keyword types of the older list; all others are themes. */
const KEYWORD_TYPES = new Set(['discipline', 'place', 'stratum', 'temporal', 'theme']);

/** Kinds of association of the older list; all others are cross references. */
const ASSOCIATIONS = new Set(['crossReference', 'largerWorkCitation', 'source']);

/**
 * An object as ISO 19139 metadata, `gmi:MI_Metadata`: the same as ISO 19115-3 in the older elements. The list of scopes has
 * no samples, so that a sample is a `nonGeographicDataset` whose level name says what it is.
 */
export function toIso19139(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): string {
  const record = isoRecordOf(description, facts, context);
  return wrap(
    'gmi:MI_Metadata',
    xml(
      said('gmd:fileIdentifier', record.code),
      language(record),
      coded('gmd:characterSet', 'gmd:MD_CharacterSetCode', 'utf8', LISTS),
      said('gmd:parentIdentifier', record.parent),
      coded('gmd:hierarchyLevel', 'gmd:MD_ScopeCode', levelOf(record), LISTS),
      said('gmd:hierarchyLevelName', record.kind),
      each(record.contacts, (one) => party('gmd:contact', one)),
      stampElement(record),
      said('gmd:metadataStandardName', 'ISO 19115:2003/19139'),
      said('gmd:metadataStandardVersion', '1.0'),
      said('gmd:dataSetURI', record.page),
      wrap('gmd:identificationInfo', wrap('gmd:MD_DataIdentification', identification(record, description))),
      distribution(record),
      quality(record),
      acquisition(description),
    ),
    rootAttributes(),
  );
}

/** When the record was changed; a reason where the register's own date is no date. */
function stampElement({ stampedAt }: IsoRecord): Xml {
  const at = legalDate(stampedAt);
  return at === undefined
    ? emptyElement('gmd:dateStamp', { 'gco:nilReason': 'unknown' })
    : wrap('gmd:dateStamp', dated(at));
}

function rootAttributes(): Record<string, string> {
  const declared = Object.entries(ISO_19139_NAMESPACES).map(([prefix, uri]) => [`xmlns:${prefix}`, uri]);
  return {
    ...Object.fromEntries(declared),
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': `${ISO_19139_NAMESPACES.gmi} ${ISO_19139_LOCATION}`,
  };
}

function levelOf({ scope }: IsoRecord): string {
  if (scope === 'feature') return 'feature';
  return scope === 'collection' ? 'series' : 'nonGeographicDataset';
}

function language({ language }: IsoRecord): Xml {
  return wrap(
    'gmd:language',
    textElement('gmd:LanguageCode', language, {
      codeList: 'http://www.loc.gov/standards/iso639-2/',
      codeListValue: language,
    }),
  );
}

function identification(record: IsoRecord, description: SampleDescription): Xml {
  return xml(
    wrap('gmd:citation', wrap('gmd:CI_Citation', citation(record))),
    said('gmd:abstract', record.abstract),
    said('gmd:purpose', record.purpose),
    each(record.parties, (one) => said('gmd:credit', creditText(one))),
    record.isGone ? coded('gmd:status', 'gmd:MD_ProgressCode', 'obsolete', LISTS) : NO_XML,
    each(record.contacts, (one) => party('gmd:pointOfContact', one)),
    each(record.images, ({ url, caption }) =>
      wrap(
        'gmd:graphicOverview',
        wrap('gmd:MD_BrowseGraphic', xml(said('gmd:fileName', url), said('gmd:fileDescription', caption))),
      ),
    ),
    each(record.keywords, keywordElement),
    constraintElement(record),
    each(record.associations, associationElement),
    language(record),
    wrap('gmd:topicCategory', textElement('gmd:MD_TopicCategoryCode', 'geoscientificInformation')),
    extentElement(description),
    said('gmd:supplementalInformation', record.remarks),
  );
}

function citation({ title, otherTitles, dates, edition, identifiers, parties }: IsoRecord): Xml {
  return xml(
    said('gmd:title', title.trim() === '' ? 'untitled' : title),
    each(otherTitles, (one) => said('gmd:alternateTitle', one)),
    dates.length === 0 ? emptyElement('gmd:date', { 'gco:nilReason': 'unknown' }) : each(dates, dateElement),
    said('gmd:edition', edition),
    each(identifiers, ({ code }) => wrap('gmd:identifier', wrap('gmd:MD_Identifier', said('gmd:code', code)))),
    each(parties, (one) => party('gmd:citedResponsibleParty', one)),
  );
}

function dateElement({ at, type }: IsoDate): Xml {
  return wrap(
    'gmd:date',
    wrap('gmd:CI_Date', xml(wrap('gmd:date', dated(at)), coded('gmd:dateType', 'gmd:CI_DateTypeCode', type, LISTS))),
  );
}

function keywordElement({ type, thesaurus, words }: KeywordGroup): Xml {
  const listed = KEYWORD_TYPES.has(type) ? type : 'theme';
  return wrap(
    'gmd:descriptiveKeywords',
    wrap(
      'gmd:MD_Keywords',
      xml(
        each(words, ({ label, uri }) =>
          uri === undefined
            ? said('gmd:keyword', label)
            : wrap('gmd:keyword', textElement('gmx:Anchor', label, { 'xlink:href': uri })),
        ),
        coded('gmd:type', 'gmd:MD_KeywordTypeCode', listed, LISTS),
        thesaurus === undefined ? NO_XML : wrap('gmd:thesaurusName', wrap('gmd:CI_Citation', undated(thesaurus))),
      ),
    ),
  );
}

/** A citation whose date nobody knows; the older schema demands one. */
function undated(title: string): Xml {
  return xml(
    said('gmd:title', title.trim() === '' ? 'untitled' : title),
    emptyElement('gmd:date', { 'gco:nilReason': 'unknown' }),
  );
}

function constraintElement({ constraints: { accessText, uses, limits } }: IsoRecord): Xml {
  return wrap(
    'gmd:resourceConstraints',
    wrap(
      'gmd:MD_LegalConstraints',
      xml(
        each(limits, (one) => said('gmd:useLimitation', one)),
        coded('gmd:accessConstraints', 'gmd:MD_RestrictionCode', 'otherRestrictions', LISTS),
        uses.length === 0 ? NO_XML : coded('gmd:useConstraints', 'gmd:MD_RestrictionCode', 'license', LISTS),
        said('gmd:otherConstraints', accessText),
        each(uses, ({ text, uri }) =>
          uri === undefined || text.trim() === ''
            ? said('gmd:otherConstraints', text)
            : wrap('gmd:otherConstraints', textElement('gmx:Anchor', text, { 'xlink:href': uri })),
        ),
      ),
    ),
  );
}

function associationElement({ title, code, association }: AssociatedObject): Xml {
  const listed = ASSOCIATIONS.has(association) ? association : 'crossReference';
  return wrap(
    'gmd:aggregationInfo',
    wrap(
      'gmd:MD_AggregateInformation',
      xml(
        wrap('gmd:aggregateDataSetName', wrap('gmd:CI_Citation', undated(title))),
        wrap('gmd:aggregateDataSetIdentifier', wrap('gmd:MD_Identifier', said('gmd:code', code))),
        coded('gmd:associationType', 'gmd:DS_AssociationTypeCode', listed, LISTS),
      ),
    ),
  );
}

function distribution({ page, title }: IsoRecord): Xml {
  const transfer = wrap('gmd:MD_DigitalTransferOptions', online('gmd:onLine', page, title));
  return wrap('gmd:distributionInfo', wrap('gmd:MD_Distribution', wrap('gmd:transferOptions', transfer)));
}

function quality(record: IsoRecord): Xml {
  if (record.lineage === undefined) return NO_XML;
  const level = coded('gmd:level', 'gmd:MD_ScopeCode', levelOf(record), LISTS);
  return wrap(
    'gmd:dataQualityInfo',
    wrap(
      'gmd:DQ_DataQuality',
      xml(
        wrap('gmd:scope', wrap('gmd:DQ_Scope', level)),
        wrap('gmd:lineage', wrap('gmd:LI_Lineage', said('gmd:statement', record.lineage))),
      ),
    ),
  );
}

function acquisition({ instruments = [], expedition }: SampleDescription): Xml {
  const name = [expedition?.name, expedition?.acronym, expedition?.code].find((one) => one?.trim());
  return wrap(
    'gmi:acquisitionInformation',
    wrap(
      'gmi:MI_AcquisitionInformation',
      xml(
        each(instruments, (one) =>
          wrap(
            'gmi:instrument',
            wrap('gmi:MI_Instrument', xml(codeElement(one.identifier ?? one.name), said('gmi:type', one.name))),
          ),
        ),
        name === undefined
          ? NO_XML
          : wrap('gmi:operation', wrap('gmi:MI_Operation', operation(name, expedition?.code))),
      ),
    ),
  );
}

function operation(name: string, code: string | undefined): Xml {
  return xml(
    said('gmi:description', name),
    code?.trim() ? codeElement(code) : NO_XML,
    coded('gmi:status', 'gmd:MD_ProgressCode', 'completed', LISTS),
  );
}

function codeElement(code: string): Xml {
  return wrap('gmi:identifier', wrap('gmd:MD_Identifier', said('gmd:code', code)));
}
