import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { type IsoRecord, isoRecordOf } from '../iso/iso-record.ts';
import { coded, dated, said } from '../iso/write-pieces.ts';
import { legalDate } from '../legal-values.ts';
import { each, emptyElement, NO_XML, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import { identification, language } from './write-identification.ts';
import { LISTS, online, party } from './write-parties.ts';

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
      said('gmd:parentIdentifier', record.parent?.code),
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
