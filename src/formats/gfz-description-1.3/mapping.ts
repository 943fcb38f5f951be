import { type Mapping, omit } from '../../domain/description/description-fields.ts';
import { NAME_SHAPED_MAPPING } from '../name-shaped/mapping.ts';
import { SESAR_MAPPING } from '../sesar-shaped/sesar-mapping.ts';

const DATE = 'Times get seconds; marks of doubt are lost.';
const ext = (element: string, narrowed: string) => ({ to: `ext ${element}`, narrowed });
const cutAt = (characters: number): string => `Cut at ${characters} characters; blanks at its ends are lost.`;

/**
 * What becomes of every member of a description in GFZ description 1.3; `ext` is the `sample` of description-ext 1.3, which
 * has SESAR's elements and what is named here.
 */
export const GFZ_MAPPING: Mapping = {
  ...SESAR_MAPPING,
  igsn: { to: 'identifier, alternateIdentifier, ext igsn' },
  namespace: { to: 'ext user_code' },
  objectType: {
    to: 'resourceType, ext sample_type',
    narrowed: 'Read back as the kind that both stand for, else as sample.',
  },
  name: { to: 'name, ext name', narrowed: 'Blanks at its ends are lost.' },
  title: { to: 'ext description, ext descriptions', narrowed: 'Blanks at its ends are lost.' },
  otherNames: { to: 'alternateIdentifier, ext sample_other_name', narrowed: 'Each once; blanks at its ends are lost.' },
  resourceType: { to: '@type, resourceType', narrowed: 'The terms of the list only; any other is Other.' },
  sampleType: {
    to: 'alternateResourceType, ext sample_type',
    narrowed: 'Where it is not stated, what the object is stands for it.',
  },
  material: {
    to: 'material, alternateMaterial, ext material',
    narrowed: 'The terms of the list only; words beside them are further materials. Unknown where nothing is stated.',
  },
  rock: { to: 'alternateMaterial, ext field_name', narrowed: cutAt(255) },
  classifications: ext('classification', 'By their labels, between semicolons.'),
  abstract: {
    to: 'description, ext description, ext descriptions',
    narrowed: 'Blanks at its ends are lost.',
  },
  furtherDescriptions: ext('descriptions/description', 'The scheme or the type; the language is lost.'),
  parent: { to: 'parentIdentifier, ext parent_igsn, ext relatedIdentifier', narrowed: 'Its number alone.' },
  furtherParents: ext('relatedIdentifier', 'Their numbers alone.'),
  children: ext('relatedIdentifier', 'Their numbers alone.'),
  latitudeDeg: { to: 'geometry, ext latitude', narrowed: 'Six decimal places; only together with the longitude.' },
  longitudeDeg: { to: 'geometry, ext longitude', narrowed: 'Six decimal places; only together with the latitude.' },
  elevationM: {
    to: 'ext elevation, elevation_unit, vertical_datum',
    narrowed: 'Six decimal places; left out below -6000 m and above 9000 m.',
  },
  elevationEndM: {
    to: 'ext elevation_end, elevation_end_unit',
    narrowed: 'Six decimal places; left out below -6000 m and above 9000 m.',
  },
  coordinateSystem: ext('coordinate_system', 'Words that mean WGS 84 are not kept.'),
  country: { to: 'toponym, ext country', narrowed: cutAt(255) },
  province: { to: 'toponym, ext province', narrowed: cutAt(255) },
  county: { to: 'toponym, ext county', narrowed: cutAt(255) },
  city: { to: 'toponym, ext city', narrowed: cutAt(255) },
  locality: { to: 'toponym, ext locality', narrowed: cutAt(255) },
  lengthM: { to: 'ext length, length_unit; ext size where no amount is stated', narrowed: 'Six decimal places.' },
  collectionMethod: {
    to: 'collectionMethod, ext collection_method',
    narrowed: 'A word outside the list is Unknown and stands among the alternate methods.',
  },
  collectionMethodDescription: {
    to: 'alternateCollectionMethod, ext collection_method_descr',
    narrowed: cutAt(1000),
  },
  furtherMethods: ext('methods/method', 'Label and scheme; each label once.'),
  collectedFrom: { to: 'collectionTime, ext collection_start_date', narrowed: DATE },
  collectedTo: { to: 'ext collection_end_date', narrowed: DATE },
  sampledOn: { to: 'collectionTime, ext sampling_date', narrowed: DATE },
  platformOperator: ext('operator', 'The second, unless it is the same as the operator or the only one.'),
  operator: ext('operator', cutAt(255)),
  agents: {
    to: 'collector, contributor, ext collector, ext collector_detail',
    narrowed: 'Roles of 16 words, one identifier each; e-mail, language and further institutions are lost.',
  },
  fundingAgencies: {
    to: 'contributor, ext funding_agency',
    narrowed: 'Joined by semicolons, with the names in funding.',
  },
  funding: { to: 'contributor, ext funding_agency', narrowed: 'Names and identifiers only; awards are lost.' },
  sampleRequest: ext('sample_request', cutAt(255)),
  sampledBy: { to: 'collector, ext sampled_by', narrowed: cutAt(255) },
  purpose: { to: 'ext sample_purpose, ext purpose', narrowed: 'Blanks at its ends are lost.' },
  currentArchive: { to: 'contributor, ext current_archive', narrowed: cutAt(300) },
  moratoriumUntil: ext('publish_date', 'The day; read back only of a private record or beside a day of publication.'),
  isPublic: { to: 'sampleAccess, ext is_private' },
  publishedOn: ext('@publishdate, publish_date', DATE),
  isDemonstration: { to: 'description, as its last sentence', narrowed: 'In words only.' },
  relatedWorks: {
    to: 'relatedIdentifier, ext relatedIdentifier, ext external_url',
    narrowed:
      'The nearest of 25 relations and 17 identifier types; an IGSN becomes a handle, citations and notes are lost, titles only beside a web address.',
  },
  images: ext(
    'sample_image, sample_image_path',
    'The first whose address has up to 255 characters; licences are lost.',
  ),
  prefix: NAME_SHAPED_MAPPING.prefix,
  alternateIdentifiers: NAME_SHAPED_MAPPING.alternateIdentifiers,
  generalType: NAME_SHAPED_MAPPING.generalType,
  furtherResourceTypes: NAME_SHAPED_MAPPING.furtherResourceTypes,
  furtherMaterials: NAME_SHAPED_MAPPING.furtherMaterials,
  collection: NAME_SHAPED_MAPPING.collection,
  places: NAME_SHAPED_MAPPING.places,
  latitudeEndDeg: { to: 'geometry, ext latitude_end', narrowed: 'Six decimal places.' },
  longitudeEndDeg: { to: 'geometry, ext longitude_end', narrowed: 'Six decimal places.' },
  ...omit('One element only, taken by the first.', 'furtherSizes'),
  ...omit('Places have no address here.', 'localityUri'),
  ...omit('No element for stays in collections.', 'curations', 'custody'),
  ...omit('What the schema has an element for is mapped by name above.', 'stated', 'foreign'),
};
