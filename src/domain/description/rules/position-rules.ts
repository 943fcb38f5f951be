import type { DescriptionField } from '../description-fields.ts';
import type { Position } from '../place.ts';
import type { SampleDescription } from '../sample-description.ts';
import type { Breach, Rule } from './rule.ts';

const WGS84 = 'WGS 84; GFZ description-ext 1.3; DataCite 4.7 geoLocation';

interface Spot extends Position {
  readonly field: DescriptionField;
  readonly member: string;
}

/** Rules about places on the globe. Degrees are WGS 84, heights metres above mean sea level. */
export const POSITION_RULES: readonly Rule[] = [
  {
    code: 'latitude-out-of-range',
    text: 'A latitude lies between -90 and 90.',
    source: WGS84,
    severity: 'error',
    breaches: (description) =>
      spots(description)
        .filter((spot) => !isSwapped(spot) && Math.abs(spot.latitudeDeg) > 90)
        .map((spot) => ({ ...placeOf(spot), value: spot.latitudeDeg })),
  },
  {
    code: 'longitude-out-of-range',
    text: 'A longitude lies between -180 and 180.',
    source: WGS84,
    severity: 'error',
    breaches: (description) =>
      spots(description)
        .filter((spot) => Math.abs(spot.longitudeDeg) > 180)
        .map((spot) => ({ ...placeOf(spot), value: spot.longitudeDeg })),
  },
  {
    code: 'position-swapped',
    text: 'Latitude and longitude stand in their own places.',
    source: 'Common error of real records',
    severity: 'error',
    breaches: (description) =>
      spots(description)
        .filter(isSwapped)
        .map((spot) => ({
          ...placeOf(spot),
          value: `${spot.latitudeDeg}, ${spot.longitudeDeg}`,
          message: 'Latitude and longitude look swapped.',
        })),
  },
  {
    code: 'position-zero',
    text: 'A position of 0, 0 is in the Gulf of Guinea; where it is not known it is left out.',
    source: 'Common error of real records',
    severity: 'warning',
    breaches: (description) =>
      spots(description)
        .filter((spot) => spot.latitudeDeg === 0 && spot.longitudeDeg === 0)
        .map((spot) => ({ ...placeOf(spot), value: '0, 0' })),
  },
  {
    code: 'position-half',
    text: 'A position has both latitude and longitude.',
    source: WGS84,
    severity: 'error',
    breaches: ({ latitudeDeg, longitudeDeg, latitudeEndDeg, longitudeEndDeg }) => [
      ...half('latitudeDeg', latitudeDeg, 'longitudeDeg', longitudeDeg),
      ...half('latitudeEndDeg', latitudeEndDeg, 'longitudeEndDeg', longitudeEndDeg),
    ],
  },
  {
    code: 'box-order',
    text: 'The south of a box lies south of its north.',
    source: 'DataCite 4.7, geoLocationBox',
    severity: 'error',
    breaches: ({ places = [] }) =>
      places.flatMap(({ boxes = [] }, n) =>
        boxes
          .filter((box) => box.southDeg > box.northDeg)
          .map(
            (box) => ({ field: 'places', member: `[${n + 1}]`, value: `${box.southDeg} to ${box.northDeg}` }) as const,
          ),
      ),
  },
  {
    code: 'box-across-antimeridian',
    text: 'A box whose west is greater than its east crosses the 180th meridian.',
    source: 'RFC 7946, 5.2',
    severity: 'info',
    breaches: ({ places = [] }) =>
      places.flatMap(({ boxes = [] }, n) =>
        boxes
          .filter((box) => box.westDeg > box.eastDeg)
          .map(
            (box) => ({ field: 'places', member: `[${n + 1}]`, value: `${box.westDeg} to ${box.eastDeg}` }) as const,
          ),
      ),
  },
  {
    code: 'ring-not-closed',
    text: 'A polygon has at least four positions, the last of them the first.',
    source: 'DataCite 4.7, geoLocationPolygon; RFC 7946, 3.1.6',
    severity: 'error',
    breaches: ({ places = [] }) =>
      places.flatMap(({ polygons = [] }, n) =>
        polygons
          .filter(({ ring }) => !isClosed(ring))
          .map(({ ring }) => ({ field: 'places', member: `[${n + 1}]`, value: `${ring.length} positions` }) as const),
      ),
  },
  {
    code: 'elevation-implausible',
    text: 'The ground lies between 11,000 m below and 9,000 m above the sea.',
    source: 'GFZ description-ext 1.3 as of 2026',
    severity: 'warning',
    breaches: ({ elevationM, elevationEndM }) => [
      ...implausible('elevationM', elevationM),
      ...implausible('elevationEndM', elevationEndM),
    ],
  },
];

function spots(description: SampleDescription): readonly Spot[] {
  const { latitudeDeg, longitudeDeg, latitudeEndDeg, longitudeEndDeg, places = [] } = description;
  return [
    ...pair('latitudeDeg', latitudeDeg, longitudeDeg),
    ...pair('latitudeEndDeg', latitudeEndDeg, longitudeEndDeg),
    ...places.flatMap((place, n) =>
      positionsOf(place).map((position) => ({ ...position, field: 'places', member: `[${n + 1}]` }) as const),
    ),
  ];
}

function pair(field: DescriptionField, latitudeDeg: number | undefined, longitudeDeg: number | undefined): Spot[] {
  if (latitudeDeg === undefined && longitudeDeg === undefined) return [];
  // A half position has only its own end to be wrong.
  return [{ field, member: '', latitudeDeg: latitudeDeg ?? Number.NaN, longitudeDeg: longitudeDeg ?? Number.NaN }];
}

function positionsOf(place: NonNullable<SampleDescription['places']>[number]): readonly Position[] {
  const corners = (place.boxes ?? []).flatMap(({ westDeg, eastDeg, southDeg, northDeg }) => [
    { longitudeDeg: westDeg, latitudeDeg: southDeg },
    { longitudeDeg: eastDeg, latitudeDeg: northDeg },
  ]);
  const rings = (place.polygons ?? []).flatMap(({ ring }) => ring);
  return [...(place.points ?? []), ...corners, ...(place.lines ?? []).flat(), ...rings];
}

function isSwapped({ latitudeDeg, longitudeDeg }: Position): boolean {
  return Math.abs(latitudeDeg) > 90 && Math.abs(latitudeDeg) <= 180 && Math.abs(longitudeDeg) <= 90;
}

function isClosed(ring: readonly Position[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  const isSame = first?.latitudeDeg === last?.latitudeDeg && first?.longitudeDeg === last?.longitudeDeg;
  return ring.length >= 4 && isSame;
}

function half(one: DescriptionField, value: unknown, other: DescriptionField, otherValue: unknown): readonly Breach[] {
  if ((value === undefined) === (otherValue === undefined)) return [];
  return [value === undefined ? { field: one } : { field: other }];
}

function implausible(field: DescriptionField, elevationM: number | undefined): readonly Breach[] {
  return elevationM === undefined || (elevationM >= -11_000 && elevationM <= 9000)
    ? []
    : [{ field, value: elevationM }];
}

function placeOf({ field, member }: Spot): { field: DescriptionField; member?: string } {
  return member === '' ? { field } : { field, member };
}
