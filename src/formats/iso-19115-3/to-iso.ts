import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { type IsoRecord, isoRecordOf } from '../iso/iso-record.ts';
import { coded, said } from '../iso/write-pieces.ts';
import { legalDate } from '../legal-values.ts';
import { each, NO_XML, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import { dateElement, identification, locale } from './write-identification.ts';
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
      record.parent === undefined ? NO_XML : titleCitation('mdb:parentMetadata', record.parent.code, record.parent),
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

function scopeElement({ scope, kind }: IsoRecord): Xml {
  return wrap(
    'mdb:metadataScope',
    wrap(
      'mdb:MD_MetadataScope',
      xml(coded('mdb:resourceScope', 'mcc:MD_ScopeCode', scope, LISTS), said('mdb:name', kind)),
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
