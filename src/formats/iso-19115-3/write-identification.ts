import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { AssociatedObject } from '../iso/associations.ts';
import type { IsoDate, IsoRecord } from '../iso/iso-record.ts';
import type { KeywordGroup } from '../iso/keywords.ts';
import { coded, dated, said } from '../iso/write-pieces.ts';
import type { LegalDate } from '../legal-values.ts';
import { each, emptyElement, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import { extentElements } from './write-extent.ts';
import { identifier, LISTS, online, responsibility, titleCitation } from './write-parties.ts';

/** Language and encoding of the texts. */
export function locale(property: string, language: string): Xml {
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

/** A date with its type; a reason where the register's own date is no date. */
export function dateElement(property: string, type: IsoDate['type'], at: LegalDate | undefined): Xml {
  const date =
    at === undefined ? emptyElement('cit:date', { 'gco:nilReason': 'unknown' }) : wrap('cit:date', dated(at));
  return wrap(property, wrap('cit:CI_Date', xml(date, coded('cit:dateType', 'cit:CI_DateTypeCode', type, LISTS))));
}

/** Content of `mri:MD_DataIdentification`, in the order of the standard. */
export function identification(record: IsoRecord, description: SampleDescription): Xml {
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
