import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { AssociatedObject } from '../iso/associations.ts';
import type { IsoDate, IsoRecord } from '../iso/iso-record.ts';
import type { KeywordGroup } from '../iso/keywords.ts';
import { coded, dated, said } from '../iso/write-pieces.ts';
import { each, emptyElement, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import { extentElement } from './write-extent.ts';
import { creditText, LISTS, party } from './write-parties.ts';

/** Keyword types of the older list; all others are themes. */
const KEYWORD_TYPES = new Set(['discipline', 'place', 'stratum', 'temporal', 'theme']);

/** Kinds of association of the older list; all others are cross references. */
const ASSOCIATIONS = new Set(['crossReference', 'largerWorkCitation', 'source']);

/** Language of the texts. */
export function language({ language }: IsoRecord): Xml {
  return wrap(
    'gmd:language',
    textElement('gmd:LanguageCode', language, {
      codeList: 'http://www.loc.gov/standards/iso639-2/',
      codeListValue: language,
    }),
  );
}

/** Content of `gmd:MD_DataIdentification`, in the order of the standard. */
export function identification(record: IsoRecord, description: SampleDescription): Xml {
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
