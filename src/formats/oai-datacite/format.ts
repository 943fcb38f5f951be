import { join } from 'node:path';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { DATACITE } from '../datacite-4/format.ts';
import { toDatacite } from '../datacite-4/to-datacite.ts';
import { withoutDoi } from '../datacite-4/without-doi.ts';
import type { Format, ReadableFormat, WriteContext } from '../format.ts';
import { schemaInFolder } from '../xml/compiled-schema.ts';
import { textElement, wrap, xml } from '../xml/xml-writer.ts';
import { fromOaiDatacite } from './from-oai-datacite.ts';

const NAMESPACE = 'http://schema.datacite.org/oai/oai-1.1/';
const LOCATION = 'http://schema.datacite.org/oai/oai-1.1/oai.xsd';

/** The DataCite record in the wrapper that DataCite's own OAI-PMH server uses. */
export const OAI_DATACITE: Format & ReadableFormat = {
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
  schema: schemaInFolder(join(import.meta.dirname, 'schema'), 'oai.xsd'),
  // 1.0 has the same root in another namespace, and one more element.
  recognises: (source) =>
    source.syntax === 'xml' &&
    source.root.name === 'oai_datacite' &&
    /^https?:\/\/schema\.datacite\.org\/oai\/oai-1\.\d\/?$/.test(source.root.namespace),
  read: fromOaiDatacite,
  write: toOaiDatacite,
  narrows: withoutDoi,
};

function toOaiDatacite(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): string {
  return wrap(
    'oai_datacite',
    xml(
      textElement('schemaVersion', DATACITE.version),
      // A foreign identifier need not begin with letters.
      textElement('datacentreSymbol', description.namespace || context.agentName),
      wrap('payload', toDatacite(description, facts, context)),
    ),
    {
      xmlns: NAMESPACE,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${NAMESPACE} ${LOCATION}`,
    },
  );
}
