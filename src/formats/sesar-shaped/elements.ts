import { IS_PRIVATE, PUBLISH_DATE } from './access-elements.ts';
import { AGE_ELEMENTS } from './age-elements.ts';
import { CRUISE, FUNDING_AGENCY, OPERATORS } from './campaign-elements.ts';
import { COLLECTION_END, COLLECTION_START, DATE_PRECISION, SAMPLING_DATE } from './date-elements.ts';
import { DEPTH_MAX, DEPTH_MIN, DEPTH_SCALE } from './depth-elements.ts';
import type { FlatElement } from './flat-element.ts';
import { IGSN, OTHER_NAMES, PARENT, SAMPLE_TYPE, USER_CODE } from './identity-elements.ts';
import { CLASSIFICATION, MATERIAL } from './material-elements.ts';
import { COLLECTION_METHOD, METHODS, SAMPLE_IMAGE, SAMPLE_IMAGE_PATH } from './method-elements.ts';
import { COLLECTOR, COLLECTOR_DETAIL } from './people-elements.ts';
import {
  COORDINATE_SYSTEM,
  ELEVATION,
  ELEVATION_END,
  ELEVATION_END_UNIT,
  ELEVATION_UNIT,
  LATITUDE_ELEMENT,
  LONGITUDE_ELEMENT,
  VERTICAL_DATUM,
} from './position-elements.ts';
import { PURPOSE, SAMPLE_PURPOSE } from './purpose-elements.ts';
import { RELATED_IDENTIFIERS } from './related-elements.ts';
import { LENGTH, LENGTH_UNIT, SIZE, SIZE_UNIT } from './size-elements.ts';
import { DESCRIPTION, DESCRIPTIONS } from './text-elements.ts';
import { degreesElement } from './uncertain-cells.ts';
import { EXTERNAL_URLS } from './url-elements.ts';
import { decimal, listed, one, oneOfGfz, part, text } from './value-codecs.ts';

const ZONE = /^(?:[1-9]|[1-5]\d|60)[A-Z]$/;

/** How a position may have been found, by SESAR and GFZ. */
const NAVIGATION_TYPES = [
  'ACOUSTIC_RANGING/GPS',
  'DGPS',
  'DVL',
  'DVL/LBL',
  'DVL/LBL/INS',
  'DVL/LBL:Renav',
  'DVL/LBL:Renav:Confirmed',
  'DVL/USBL',
  'DVL/USBL:Renav',
  'DVL:Renav',
  'DVL:Renav:Confirmed',
  'GLONASS',
  'GPS',
  'GPS/WireOut',
  'GPS:Assumed',
  'LAYBACK',
  'LAYBACK/LBL',
  'LBL',
  'LORAN',
  'Locale',
  'Not Applicable',
  'RTK GPS',
];

const LAUNCH_TYPES = ['AUV', 'HOV', 'ROV', 'Sled', 'Not Applicable'];

/**
 * The element list of GFZ description-ext 1.3 in its fixed order, and so, without GFZ's additions, that of SESAR and of the
 * older GFZ agent (metadata-schemas 2.4, 2.5): each element with the members of a description it stands for and the codec
 * that writes and reads it. XML writers and readers, SESAR's JSON and ICDP's tables all go through this one table.
 */
export const FLAT_ELEMENTS: readonly FlatElement[] = [
  USER_CODE,
  SAMPLE_TYPE,
  one('name', 'name', text(255)),
  IGSN,
  PARENT,
  IS_PRIVATE,
  oneOfGfz('sample_request', 'sampleRequest', text(255)),
  oneOfGfz('sampled_by', 'sampledBy', text(255)),
  SAMPLE_PURPOSE,
  PUBLISH_DATE,
  LATITUDE_ELEMENT,
  LONGITUDE_ELEMENT,
  degreesElement('latitude_end', 'latitudeEndDeg', 90),
  degreesElement('longitude_end', 'longitudeEndDeg', 180),
  COORDINATE_SYSTEM,
  ELEVATION,
  ELEVATION_END,
  ELEVATION_UNIT,
  ELEVATION_END_UNIT,
  SAMPLING_DATE,
  one('primary_location_type', 'primaryLocationType', text(255)),
  one('primary_location_name', 'primaryLocationName', text(255)),
  one('location_description', 'locationDescription', text(2000)),
  one('locality', 'locality', text(255)),
  one('locality_description', 'localityDescription', text(2000)),
  one('country', 'country', text(255)),
  one('province', 'province', text(255)),
  one('county', 'county', text(255)),
  one('city', 'city', text(255)),
  MATERIAL,
  CLASSIFICATION,
  one('classification_comment', 'classificationComment', text(200)),
  one('field_name', 'rock', text(255)),
  DEPTH_MIN,
  DEPTH_MAX,
  DEPTH_SCALE,
  SIZE,
  SIZE_UNIT,
  ...AGE_ELEMENTS,
  DESCRIPTION,
  DESCRIPTIONS,
  SAMPLE_IMAGE,
  SAMPLE_IMAGE_PATH,
  METHODS,
  COLLECTION_METHOD,
  one('collection_method_descr', 'collectionMethodDescription', text(1000)),
  LENGTH,
  LENGTH_UNIT,
  one('sample_comment', 'comment', text(2000)),
  CRUISE,
  one('platform_type', 'platformType', text(255)),
  one('platform_name', 'platformName', text(2000)),
  one('platform_descr', 'platformDescription', text(2000)),
  OPERATORS,
  FUNDING_AGENCY,
  COLLECTOR,
  COLLECTOR_DETAIL,
  COLLECTION_START,
  COLLECTION_END,
  DATE_PRECISION,
  one('current_archive', 'currentArchive', text(300)),
  one('current_archive_contact', 'currentArchiveContact', text(1000)),
  one('original_archive', 'originalArchive', text(300)),
  one('original_archive_contact', 'originalArchiveContact', text(1000)),
  PURPOSE,
  VERTICAL_DATUM,
  part('northing', 'utm', 'northingM', decimal(0, 10_000_000)),
  part('easting', 'utm', 'eastingM', decimal(0, 834_000)),
  part('zone', 'utm', 'zone', { write: (zone) => ZONE.exec(zone)?.[0], read: (cell) => cell.text }),
  one('navigation_type', 'navigationType', listed(NAVIGATION_TYPES)),
  part('launch_platform_name', 'launch', 'platformName', text(100)),
  part('launch_id', 'launch', 'identifier', text(100)),
  part('launch_type_name', 'launch', 'type', listed(LAUNCH_TYPES)),
  OTHER_NAMES,
  RELATED_IDENTIFIERS,
  EXTERNAL_URLS,
];
