import { type MeasuredDepth, measuredDepths } from '../../domain/description/measured-depths.ts';
import type { Place, Position } from '../../domain/description/place.ts';
import { present } from '../../domain/description/present.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { doubtOf, UNCERTAIN_NUMBERS } from '../../domain/description/uncertain-number.ts';
import { placeName } from '../place-name.ts';
import { filled, isStated, type Json, oneOrMany } from './json-node.ts';

/** The place of an object with its depths in metres by scale; undefined where nothing is known of it. */
export function placeOf(description: SampleDescription): Json | undefined {
  const name = placeName(description) ?? description.primaryLocationName;
  const depths = [...measuredDepths(description).map(depthOf), ...doubtsOf(description)];
  const geo = coordinatesOf(description);
  if (name === undefined && geo === undefined && depths.length === 0) return undefined;
  return present({ '@type': 'Place', name, geo, additionalProperty: filled(depths) }) as Json;
}

/** Boxes as `S W N E`, rings and lines as pairs of latitude and longitude (schema.org, GeoShape). */
export function furtherPlace({ name, points = [], boxes = [], lines = [], polygons = [] }: Place): Json {
  const pairs = (way: readonly Position[]) => way.map((one) => `${one.latitudeDeg} ${one.longitudeDeg}`).join(' ');
  const geo = [
    ...points.map(({ latitudeDeg, longitudeDeg }) => ({
      '@type': 'GeoCoordinates',
      latitude: latitudeDeg,
      longitude: longitudeDeg,
    })),
    ...boxes.map((box) => ({
      '@type': 'GeoShape',
      box: `${box.southDeg} ${box.westDeg} ${box.northDeg} ${box.eastDeg}`,
    })),
    ...lines.map((line) => ({ '@type': 'GeoShape', line: pairs(line) })),
    ...polygons.map(({ ring }) => ({ '@type': 'GeoShape', polygon: pairs(ring) })),
  ];
  return present({ '@type': 'Place', name, geo: oneOrMany(geo) }) as Json;
}

function coordinatesOf({ latitudeDeg, longitudeDeg, elevationM, country }: SampleDescription): Json | undefined {
  if (latitudeDeg === undefined || longitudeDeg === undefined) return undefined;
  return present({
    '@type': 'GeoCoordinates',
    latitude: latitudeDeg,
    longitude: longitudeDeg,
    elevation: elevationM,
    addressCountry: country,
  }) as Json;
}

const SCALE_TEXT = {
  csf_a: 'Depth below surface (CSF-A)',
  csf_b: 'Depth below surface (CSF-B)',
  drf: 'Driller’s depth',
};

function depthOf({ scale, topM, bottomM }: MeasuredDepth): Json {
  return { '@type': 'PropertyValue', name: SCALE_TEXT[scale], minValue: topM, maxValue: bottomM, unitCode: 'MTR' };
}

/** Doubts of what belongs to a place, in words with what these mean in numbers. */
function doubtsOf(description: SampleDescription): readonly Json[] {
  const doubts = OF_A_PLACE.map((of) => doubtOf(description, of)).filter(isStated);
  return doubts.map(({ of, text, value, minimum, maximum }) =>
    present({
      '@type': 'PropertyValue',
      propertyID: of,
      description: text,
      value,
      minValue: minimum,
      maxValue: maximum,
    }),
  ) as readonly Json[];
}

const OF_A_PLACE = UNCERTAIN_NUMBERS.filter((of) => of !== 'lengthM' && !of.startsWith('age'));
