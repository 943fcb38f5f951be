import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { ElementReader, leftovers, newReading } from '../reading/element-reader.ts';
import { checkIdentified, readDescription } from '../reading/read-description.ts';
import { readIdentifier } from '../reading/read-identifier.ts';
import type { RecordRead } from '../reading/record-read.ts';
import type { SourceDocument } from '../reading/source-document.ts';
import { wrap, type Xml } from '../xml/xml-writer.ts';
import type { FlatDialect } from './flat-element.ts';
import { readFlat } from './read-flat.ts';
import type { FlatStatement } from './write-flat.ts';
import { flatXml } from './write-flat-xml.ts';
import { xmlFlatReader } from './xml-flat-reader.ts';

/** A format whose documents are `samples` of the element list. */
export interface SamplesFormat {
  readonly namespace: string;
  readonly location: string;
  readonly dialect: FlatDialect;
  /** Elements that it writes in its own way. */
  readonly special?: (said: FlatStatement) => Xml | undefined;
}

/** A document of one sample. */
export function writeSamples(
  { namespace, location, dialect, special }: SamplesFormat,
  description: SampleDescription,
  facts: RegistrationFacts,
  context: WriteContext,
): string {
  return wrap('samples', wrap('sample', flatXml({ description, facts, context, dialect }, special)), {
    xmlns: namespace,
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': `${namespace} ${location}`,
  });
}

/** Every `sample` of a document, each with its own findings. A bare `sample` as root is read too. */
export function readSamples(source: SourceDocument, dialect: FlatDialect): readonly RecordRead[] {
  if (source.syntax !== 'xml') return [];
  const { root, file } = source;
  const samples = root.name === 'sample' ? [root] : root.children.filter((one) => one.name === 'sample');
  return samples.map((node) => readSample(new ElementReader(node, newReading(file, dialect.format)), dialect));
}

/** Whether a document is a list of samples in a namespace: the root, and a child that this list alone has there. */
export function isSamples(source: SourceDocument, namespace: string): boolean {
  if (source.syntax !== 'xml' || source.root.namespace !== namespace) return false;
  const { root } = source;
  const sample = root.name === 'sample' ? root : root.children.find((one) => one.name === 'sample');
  const isRoot = root.name === 'samples' || root.name === 'sample';
  return isRoot && (sample?.children.some((one) => TELLING.has(one.name)) ?? false);
}

const TELLING: ReadonlySet<string> = new Set(['user_code', 'sesar_code', 'sample_type', 'igsn']);

function readSample(sample: ElementReader, dialect: FlatDialect): RecordRead {
  const list = xmlFlatReader(sample, dialect);
  const identifier = readIdentifier(list.value('igsn')?.text);
  checkIdentified(identifier, sample);
  const said = readFlat(list);
  const description = readDescription(identifier, { ...said, foreign: leftovers(sample) });
  return { description, facts: {}, findings: sample.reading.findings };
}
