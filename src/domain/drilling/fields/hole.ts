import type { FieldDescriptor } from '../../field.ts';
import { COMMENT, drillingEnvironment, field, MORATORIUM_START, metres, otherName, TERMS_OF_USE } from './describe.ts';

/** Fields of a site (mDIS project_site). */
export const SITE_FIELDS: readonly FieldDescriptor[] = [
  field('site', 'text', 'identity', 'Site', 'Number or name of the site within the expedition.', {
    entry: 'required',
    maxLength: 64,
  }),
  field('site_name', 'text', 'identity', 'Site name', 'Name people use.', { maxLength: 255 }),
  otherName('site_name_alt', 'site_alternative_name'),
  field('description', 'text', 'location', 'Description', 'How to find the place.'),
  drillingEnvironment(['type_drilling_location']),
  field('country', 'text', 'location', 'Country', 'Country.', { maxLength: 255 }),
  field('state', 'text', 'location', 'State or province', 'First level below the country.', { maxLength: 255 }),
  field('county', 'text', 'location', 'County', 'Second level below the country.', { maxLength: 255 }),
  field('city', 'text', 'location', 'Town', 'Nearest town.', { maxLength: 255 }),
  field('locality', 'text', 'location', 'Locality', 'Named spot.', { maxLength: 255 }),
  field('latitude_deg', 'decimal', 'location', 'Latitude', 'Of what lies in no hole. North positive, WGS 84.', {
    unit: '°',
    minimum: -90,
    maximum: 90,
    aliases: ['latitude', 'lat'],
    source: 'Corestone',
  }),
  field('longitude_deg', 'decimal', 'location', 'Longitude', 'Of what lies in no hole. East positive, WGS 84.', {
    unit: '°',
    minimum: -180,
    maximum: 180,
    aliases: ['longitude', 'lon', 'long'],
    source: 'Corestone',
  }),
  field(
    'drilling_method',
    'list',
    'drilling',
    'Drilling method',
    'How the site was drilled, where its holes do not say.',
  ),
  field('bit_sizes', 'list', 'drilling', 'Bit sizes', 'Bits in use, each with its unit: `HQ 96 mm`.', {
    maxLength: 255,
  }),
  field('lithology', 'list', 'geology', 'Lithology', 'Rocks met at the site.'),
  field('geological_age', 'list', 'geology', 'Geological age', 'Ages met at the site.'),
  field('geological_unit', 'text', 'geology', 'Geological unit', 'Formation, nappe or other unit.', { maxLength: 500 }),
  COMMENT,
];

/** Fields of a hole (mDIS project_hole). Positions are WGS 84; heights are metres above mean sea level. */
export const HOLE_FIELDS: readonly FieldDescriptor[] = [
  field('hole', 'text', 'identity', 'Hole', 'Letter of the hole within the site.', {
    entry: 'required',
    maxLength: 64,
  }),
  field('hole_name', 'text', 'identity', 'Hole name', 'Name people use.', { maxLength: 255 }),
  field('latitude_deg', 'decimal', 'location', 'Latitude', 'North positive, WGS 84.', {
    unit: '°',
    minimum: -90,
    maximum: 90,
    entry: 'recommended',
    aliases: ['latitude', 'lat'],
  }),
  field('longitude_deg', 'decimal', 'location', 'Longitude', 'East positive, WGS 84.', {
    unit: '°',
    minimum: -180,
    maximum: 180,
    entry: 'recommended',
    aliases: ['longitude', 'lon', 'long'],
  }),
  field('coordinate_x', 'text', 'location', 'Easting as surveyed', 'First coordinate as the survey gives it.', {
    maxLength: 40,
    aliases: ['easting', 'x'],
  }),
  field('coordinate_y', 'text', 'location', 'Northing as surveyed', 'Second coordinate as the survey gives it.', {
    maxLength: 40,
    aliases: ['northing', 'y'],
  }),
  field(
    'spatial_reference_system',
    'text',
    'location',
    'Reference system of the survey',
    'What the surveyed coordinates are counted in: `SWEREF 99 TM (EPSG:3006)`, with its zone.',
    { maxLength: 255, aliases: ['coordinate_system', 'crs'] },
  ),
  metres('elevation_m', 'location', 'Ground level', 'Height of the ground or floor above mean sea level.', {
    minimum: -11000,
    maximum: 9000,
    aliases: ['elevation', 'ground_level'],
  }),
  metres('water_depth_m', 'depth', 'Water depth', 'From water surface to lake or sea floor; 0 on land.', {
    minimum: 0,
    maximum: 11000,
    aliases: ['depth_water', 'water_depth'],
  }),
  metres('reference_height_m', 'depth', 'Driller’s reference height', 'Rig reference above ground or water surface.', {
    aliases: ['drillers_reference_height', 'reference_height'],
  }),
  metres('casing_depth_m', 'drilling', 'Casing foot', 'Depth of the casing foot below surface, where coring began.', {
    scale: 'csf_a',
    minimum: 0,
  }),
  metres('total_depth_m', 'depth', 'Total depth', 'Deepest point reached, driller’s depth.', {
    scale: 'drf',
    minimum: 0,
    aliases: ['depth_drilled', 'total_depth'],
  }),
  field('direction_deg', 'decimal', 'drilling', 'Direction', 'Azimuth at the wellhead, clockwise from north.', {
    unit: '°',
    minimum: 0,
    maximum: 360,
    aliases: ['direction', 'azimuth'],
  }),
  field('inclination_deg', 'decimal', 'drilling', 'Inclination', 'From the vertical at the wellhead.', {
    unit: '°',
    minimum: 0,
    maximum: 180,
    aliases: ['inclination'],
  }),
  field('drilling_method', 'list', 'drilling', 'Drilling method', 'How the hole was drilled.'),
  field('platform_type', 'text', 'drilling', 'Platform type', 'Kind of rig or vessel.', { maxLength: 255 }),
  field('platform_name', 'text', 'drilling', 'Rig', 'Name of rig or vessel.', { maxLength: 255 }),
  field('platform_operator', 'text', 'drilling', 'Rig operator', 'Who ran the rig.', { maxLength: 255 }),
  field('platform_description', 'text', 'drilling', 'Rig description', 'More on the rig.', { maxLength: 2000 }),
  field('platform_manager', 'text', 'drilling', 'Rig manager', 'Who answered for the rig.', { maxLength: 255 }),
  field('gear', 'list', 'drilling', 'Gear', 'Corers, samplers and other gear in use.', { maxLength: 255 }),
  field('methods_in_hole', 'list', 'drilling', 'Methods in the hole', 'Logs and measurements in the hole.'),
  field('start_date', 'date', 'drilling', 'Start', 'First day of drilling.', {
    entry: 'recommended',
    aliases: ['date_start'],
  }),
  field('end_date', 'date', 'drilling', 'End', 'Last day of drilling.', { aliases: ['date_end'] }),
  MORATORIUM_START,
  field('moratorium_end', 'date', 'curation', 'Moratorium until', 'Day of its own, in place of the expedition’s.'),
  field('repository', 'text', 'curation', 'Repository', 'Core repository that holds the material.', {
    maxLength: 300,
    aliases: ['repository_name'],
  }),
  ...TERMS_OF_USE,
  COMMENT,
];
