import { describeObject } from '../../domain/description/describe-object.ts';
import type { ObjectContext } from '../../domain/description/object-context.ts';
import { present } from '../../domain/description/present.ts';
import type { DatacitePlace, DataciteRecord, DataciteRelated, DataciteRights } from '../datacite-4/datacite-record.ts';
import { recordOf } from '../datacite-4/record-of.ts';
import type { WriteContext } from '../format.ts';
import { doiOf } from '../identifier-forms.ts';

/** DataCite's word for an identifier that is to come (DataCite Metadata Schema 4.7, appendix 3). */
export const DOI_TO_COME = '(:tba)';

/** Where a hole was drilled, degrees, WGS 84; null is not known. */
export interface HolePosition {
  readonly combinedId: string;
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
}

/** What the record of an operational data set is made from. */
export interface DataSetFacts {
  /** The expedition as it stands in the tree. */
  readonly expedition: ObjectContext;
  readonly holes: readonly HolePosition[];
  /** DOI of the data set, where it has one. */
  readonly doi: string | undefined;
  readonly year: string;
  readonly version: string;
  readonly licence: string | undefined;
  /** Name of who publishes; the agent where not said. */
  readonly publisher: string | undefined;
  /** How many objects, and how many of them have an IGSN. */
  readonly objects: number;
  readonly igsns: number;
  /** True for a package that is not to be published. */
  readonly isClosed: boolean;
}

/**
 * The DataCite record of an operational data set: the people, funding and works of its expedition, the positions of its holes and
 * the time of its operations. It is a `Dataset`; the IGSNs, from which it is derived, are not among its relations here (see
 * {@link derivedFrom}), since they are too many to be held.
 */
export function dataSetRecord(facts: DataSetFacts, context: WriteContext): DataciteRecord {
  const description = describeObject(facts.expedition);
  // What the record of the expedition says of itself as a registered object is none of the data set's.
  const registration = { registrant: '', state: 'registered', submittedAt: '', changedAt: '', version: 1 } as const;
  const title = dataSetTitle(facts.expedition);
  const {
    otherIdentifier: _,
    url: __,
    alternateIdentifiers: ___,
    ...rest
  } = recordOf(description, registration, context);
  return {
    ...rest,
    doi: facts.doi ?? DOI_TO_COME,
    titles: [{ title, lang: 'en' }],
    ...(facts.publisher !== undefined && { publisher: { name: facts.publisher } }),
    publicationYear: facts.year,
    types: { resourceTypeGeneral: 'Dataset', resourceType: 'Operational data set' },
    subjects: (rest.subjects ?? []).filter(({ valueUri = '' }) => !valueUri.includes('/samplingfeaturetype/')),
    dates: (rest.dates ?? []).filter(({ dateType }) => dateType === 'Collected'),
    language: 'en',
    relatedIdentifiers: (rest.relatedIdentifiers ?? []).filter(isOfTheSet),
    sizes: [`${facts.objects} objects`, `${facts.igsns} IGSNs`],
    formats: ['text/csv', 'application/pdf', 'text/html'],
    version: facts.version,
    rightsList: rightsOf(facts),
    descriptions: [
      { description: abstractOf(facts, title), descriptionType: 'Abstract', lang: 'en' },
      { description: TABLE_OF_CONTENTS, descriptionType: 'TableOfContents', lang: 'en' },
    ],
    geoLocations: placesOf(facts, rest.geoLocations ?? []),
  };
}

/** `Operational data set of the expedition COSC-1 (ICDP 5054)`. */
export function dataSetTitle({ object, ancestors }: ObjectContext): string {
  const { acronym, expedition_name: name } = object.values;
  const called = [acronym, name].find((one) => typeof one === 'string' && one !== '');
  const code = [ancestors[0]?.name, object.name].filter((one) => one !== undefined).join(' ');
  return called === undefined
    ? `Operational data set of expedition ${code}`
    : `Operational data set of the expedition ${String(called)} (${code})`;
}

