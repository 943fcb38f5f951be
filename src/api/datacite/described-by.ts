import { mergeDescription } from '../../domain/description/merge-description.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { DataciteRecord } from '../../formats/datacite-4/datacite-record.ts';
import { descriptionOf } from '../../formats/datacite-4/description-of.ts';
import { recordOf } from '../../formats/datacite-4/record-of.ts';
import { ObjectReader } from '../../formats/datacite-json/json-reader.ts';
import { readJsonRecord } from '../../formats/datacite-json/read-json-record.ts';
import { dataciteAttributes } from '../../formats/datacite-json/to-datacite-json.ts';
import type { WriteContext } from '../../formats/format.ts';
import type { KernelAttributes } from './kernel-attributes.ts';

/** The describing attributes of a description, as our DataCite format writes them. */
export function attributesOf(
  description: SampleDescription,
  facts: RegistrationFacts,
  context: WriteContext,
): KernelAttributes {
  return attributesOfRecord(recordOf(description, facts, context));
}

/** The describing attributes of a DataCite record. */
export function attributesOfRecord(record: DataciteRecord): KernelAttributes {
  const { doi: _, url: __, schemaVersion: ___, ...describing } = dataciteAttributes(record);
  return describing;
}

/** The DataCite record that attributes state. */
export function recordBy(attributes: KernelAttributes, doi: string): DataciteRecord {
  const { container: _, contentUrl: __, ...kernel } = attributes;
  return { ...readJsonRecord(new ObjectReader(kernel, '', [], 'attributes')), doi };
}

/**
 * A description as attributes change it: what they say otherwise than before is taken over, and whatever DataCite has no place
 * for stays as it was.
 */
export function describeAnew(
  whole: SampleDescription,
  before: KernelAttributes,
  after: KernelAttributes,
  doi: string,
): SampleDescription {
  const view = (attributes: KernelAttributes) => descriptionOf(recordBy(attributes, doi), []);
  return mergeDescription(whole, view(before), view(after));
}
