import { join } from 'node:path';
import type { Format, ReadableFormat } from '../format.ts';
import type { SourceDocument } from '../reading/source-document.ts';
import { schemaInFolder } from '../xml/compiled-schema.ts';
import { fromCsiroShaped } from './from-description.ts';
import { CSIRO_SHAPED_MAPPING } from './mapping.ts';
import { CSIRO_SHAPED_NAMESPACE, toCsiroShaped } from './to-description.ts';

const TELLING = new Set(['title', 'relatedResources', 'locations', 'date', 'collectors', 'isMetadataPublic']);

/** IGSN description 1.0 as CSIRO proposed it: the namespace of the name-shaped one with other children. */
export const IGSN_DESCRIPTION_CSIRO_SHAPED: Format & ReadableFormat = {
  name: 'igsndescription-csiro',
  label: 'IGSN description, shape of CSIRO',
  version: '1.0',
  mediaTypes: ['application/vnd.igsn.description-csiro+xml'],
  fileEnding: 'igsndescription-csiro.xml',
  syntax: 'xml',
  isOffered: false,
  namespace: CSIRO_SHAPED_NAMESPACE,
  // It claims the address of the name-shaped schema too, so the documents do not repeat it.
  schemaLocation: `${CSIRO_SHAPED_NAMESPACE}/resource.xsd`,
  schema: schemaInFolder(join(import.meta.dirname, 'schema'), 'resource.xsd'),
  mapping: CSIRO_SHAPED_MAPPING,
  recognises,
  read: fromCsiroShaped,
  write: toCsiroShaped,
};

/** By the misspelt attribute, or by a child that the name-shaped schema does not know; `name` speaks against it. */
function recognises(source: SourceDocument): boolean {
  if (source.syntax !== 'xml') return false;
  const { name, namespace, attributes, children } = source.root;
  if (name !== 'resource' || namespace !== CSIRO_SHAPED_NAMESPACE) return false;
  if (attributes.registedObjectType !== undefined || attributes.registeredObjectType !== undefined) return true;
  return children.some((one) => TELLING.has(one.name)) && !children.some((one) => one.name === 'name');
}
