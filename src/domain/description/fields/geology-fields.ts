import type { DescriptionFieldDescriptor } from '../description-field.ts';

/** What it is made of, how old and how big it is. */
export const GEOLOGY_FIELDS = {
  material: {
    label: 'Material',
    holds: 'concept',
    definition: 'What it is made of, as medium of ODM2 where a term fits.',
    source: 'IGSN description',
  },
  furtherMaterials: {
    label: 'Further materials',
    holds: 'concept',
    isMany: true,
    definition: 'What else it is made of.',
    source: 'IGSN description',
  },
  rock: {
    label: 'Rock',
    holds: 'text',
    definition: 'Name of the rock or sediment as the geologist wrote it.',
    source: 'GFZ ext 1.3',
  },
  classifications: {
    label: 'Classifications',
    holds: 'concept',
    isMany: true,
    definition: 'Places in a classification; paths are written with >.',
    source: 'GFZ ext 1.3',
  },
  classificationComment: {
    label: 'Classification comment',
    holds: 'text',
    definition: 'Remarks on the classification.',
    source: 'GFZ ext 1.3',
  },
  geologicalUnit: {
    label: 'Geological unit',
    holds: 'text',
    definition: 'Formation, nappe or other unit.',
    source: 'GFZ ext 1.3',
  },
  geologicalAges: {
    label: 'Geological ages',
    holds: 'text',
    isMany: true,
    definition: 'Names of ages, best those of the ICS chart.',
    source: 'GFZ ext 1.3',
  },
  ageRange: {
    label: 'Numeric age',
    holds: 'range',
    definition: 'Least and greatest age with its unit.',
    source: 'GFZ ext 1.3',
  },
  sampledFeatures: {
    label: 'Sampled features',
    holds: 'concept',
    isMany: true,
    definition: 'The feature of the world the object stands for.',
    source: 'ARDC 1.0',
  },
  lengthM: {
    label: 'Length',
    holds: 'number',
    unit: 'm',
    definition: 'Length along its axis; of core, the curated length.',
    source: 'GFZ ext 1.3',
  },
  size: { label: 'Amount', holds: 'quantity', definition: 'Size or amount with its unit.', source: 'GFZ ext 1.3' },
  furtherSizes: {
    label: 'Further sizes',
    holds: 'quantity',
    isMany: true,
    definition: 'Other sizes or amounts.',
    source: 'DataCite 4.7',
  },
  mediaFormats: {
    label: 'Formats',
    holds: 'text',
    isMany: true,
    definition: 'Media types or file formats, where the described thing is a file.',
    source: 'DataCite 4.7',
  },
} as const satisfies Readonly<Record<string, DescriptionFieldDescriptor>>;
