import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { DATACITE } from '../datacite-4/format.ts';
import { toDatacite } from '../datacite-4/to-datacite.ts';
import type { Format, WriteContext } from '../format.ts';
import { textElement, wrap, xml } from '../xml/xml-writer.ts';

const NAMESPACE = 'http://schema.datacite.org/oai/oai-1.1/';
const LOCATION = 'http://schema.datacite.org/oai/oai-1.1/oai.xsd';

/** The DataCite record in the wrapper that DataCite's own OAI-PMH server uses. */
export const OAI_DATACITE: Format = {
  name: 'oai_datacite',
  label: 'DataCite in its OAI wrapper',
  version: '1.1',
  mediaTypes: [],
  fileEnding: 'oai-datacite.xml',
  syntax: 'xml',
  oaiPrefix: 'oai_datacite',
  namespace: NAMESPACE,
  schemaLocation: LOCATION,
  mapping: DATACITE.mapping,
  write: toOaiDatacite,
};

function toOaiDatacite(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): string {
  return wrap(
    'oai_datacite',
    xml(
      textElement('schemaVersion', DATACITE.version),
      textElement('datacentreSymbol', description.namespace),
      wrap('payload', toDatacite(description, facts, context)),
    ),
    {
      xmlns: NAMESPACE,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${NAMESPACE} ${LOCATION}`,
    },
  );
}