/** What the folder or archive of the data set of an expedition is called, by its code: plain letters. */
export function dataSetName(code: string): string {
  return `operational-data-set-${code.replaceAll(/[^\w.-]+/g, '_')}`;
}

/**
 * The relation to an object with an IGSN: the data were won from it. The object is named by its DOI, as DataCite advises
 * (metadata-schemas 0, 10).
 */
export function derivedFrom(igsn: string, context: WriteContext): DataciteRelated {
  return {
    relatedIdentifier: doiOf(igsn, context),
    relatedIdentifierType: 'DOI',
    relationType: 'IsDerivedFrom',
    resourceTypeGeneral: 'PhysicalObject',
  };
}

const TABLE_OF_CONTENTS =
  'data/tables: a CSV table for each kind of object. data/columns.csv: what each column is, with unit and depth scale. ' +
  'data/depths.csv: depths on three scales. data/igsns.csv: every IGSN. data/explanatory-remarks: methods, depths, ' +
  'identifiers, abbreviations, vocabularies, known gaps.';

/** The full record of the expedition and the family of samples belong to the expedition. */
function isOfTheSet({ relationType, resourceTypeGeneral }: DataciteRelated): boolean {
  return relationType !== 'HasMetadata' && resourceTypeGeneral !== 'PhysicalObject';
}

function rightsOf({ licence, isClosed }: DataSetFacts): readonly DataciteRights[] {
  if (isClosed) return [{ rights: 'closed access', rightsUri: 'http://purl.org/coar/access_right/c_14cb' }];
  if (licence === undefined) return [];
  const isAddress = /^https?:\/\/\S+$/.test(licence);
  return [isAddress ? { rights: licence, rightsUri: licence } : { rights: licence, ...knownLicence(licence) }];
}

/** Address of a Creative Commons licence by its SPDX identifier, such as CC-BY-4.0. */
function knownLicence(name: string): Partial<DataciteRights> {
  const [, kind, version] = /^CC-(BY(?:-[A-Z]{2})*)-(\d\.\d)$/i.exec(name) ?? [];
  const spdx = { rightsIdentifier: name, rightsIdentifierScheme: 'SPDX', schemeUri: 'https://spdx.org/licenses/' };
  if (/^CC0-1\.0$/i.test(name)) return { ...spdx, rightsUri: 'https://creativecommons.org/publicdomain/zero/1.0/' };
  if (kind === undefined) return {};
  return { ...spdx, rightsUri: `https://creativecommons.org/licenses/${kind.toLowerCase()}/${version}/` };
}

function abstractOf({ expedition, objects, igsns, holes }: DataSetFacts, title: string): string {
  const { objectives, start_date: start, end_date: end } = expedition.object.values;
  const span = [start, end].filter((one) => typeof one === 'string' && one !== '').join(' to ');
  const drilled = `${holes.length} ${holes.length === 1 ? 'hole' : 'holes'}${span === '' ? '' : `, operations ${span}`}`;
  const first = `${title}: what was recorded of ${drilled}. ${objects} objects, ${igsns} of which have an IGSN.`;
  return typeof objectives === 'string' && objectives !== '' ? `${first}\n${objectives}` : first;
}

/** A place for each hole with a position; where there is none, what the expedition says of its place. */
function placesOf({ holes }: DataSetFacts, stated: readonly DatacitePlace[]): readonly DatacitePlace[] {
  const places = holes.flatMap(({ combinedId, latitudeDeg, longitudeDeg }): readonly DatacitePlace[] =>
    latitudeDeg === null || longitudeDeg === null
      ? []
      : [
          present({
            geoLocationPlace: combinedId,
            points: [{ pointLongitude: longitudeDeg, pointLatitude: latitudeDeg }],
          }),
        ],
  );
  return places.length > 0 ? places : stated;
}
