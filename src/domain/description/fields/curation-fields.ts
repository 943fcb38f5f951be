import type { DescriptionFieldDescriptor } from '../description-field.ts';

/** Where it lies and who may have it. */
export const CURATION_FIELDS = {
  sampleRequest: {
    label: 'Sample request',
    holds: 'text',
    definition: 'Number of the request it answers.',
    source: 'GFZ ext 1.3',
  },
  sampledBy: { label: 'Sampled by', holds: 'text', definition: 'Who cut it.', source: 'GFZ ext 1.3' },
  purpose: { label: 'Purpose', holds: 'text', definition: 'What it was taken for.', source: 'GFZ ext 1.3' },
  currentArchive: { label: 'Held at', holds: 'text', definition: 'Where it lies now.', source: 'GFZ ext 1.3' },
  currentArchiveContact: {
    label: 'Contact of the holder',
    holds: 'text',
    definition: 'Whom to ask for it.',
    source: 'GFZ ext 1.3',
  },
  originalArchive: { label: 'First held at', holds: 'text', definition: 'Where it lay first.', source: 'GFZ ext 1.3' },
  originalArchiveContact: {
    label: 'Contact of the first holder',
    holds: 'text',
    definition: 'Whom one had to ask there.',
    source: 'GFZ ext 1.3',
  },
  curations: {
    label: 'Curation history',
    holds: 'curation',
    isMany: true,
    definition: 'Its stays in collections.',
    source: 'ARDC 1.0',
  },
  custody: {
    label: 'What became of it',
    holds: 'custody',
    definition: 'Whether it is away (shipped, lent until a day) or gone (used up, lost, destroyed), and since when.',
    source: 'Corestone',
  },
  moratoriumUntil: {
    label: 'Moratorium until',
    holds: 'date',
    definition: 'The day from which details are public.',
    source: 'Corestone',
  },
  isPublic: {
    label: 'Public',
    holds: 'yes or no',
    definition: 'Whether the details may be shown.',
    source: 'IGSN description',
  },
  licences: {
    label: 'Rights',
    holds: 'licence',
    isMany: true,
    definition: 'What may be done with record or object.',
    source: 'DataCite 4.7',
  },
  localContexts: {
    label: 'Local Contexts labels',
    holds: 'label',
    isMany: true,
    definition: 'Labels of communities on access and use (CARE).',
    source: 'Corestone',
  },
} as const satisfies Readonly<Record<string, DescriptionFieldDescriptor>>;
