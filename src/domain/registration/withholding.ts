import type { DescriptionField } from '../description/description-fields.ts';
import type { SampleDescription } from '../description/sample-description.ts';
import type { OwnWithheld } from './privacy.ts';

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
  custody: 'itself',
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
  uncertainNumbers: 'anything',
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

/** A description of which members were taken out, and the members as they were. */
export interface TakenApart {
  readonly shown: SampleDescription;
  readonly taken: Readonly<Partial<SampleDescription>>;
}

/** Takes out what a record's own owner withholds. */
export function takeOwnOut(description: SampleDescription, withheld: OwnWithheld): TakenApart {
  const named = new Set<string>(withheld.members);
  return takeOut(description, withheld, (field) => fateOf(field) === 'anything' || isNamed(field, named));
}

/**
 * Takes out of a description what somebody it belongs to, who says `above`, withholds: where it lies, in whatever words, and how
 * deep, for that tells it of the other as well; anything else where it says the same as the other. Of the values as they were
 * stated those go that repeat what is taken out, and what came from a foreign format goes with anything.
 */
export function takeRepeatedOut(
  description: SampleDescription,
  withheld: OwnWithheld,
  above: SampleDescription,
): TakenApart {
  const named = new Set<string>(withheld.members);
  const repeats = (field: DescriptionField): boolean =>
    PLACES.has(fateOf(field)) || PLACES.has(field) || isAlike(description[field], above[field]);
  const apart = takeOut(description, withheld, (field) => isNamed(field, named) && repeats(field));
  const values = new Set(leaves(apart.taken));
  if (values.size === 0) return apart;
  const { foreign: _, uncertainNumbers: __, ...shown } = apart.shown;
  return {
    ...apart,
    shown: { ...shown, stated: shown.stated.filter(({ value }) => !leaves(value).some((one) => values.has(one))) },
  };
}

/** What an object has from where it lies or what it lies in. */
const PLACES: ReadonlySet<string> = new Set<WithholdableMember>([
  'position',
  'locality',
  'elevationM',
  'elevationEndM',
  'verticalDatum',
  'navigationType',
  'country',
  'province',
  'county',
  'depths',
]);

function takeOut(
  description: SampleDescription,
  { members, positionStepDeg }: OwnWithheld,
  isOut: (field: DescriptionField) => boolean,
): TakenApart {
  const step = members.includes('position') ? positionStepDeg : undefined;
  const taken = Object.entries(description).filter(([field]) => isOut(field as DescriptionField));
  const shown = Object.entries(description).flatMap(([field, value]) => {
    if (!isOut(field as DescriptionField)) return [[field, value]];
    if (step !== undefined && COARSENED.has(field)) return [[field, coarsened(value as number, step)]];
    return ALWAYS.has(field) ? [[field, []]] : [];
  });
  return { shown: Object.fromEntries(shown) as SampleDescription, taken: Object.fromEntries(taken) };
}

function fateOf(field: DescriptionField): Fate {
  return FATE[field];
}

function isNamed(field: DescriptionField, named: ReadonlySet<string>): boolean {
  const fate = fateOf(field);
  return fate !== 'never' && named.has(fate === 'itself' ? field : fate);
}

function isAlike(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Every text and number in a value, however deep. */
export function leaves(value: unknown): readonly (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(leaves);
}

// A step of 0.1 is no binary number: dividing by 10 gives the nearest.
function coarsened(valueDeg: number, stepDeg: number): number {
  const stepsPerDegree = Math.round(1 / stepDeg);
  return Math.round(valueDeg * stepsPerDegree) / stepsPerDegree + 0;
}
