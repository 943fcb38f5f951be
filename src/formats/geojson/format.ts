import {
  DESCRIPTION_FIELDS,
  type DescriptionField,
  type Mapping,
} from '../../domain/description/description-fields.ts';
import type { Format, ReadableFormat } from '../format.ts';
import { fromGeoJson, isGeoJson } from './from-geojson.ts';
import { toGeoJson } from './to-geojson.ts';

const MEMBERS = Object.keys(DESCRIPTION_FIELDS) as DescriptionField[];

/** GeoJSON (RFC 7946): a Feature is written; a Feature or a FeatureCollection is read. */
export const GEOJSON: Format & ReadableFormat = {
  name: 'geojson',
  label: 'GeoJSON',
  version: 'RFC 7946',
  mediaTypes: ['application/geo+json'],
  fileEnding: 'geojson',
  syntax: 'json',
  mapping: {
    ...(Object.fromEntries(MEMBERS.map((name) => [name, { to: `properties.${name}` }])) as Mapping),
    latitudeDeg: { to: 'geometry, properties.latitudeDeg' },
    longitudeDeg: { to: 'geometry, properties.longitudeDeg' },
    latitudeEndDeg: { to: 'geometry, properties.latitudeEndDeg' },
    longitudeEndDeg: { to: 'geometry, properties.longitudeEndDeg' },
    places: { to: 'geometry, properties.places' },
  },
  recognises: isGeoJson,
  read: fromGeoJson,
  write: toGeoJson,
};
