import {
  DESCRIPTION_FIELDS,
  type DescriptionField,
  type Fate,
  type Mapping,
} from '../../domain/description/description-fields.ts';

/** The mapping of a format that is only read: from where members come; all others have no place there. */
export function readMapping(read: Readonly<Partial<Record<DescriptionField, Fate>>>, reason: string): Mapping {
  const fields = Object.keys(DESCRIPTION_FIELDS) as DescriptionField[];
  return Object.fromEntries(fields.map((field) => [field, read[field] ?? { omitted: reason }])) as Record<
    DescriptionField,
    Fate
  >;
}

/** From where members come in the IGSN JSON prototype. */
export const IGSN_JSON_MAPPING: Mapping = readMapping(
  {
    igsn: { to: 'igsn' },
    prefix: { to: 'igsn' },
    parent: { to: 'related, isPartOf' },
    furtherParents: { to: 'related, isPartOf' },
    children: { to: 'related, hasPart' },
    relatedWorks: { to: 'related' },
    abstract: { to: 'description/description' },
    sampleType: { to: 'description/sampleType' },
    agents: { to: 'description/collector', narrowed: 'The collector only.' },
    currentArchiveContact: { to: 'description/curator' },
    sampledFeatures: { to: 'description/isSampleOf' },
    latitudeDeg: { to: 'description/samplingLocation/geometry' },
    longitudeDeg: { to: 'description/samplingLocation/geometry' },
    places: { to: 'description/samplingLocation/geometry', narrowed: 'One geometry.' },
    images: { to: 'description/photograph', narrowed: 'One image.' },
    foreign: { to: 'description' },
  },
  'The prototype has no place for it; its description is free, and what is not read by name is kept as foreign.',
);
