import type { DescriptionField } from '../description/description-fields.ts';
import type { SampleDescription } from '../description/sample-description.ts';
import { isHidden } from './embargo.ts';
import type { Withheld } from './privacy.ts';

/** Words for several members that tell the same and are only of use together. */
const GROUPS = ['position', 'locality'] as const;

/**
 * With what a member is withheld: never, since without it nobody knows which object it is; by its own name; with a group; or
 * whenever anything is, since it may repeat it.
 */
type Fate = 'never' | 'itself' | (typeof GROUPS)[number] | 'anything';

/** Total, so that a new member breaks the build until somebody decides. */
const FATE = {
  igsn: 'never',
  namespace: 'never',
  objectType: 'never',
  name: 'never',
  title: 'never',
  otherNames: 'never',
  prefix: 'never',
  titleLanguage: 'never',
  alternateIdentifiers: 'itself',
  landingPage: 'never',
  language: 'never',
  versionLabel: 'never',
  generalType: 'never',
  resourceType: 'never',
  furtherResourceTypes: 'never',
  furtherTitles: 'itself',
  sampleType: 'itself',
  material: 'itself',
  rock: 'itself',
  geologicalUnit: 'itself',
  geologicalAges: 'itself',
  abstract: 'itself',
  abstractLanguage: 'itself',
  furtherDescriptions: 'itself',
  parent: 'itself',
  furtherParents: 'itself',
  children: 'itself',
  collection: 'itself',
  expedition: 'itself',
  latitudeDeg: 'position',
  longitudeDeg: 'position',
  latitudeEndDeg: 'position',
  longitudeEndDeg: 'position',
  utm: 'position',
  places: 'position',
  coordinateSystem: 'position',
  elevationM: 'itself',
  elevationEndM: 'itself',
  verticalDatum: 'itself',
  navigationType: 'itself',
  country: 'itself',
  province: 'itself',
  county: 'itself',
  city: 'locality',
  locality: 'locality',
  localityUri: 'locality',
  localityDescription: 'locality',
  locationDescription: 'locality',
  primaryLocationType: 'locality',
  primaryLocationName: 'locality',
  depths: 'itself',
  lengthM: 'itself',
  size: 'itself',
  furtherSizes: 'itself',
  collectionMethod: 'itself',
  collectionMethodDescription: 'itself',
  furtherMethods: 'itself',
  instruments: 'itself',
  collectedFrom: 'itself',
  collectedTo: 'itself',
  sampledOn: 'itself',
  platformType: 'itself',
  platformName: 'itself',
  platformDescription: 'itself',
  platformOperator: 'itself',
  launch: 'itself',
  operator: 'itself',
  agents: 'itself',
  fundingAgencies: 'itself',
  funding: 'itself',
  sampleRequest: 'itself',
  sampledBy: 'itself',
  purpose: 'itself',
  currentArchive: 'itself',
  currentArchiveContact: 'itself',
  originalArchive: 'itself',
  originalArchiveContact: 'itself',
  curations: 'itself',
  moratoriumUntil: 'never',
  isPublic: 'never',
  isDemonstration: 'never',
  relatedWorks: 'itself',
  relatedItems: 'itself',
  supplementalRecords: 'itself',
  keywords: 'itself',
  subjects: 'itself',
  comment: 'itself',
  publisher: 'never',
  licences: 'never',
  localContexts: 'never',
  publishedOn: 'never',
  publicationYear: 'never',
  dates: 'itself',
  furtherMaterials: 'itself',
  classifications: 'itself',
  classificationComment: 'itself',
  ageRange: 'itself',
  sampledFeatures: 'itself',
  mediaFormats: 'itself',
  images: 'itself',
  foreign: 'anything',
  stated: 'anything',
} as const satisfies { readonly [Field in DescriptionField]: Fate };

type ByItself = {
  [Field in DescriptionField]: (typeof FATE)[Field] extends 'itself' ? Field : never;
}[DescriptionField];

/** What an owner may name to be withheld: a group of members, or one member. */
export type WithholdableMember = (typeof GROUPS)[number] | ByItself;

/** Every word that may be named. */
export const WITHHOLDABLE: readonly WithholdableMember[] = [
  ...GROUPS,
  ...(Object.keys(FATE) as DescriptionField[]).filter((field): field is ByItself => FATE[field] === 'itself'),
];

const COARSENED = new Set<string>(['latitudeDeg', 'longitudeDeg', 'latitudeEndDeg', 'longitudeEndDeg']);

/** Which members every description has, so that they are emptied and not left out. */
const ALWAYS = new Set<string>([
  'geologicalAges',
  'children',
  'depths',
  'agents',
  'fundingAgencies',
  'relatedWorks',
  'keywords',
  'stated',
]);

/** A description without what is withheld on a day (ISO, UTC); the same one where nothing is. */
export function withoutWithheld(
  description: SampleDescription,
  withheld: Withheld | null,
  today: string,
): SampleDescription {
  if (withheld === null || withheld.members.length === 0 || !isHidden(withheld.until, today)) return description;
  const named = new Set<string>(withheld.members);
  const step = named.has('position') ? withheld.positionStepDeg : undefined;
  const members = Object.entries(description).flatMap(([field, value]) => {
    if (!isWithheld(field as DescriptionField, named)) return [[field, value]];
    if (step !== undefined && COARSENED.has(field)) return [[field, coarsened(value as number, step)]];
    return ALWAYS.has(field) ? [[field, []]] : [];
  });
  return Object.fromEntries(members) as SampleDescription;
}

function isWithheld(field: DescriptionField, named: ReadonlySet<string>): boolean {
  const fate: Fate = FATE[field];
  return fate === 'anything' || (fate !== 'never' && named.has(fate === 'itself' ? field : fate));
}

// A step of 0.1 is no binary number: dividing by 10 gives the nearest.
function coarsened(valueDeg: number, stepDeg: number): number {
  const stepsPerDegree = Math.round(1 / stepDeg);
  return Math.round(valueDeg * stepsPerDegree) / stepsPerDegree + 0;
}
