import { DESCRIPTION_FIELDS, type DescriptionField, omit } from '../../domain/description/description-fields.ts';
import type { ReadableFormat } from '../format.ts';
import { ElementReader, leftovers, newReading } from '../reading/element-reader.ts';
import { readDescription } from '../reading/read-description.ts';
import { readIdentifier } from '../reading/read-identifier.ts';
import type { RecordRead } from '../reading/record-read.ts';
import type { XmlNode } from '../xml/xml-node.ts';

const NAMESPACE = 'http://igsn.org/schema/kernel-v.1.0';
const REASON = 'The schema of CSIRO 2.0 is not publicly preserved.';

/**
 * CSIRO 2.0: known by `samples` in the namespace of the registration 1.0, but not read, since its schema is not publicly
 * preserved (metadata-schemas 3.2). Every sample gives its number, the rest as foreign, and the error `format-not-read`.
 */
export const CSIRO_2: ReadableFormat = {
  name: 'csiro-2',
  label: 'CSIRO description (not read)',
  version: '2.0',
  mediaTypes: [],
  fileEnding: 'csiro2.xml',
  syntax: 'xml',
  namespace: NAMESPACE,
  isOffered: false,
  mapping: {
    ...omit(REASON, ...(Object.keys(DESCRIPTION_FIELDS) as DescriptionField[])),
    igsn: { to: 'sampleNumber' },
  },
  recognises: (source) =>
    source.syntax === 'xml' && source.root.name === 'samples' && source.root.namespace === NAMESPACE,
  read: (source) =>
    source.syntax !== 'xml'
      ? []
      : samplesOf(source.root).map((node) => readSample(new ElementReader(node, newReading(source.file, 'csiro-2')))),
};

/** The samples; the root itself where there are none, so that the finding has a place. */
function samplesOf(root: XmlNode): readonly XmlNode[] {
  const samples = root.children.filter((one) => one.name === 'sample');
  return samples.length > 0 ? samples : [root];
}

function readSample(sample: ElementReader): RecordRead {
  const identifier = readIdentifier(sample.text('sampleNumber'));
  sample.find('format-not-read', 'CSIRO 2.0 is not read.', { severity: 'error', rule: `CSIRO 3.0. ${REASON}` });
  const description = readDescription(identifier, { foreign: leftovers(sample) });
  return { description, facts: {}, findings: sample.reading.findings };
}
