import type { Format } from '../format.ts';
import { DUBLIN_CORE_MAPPING } from './mapping.ts';
import { OAI_DC_LOCATION, OAI_DC_NAMESPACE, toDublinCore } from './to-dublin-core.ts';

/** Simple Dublin Core as every OAI-PMH server must offer it. */
export const OAI_DC: Format = {
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
  write: toDublinCore,
};
