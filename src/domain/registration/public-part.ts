import { heldByNobody } from '../description/custody.ts';
import type { DescriptionField } from '../description/description-fields.ts';
import { present } from '../description/present.ts';
import type { SampleDescription } from '../description/sample-description.ts';
import { type Access, isEmbargoed } from './embargo.ts';
import { plainTitle } from './plain-title.ts';
import { accessWith, NOTHING_KEPT_BACK, type Privacy } from './privacy.ts';
import type { Relative } from './relatives.ts';
import { withoutWithheld } from './without-withheld.ts';

/** What may become of a member while an embargo runs: only what may be missing can be absent, only a list can be empty. */
type WhileClosed<Field extends DescriptionField> =
  | 'shown'
  | (Record<never, never> extends Pick<SampleDescription, Field> ? 'absent' : never)
  | (readonly never[] extends SampleDescription[Field] ? 'empty' : never)
  | (Field extends 'title' ? 'said by name' : never);

/**
 * What may be said of an object under embargo: that it exists, what it is called, where it comes from, its depth included, and
 * who answers for it; nothing of its rock, its measurements and what is planned with it. Total, so that a new member breaks the
 * build until somebody decides.
 */
const WHILE_CLOSED: { readonly [Field in DescriptionField]: WhileClosed<Field> } = {
  igsn: 'shown',
  namespace: 'shown',
  objectType: 'shown',
  name: 'shown',
  // A title may name the rock.
  title: 'said by name',
  otherNames: 'shown',
  resourceType: 'shown',
  sampleType: 'shown',
  material: 'shown',
  rock: 'absent',
  geologicalUnit: 'absent',
  geologicalAges: 'empty',
  abstract: 'absent',
  parent: 'shown',
  children: 'shown',
  expedition: 'shown',
  latitudeDeg: 'shown',
  longitudeDeg: 'shown',
  elevationM: 'shown',
  country: 'shown',
  province: 'shown',
  county: 'shown',
  city: 'shown',
  locality: 'shown',
  locationDescription: 'shown',
  depths: 'shown',
  lengthM: 'absent',
  size: 'absent',
  collectionMethod: 'shown',
  collectionMethodDescription: 'shown',
  collectedFrom: 'shown',
  collectedTo: 'shown',
  sampledOn: 'shown',
  platformType: 'shown',
  platformName: 'shown',
  platformDescription: 'shown',
  platformOperator: 'shown',
  operator: 'shown',
  agents: 'shown',
  fundingAgencies: 'shown',
  sampleRequest: 'absent',
  sampledBy: 'absent',
  purpose: 'absent',
  currentArchive: 'shown',
  currentArchiveContact: 'shown',
  moratoriumUntil: 'shown',
  isPublic: 'shown',
  isDemonstration: 'shown',
  relatedWorks: 'empty',
  keywords: 'empty',
  comment: 'absent',
  prefix: 'shown',
  titleLanguage: 'shown',
  alternateIdentifiers: 'shown',
  landingPage: 'shown',
  language: 'shown',
  versionLabel: 'shown',
  generalType: 'shown',
  furtherResourceTypes: 'shown',
  furtherParents: 'shown',
  collection: 'shown',
  mediaFormats: 'shown',
  latitudeEndDeg: 'shown',
  longitudeEndDeg: 'shown',
  elevationEndM: 'shown',
  verticalDatum: 'shown',
  coordinateSystem: 'shown',
  utm: 'shown',
  navigationType: 'shown',
  places: 'shown',
  primaryLocationType: 'shown',
  primaryLocationName: 'shown',
  localityUri: 'shown',
  localityDescription: 'shown',
  furtherMethods: 'shown',
  instruments: 'shown',
  launch: 'shown',
  funding: 'shown',
  publisher: 'shown',
  originalArchive: 'shown',
  originalArchiveContact: 'shown',
  curations: 'shown',
  custody: 'shown',
  licences: 'shown',
  localContexts: 'shown',
  publishedOn: 'shown',
  publicationYear: 'shown',
  dates: 'shown',
  furtherTitles: 'absent',
  abstractLanguage: 'absent',
  furtherDescriptions: 'absent',
  subjects: 'absent',
  furtherMaterials: 'absent',
  classifications: 'absent',
  classificationComment: 'absent',
  ageRange: 'absent',
  sampledFeatures: 'absent',
  furtherSizes: 'absent',
  relatedItems: 'absent',
  supplementalRecords: 'absent',
  images: 'absent',
  uncertainNumbers: 'absent',
  foreign: 'absent',
  stated: 'empty',
};

/**
 * What is public of a description on a day (ISO, UTC): the open part while the embargo runs, afterwards everything; it says
 * itself which of both. An older version is judged by `current`, the description that stands today: what was opened is open
 * in every version, and what was closed is closed in every version. `privacy` is what the record's owner keeps back beside,
 * `relatives` those of which something is kept back that it may repeat.
 */
export function publicPart(
  description: SampleDescription,
  today: string,
  current: Access = description,
  privacy: Privacy = NOTHING_KEPT_BACK,
  relatives: readonly Relative[] = [],
): SampleDescription {
  const stated = accessWith(current, privacy);
  const access = { isPublic: !isEmbargoed(stated, today), moratoriumUntil: stated.moratoriumUntil };
  const told = withoutWithheld(heldByNobody(description), privacy.withheld, today, relatives);
  const shown = access.isPublic ? told : withoutDetails(told);
  // A record that was public from the start is the usual case; it need not be copied.
  const isSame = shown.isPublic === access.isPublic && shown.moratoriumUntil === access.moratoriumUntil;
  return isSame ? shown : present({ ...shown, ...access });
}

function withoutDetails(description: SampleDescription): SampleDescription {
  const members = Object.entries(description).flatMap(([field, value]) => {
    const fate = WHILE_CLOSED[field as DescriptionField];
    if (fate === 'shown') return [[field, value]];
    if (fate === 'empty') return [[field, []]];
    return fate === 'said by name' ? [[field, plainTitle(description)]] : [];
  });
  return Object.fromEntries(members) as SampleDescription;
}
