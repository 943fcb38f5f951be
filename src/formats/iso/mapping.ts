import { type Fate, type Mapping, omit } from '../../domain/description/description-fields.ts';

/** Where the places differ between the two formats. */
export interface IsoPaths {
  readonly root: string;
  readonly scope: string;
  readonly parent: string;
  readonly lineage: string;
}

/**
 * What becomes of every member in the ISO formats; `narrowed` is what a reader of ISO metadata, ours too, cannot tell any more.
 */
export function isoMapping({ root, scope, parent, lineage }: IsoPaths): Mapping {
  const text: Fate = { to: lineage, narrowed: 'A sentence among others.' };
  const place: Fate = { to: 'extent, place keyword', narrowed: 'The level of the place is lost.' };
  const theme: Fate = { to: 'descriptiveKeywords', narrowed: 'A keyword among others.' };
  const box: Fate = { to: 'extent/EX_GeographicBoundingBox', narrowed: 'Boxes only.' };
  const party: Fate = { to: 'citedResponsibleParty', narrowed: 'Roles of ISO; one identifier each.' };
  const associated: Fate = { to: 'associated resource', narrowed: 'Kinds of association of ISO only.' };
  return {
    igsn: { to: `${root}; citation/identifier` },
    prefix: { to: 'citation/identifier', narrowed: 'Ours stands where the record is our own and states none.' },
    resourceType: { to: `${scope}, descriptiveKeywords`, narrowed: 'The label only, beside the scope.' },
    generalType: { to: scope, narrowed: 'Only Collection is told apart.' },
    name: { to: 'citation/alternateTitle', narrowed: 'A title among others.' },
    title: { to: 'citation/title' },
    furtherTitles: { to: 'citation/alternateTitle', narrowed: 'Types and languages are lost.' },
    otherNames: { to: 'citation/alternateTitle', narrowed: 'Titles among others.' },
    alternateIdentifiers: { to: 'citation/identifier', narrowed: 'Stand among our own.' },
    landingPage: { to: 'distributionInfo', narrowed: 'Ours stands where the record is our own and states none.' },
    language: { to: 'language', narrowed: 'As ISO 639-2, without region and script; English where none is stated.' },
    versionLabel: { to: 'citation/edition' },
    abstract: { to: 'abstract', narrowed: 'The title where none is stated.' },
    purpose: { to: 'purpose' },
    comment: { to: 'supplementalInformation', narrowed: 'A text among others.' },
    locationDescription: { to: 'supplementalInformation', narrowed: 'A text among others.' },
    localityDescription: { to: 'supplementalInformation', narrowed: 'A text among others.' },
    furtherDescriptions: { to: 'supplementalInformation', narrowed: 'Texts without type and language.' },
    keywords: theme,
    subjects: theme,
    sampleType: theme,
    material: theme,
    furtherMaterials: theme,
    furtherResourceTypes: theme,
    rock: theme,
    classifications: theme,
    sampledFeatures: theme,
    geologicalUnit: { to: 'stratum keyword' },
    geologicalAges: { to: 'temporal keyword', narrowed: 'The numeric age stands among them.' },
    ageRange: { to: 'temporal keyword', narrowed: 'As text.' },
    latitudeDeg: box,
    longitudeDeg: box,
    latitudeEndDeg: box,
    longitudeEndDeg: box,
    places: box,
    elevationM: { to: 'extent/EX_VerticalExtent', narrowed: 'Of two ends the lower one comes first.' },
    elevationEndM: { to: 'extent/EX_VerticalExtent', narrowed: 'Which end is higher is lost.' },
    verticalDatum: { to: 'extent/EX_VerticalExtent', narrowed: 'Numbers of EPSG only.' },
    depths: text,
    country: place,
    province: place,
    county: place,
    city: place,
    locality: place,
    primaryLocationName: place,
    collectedFrom: {
      to: 'extent/temporalElement',
      narrowed: 'As a date or time of XML; that of sampling where none is stated.',
    },
    collectedTo: { to: 'extent/temporalElement', narrowed: 'As a date or time of XML.' },
    sampledOn: { to: 'citation/date', narrowed: 'Comes as creation; in the extent where no collection is stated.' },
    publishedOn: { to: 'citation/date', narrowed: 'The day of registration where none is stated.' },
    collectionMethod: { to: `process keyword, ${lineage}`, narrowed: 'A keyword among others.' },
    furtherMethods: { to: 'process keyword', narrowed: 'A keyword among others.' },
    collectionMethodDescription: text,
    platformType: text,
    platformName: text,
    platformDescription: text,
    platformOperator: text,
    operator: text,
    sampledBy: text,
    sampleRequest: text,
    lengthM: text,
    size: text,
    launch: { to: 'platform keyword', narrowed: 'Its name only.' },
    expedition: { to: 'acquisitionInformation/operation, project keyword', narrowed: 'One name and the code.' },
    instruments: { to: 'acquisitionInformation/instrument', narrowed: 'The scheme of the identifier as text.' },
    agents: party,
    fundingAgencies: party,
    funding: party,
    publisher: { to: 'citedResponsibleParty', narrowed: 'Name only; ours where none is stated.' },
    currentArchive: { to: 'pointOfContact (custodian)' },
    currentArchiveContact: { to: 'pointOfContact (custodian)' },
    isPublic: { to: 'resourceConstraints' },
    moratoriumUntil: { to: 'resourceConstraints/otherConstraints', narrowed: 'In a sentence.' },
    licences: { to: 'resourceConstraints/otherConstraints', narrowed: 'Name and address only.' },
    localContexts: { to: 'resourceConstraints/useLimitation', narrowed: 'In a sentence.' },
    isDemonstration: { to: 'resourceConstraints/useLimitation', narrowed: 'In a sentence.' },
    parent: { to: `${parent}, associated resource`, narrowed: 'The object type is lost.' },
    furtherParents: associated,
    children: { to: 'associated resource', narrowed: '400 at most; the object type is lost.' },
    collection: associated,
    relatedWorks: associated,
    supplementalRecords: associated,
    images: { to: 'graphicOverview', narrowed: 'Without licence.' },
    ...omit('Contained in the identifier.', 'namespace'),
    ...omit('The scope says sample, feature or collection.', 'objectType'),
    ...omit('One language for the whole record.', 'titleLanguage', 'abstractLanguage'),
    ...omit('Positions are in degrees of WGS 84.', 'utm', 'coordinateSystem', 'navigationType'),
    ...omit('Place keywords have names only.', 'primaryLocationType', 'localityUri'),
    ...omit('Sizes are told of files only.', 'furtherSizes', 'mediaFormats'),
    ...omit('The present holder is told only.', 'originalArchive', 'originalArchiveContact', 'curations', 'custody'),
    ...omit('The date of publication says it.', 'publicationYear'),
    ...omit('Dates of creation, publication and revision only.', 'dates'),
    ...omit('Associated resources have identifiers.', 'relatedItems'),
    ...omit('A remark on one keyword has no place.', 'classificationComment'),
    ...omit('Numbers are bare here: the best value alone, none where only words were stated.', 'uncertainNumbers'),
    ...omit('ISO metadata take no fields of others.', 'stated', 'foreign'),
  };
}
