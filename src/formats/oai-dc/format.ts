import { join } from 'node:path';
import type { Format, ReadableFormat } from '../format.ts';
import { schemaInFolder } from '../xml/compiled-schema.ts';
import { fromDublinCore } from './from-dublin-core.ts';
import { DUBLIN_CORE_MAPPING } from './mapping.ts';
import { OAI_DC_LOCATION, OAI_DC_NAMESPACE, toDublinCore } from './to-dublin-core.ts';

/** Simple Dublin Core as every OAI-PMH server must offer it. */
export const OAI_DC: Format & ReadableFormat = {
  name: 'oai_dc',
  label: 'Dublin Core',
  version: '2.0',
  mediaTypes: ['application/vnd.oai.dc+xml'],
  fileEnding: 'dc.xml',
  syntax: 'xml',
  oaiPrefix: 'oai_dc',
  namespace: OAI_DC_NAMESPACE,
  schemaLocation: OAI_DC_LOCATION,
  mapping: DUBLIN_CORE_MAPPING,
  schema: schemaInFolder(join(import.meta.dirname, 'schema'), 'oai_dc.xsd'),
  recognises: (source) =>
    source.syntax === 'xml' && source.root.name === 'dc' && source.root.namespace === OAI_DC_NAMESPACE,
  read: fromDublinCore,
  write: toDublinCore,
};
