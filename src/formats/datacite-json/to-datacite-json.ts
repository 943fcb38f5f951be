import { present } from '../../domain/description/present.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { atVersion } from '../datacite-4/at-version.ts';
import type { DataciteItem, DatacitePlace, DataciteRecord } from '../datacite-4/datacite-record.ts';
import type { KernelVersion } from '../datacite-4/kernel-lists.ts';
import { recordOf } from '../datacite-4/record-of.ts';
import type { WriteContext } from '../format.ts';

/** Namespace by which the API knows the kernel. */
const KERNEL = 'http://datacite.org/schema/kernel-4';

/**
 * DataCite JSON as the REST API takes it and content negotiation gives it: the attributes, without the envelope of JSON:API.
 * An upstream wraps them as `{data: {type: 'dois', attributes}}` and adds `event`. Source: DataCite REST API.
 */
export function toDataciteJson(
  description: SampleDescription,
  facts: RegistrationFacts,
  context: WriteContext,
): string {
  return JSON.stringify(dataciteAttributes(recordOf(description, facts, context)));
}

/** The same in the words of an older version of the kernel; before 4.5 a publisher was a name alone. */
export function toDataciteJsonVersion(version: KernelVersion): typeof toDataciteJson {
  return (description, facts, context) => {
    const { record } = atVersion(recordOf(description, facts, context), version);
    const attributes = dataciteAttributes(record);
    const { publisher } = record;
    return JSON.stringify(
      version < '4.5' && publisher !== undefined ? { ...attributes, publisher: publisher.name } : attributes,
    );
  };
}

/** The attributes of a record: lists that are empty are left out, years and coordinates are numbers. */
export function dataciteAttributes(record: DataciteRecord): Readonly<Record<string, unknown>> {
  const {
    publicationYear,
    geoLocations = [],
    relatedItems = [],
    otherIdentifier,
    alternateIdentifiers = [],
    ...same
  } = record;
  const attributes = {
    ...same,
    // The API knows DOIs alone as identifier; another stands first among the alternate ones.
    alternateIdentifiers: [
      ...(otherIdentifier === undefined
        ? []
        : [{ alternateIdentifier: otherIdentifier.value, alternateIdentifierType: otherIdentifier.type }]),
      ...alternateIdentifiers,
    ],
    publicationYear: publicationYear === undefined ? undefined : Number(publicationYear),
    geoLocations: geoLocations.flatMap(placeAttributes),
    relatedItems: relatedItems.map(itemAttributes),
    schemaVersion: KERNEL,
  };
  return withoutEmpty(attributes);
}

/** The API knows one point and one box a place: further ones become places of their own. */
function placeAttributes({ geoLocationPlace, points = [], boxes = [], polygons = [] }: DatacitePlace) {
  const [geoLocationPoint, ...furtherPoints] = points;
  const [geoLocationBox, ...furtherBoxes] = boxes;
  const [polygon, ...furtherPolygons] = polygons;
  const place = present({
    geoLocationPlace,
    geoLocationPoint,
    geoLocationBox,
    geoLocationPolygon: polygon && polygonAttributes(polygon),
  });
  return [
    place,
    ...furtherPoints.map((point) => ({ geoLocationPoint: point })),
    ...furtherBoxes.map((box) => ({ geoLocationBox: box })),
    ...furtherPolygons.map((one) => ({ geoLocationPolygon: polygonAttributes(one) })),
  ];
}

function polygonAttributes({ points, inPolygonPoint }: NonNullable<DatacitePlace['polygons']>[number]) {
  const corners = points.map((polygonPoint) => ({ polygonPoint }));
  return inPolygonPoint === undefined ? corners : [...corners, { inPolygonPoint }];
}

/** Of the identifier of a related item alone the API spells `schemeURI`. */
function itemAttributes({ relatedItemIdentifier: identifier, ...item }: DataciteItem) {
  if (identifier === undefined) return item;
  const { schemeUri, ...rest } = identifier;
  return { ...item, relatedItemIdentifier: present({ ...rest, schemeURI: schemeUri }) };
}

function withoutEmpty(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const said = Object.entries(value).filter(([, member]) => isStated(member));
  return Object.fromEntries(said.map(([name, member]) => [name, cleaned(member)]));
}

function cleaned(member: unknown): unknown {
  if (Array.isArray(member)) return member.map(cleaned);
  if (typeof member === 'string') return member.trim().toWellFormed();
  return typeof member === 'object' && member !== null ? withoutEmpty(member as Record<string, unknown>) : member;
}

function isStated(member: unknown): boolean {
  if (typeof member === 'string') return member.trim() !== '';
  return member !== undefined && !(Array.isArray(member) && member.length === 0);
}
