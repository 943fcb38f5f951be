import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { readResource } from '../name-shaped/read-resource.ts';
import { ElementReader, leftovers, newReading } from '../reading/element-reader.ts';
import { checkIdentified, readDescription } from '../reading/read-description.ts';
import { type ReadIdentifier, readIdentifier } from '../reading/read-identifier.ts';
import type { RecordRead } from '../reading/record-read.ts';
import type { SourceDocument } from '../reading/source-document.ts';
import type { FlatReader, Said } from '../sesar-shaped/flat-element.ts';
import { readFlat } from '../sesar-shaped/read-flat.ts';
import { xmlFlatReader } from '../sesar-shaped/xml-flat-reader.ts';
import { contradictions } from './contradictions.ts';
import { GFZ_DIALECT } from './dialect.ts';
import { mergeStatements } from './merge-statements.ts';

/**
 * Reads a GFZ description of any version. The `sample` inside is the more precise: its values win over those of the resource
 * around it, save where the resource has the finer term; what the two say against each other is a finding `contradiction`.
 */
export function fromGfzDescription(source: SourceDocument): readonly RecordRead[] {
  if (source.syntax !== 'xml') return [];
  const root = new ElementReader(source.root, newReading(source.file, GFZ_DIALECT.format));
  const { identifier: stated, said: outer, facts } = readResource(root);
  const sample = root.child('supplementalMetadata')?.child('record')?.child('sample');
  const list = sample && xmlFlatReader(sample, GFZ_DIALECT);
  const identifier = stated ?? readIdentifier(list?.value('igsn')?.text);
  checkIdentified(identifier, root);
  const said: Said = list === undefined ? { ...outer } : inside(list, outer, identifier);
  said.foreign = leftovers(root);
  return [
    {
      description: readDescription(identifier, said),
      facts,
      findings: root.reading.findings,
    },
  ];
}

function inside(list: FlatReader, outer: Partial<SampleDescription>, identifier: ReadIdentifier | undefined): Said {
  const inner = readFlat(list);
  contradictions(list, outer, inner, identifier);
  return mergeStatements(outer, inner);
}
