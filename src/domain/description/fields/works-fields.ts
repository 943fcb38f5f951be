import type { DescriptionFieldDescriptor } from '../description-field.ts';

/** What was published about it, and what is kept beside. */
export const WORKS_FIELDS = {
  publishedOn: {
    label: 'Published on',
    holds: 'date',
    definition: 'When the record was first made public.',
    source: 'GFZ ext 1.3',
  },
  publicationYear: {
    label: 'Publication year',
    holds: 'number',
    definition: 'Year in which the record was first made public.',
    source: 'DataCite 4.7',
  },
  dates: {
    label: 'Further dates',
    holds: 'date',
    isMany: true,
    definition: 'Dates of other kinds, and free texts.',
    source: 'DataCite 4.7',
  },
  relatedWorks: {
    label: 'Related works',
    holds: 'work',
    isMany: true,
    definition: 'Publications, data and objects it has to do with.',
    source: 'DataCite 4.7',
  },
  relatedItems: {
    label: 'Related items',
    holds: 'work',
    isMany: true,
    definition: 'Works described in the record itself.',
    source: 'DataCite 4.7',
  },
  supplementalRecords: {
    label: 'Supplemental records',
    holds: 'url',
    isMany: true,
    definition: 'Records about it elsewhere.',
    source: 'IGSN description',
  },
  images: { label: 'Images', holds: 'image', isMany: true, definition: 'Pictures of it.', source: 'GFZ ext 1.3' },
  uncertainNumbers: {
    label: 'Numbers with doubt',
    holds: 'range',
    isMany: true,
    definition:
      'Depths, heights, lengths, ages and coordinates that were stated with doubt (~120 m, 120 ± 5, 3-4 cm) or as words: verbatim, and the best value, spread or ends that the text means.',
    source: 'Corestone',
  },
  stated: {
    label: 'Fields as entered',
    holds: 'value',
    isMany: true,
    definition: 'The object’s own fields as entered.',
    source: 'Corestone',
  },
  foreign: {
    label: 'Foreign elements',
    holds: 'markup',
    isMany: true,
    definition: 'What a foreign record says beyond all this.',
    source: 'Corestone',
  },
} as const satisfies Readonly<Record<string, DescriptionFieldDescriptor>>;
