import type { ObjectType } from '../../drilling/object-type.ts';
import type { CompletenessProfile } from './profile.ts';

const CORED: readonly ObjectType[] = [
  'core_run',
  'section',
  'split',
  'sample',
  'cuttings',
  'thin_section',
  'smear_slide',
];
const BELOW_HOLE: readonly ObjectType[] = [...CORED, 'mud', 'fluid', 'gas', 'water', 'bottle', 'sidewall_core'];

/** What ICDP shows of a drilled object: the sections of its landing page and the mandatory elements of GFZ description-ext. */
export const DRILLING_PROFILE: CompletenessProfile = {
  name: 'icdp-drilling',
  label: 'ICDP drilling',
  source: 'GFZ description-ext 1.3, mandatory elements; ICDP landing page (Conze et al. 2017)',
  properties: [
    {
      name: 'user_code',
      obligation: 'mandatory',
      fields: ['namespace'],
      advice: 'State the namespace that the IGSN belongs to.',
    },
    {
      name: 'sample_type',
      obligation: 'mandatory',
      fields: ['sampleType', 'resourceType'],
      advice: 'State the sample type, such as Hole, Core or Core Section.',
    },
    { name: 'name', obligation: 'mandatory', fields: ['name'], advice: 'Give the combined id of the object.' },
    {
      name: 'material',
      obligation: 'mandatory',
      fields: ['material'],
      advice: 'State the material, such as Rock or Sediment.',
    },
    {
      name: 'expedition',
      obligation: 'mandatory',
      fields: ['expedition'],
      advice: 'Name the expedition and its program.',
    },
    {
      name: 'parent',
      obligation: 'mandatory',
      fields: ['parent'],
      appliesTo: BELOW_HOLE,
      advice: 'Name the IGSN of the object it was taken from.',
    },
    {
      name: 'position',
      obligation: 'mandatory',
      fields: ['latitudeDeg', 'places'],
      advice: 'State latitude and longitude of the hole.',
    },
    {
      name: 'depth',
      obligation: 'mandatory',
      fields: ['depths'],
      appliesTo: CORED,
      advice: 'State top and bottom depth with their scale.',
    },
    {
      name: 'collection date',
      obligation: 'recommended',
      fields: ['collectedFrom', 'sampledOn'],
      advice: 'State when drilling or sampling began.',
    },
    {
      name: 'collector',
      obligation: 'recommended',
      fields: ['agents'],
      advice: 'Name the chief scientist or collector.',
    },
    {
      name: 'collection_method',
      obligation: 'recommended',
      fields: ['collectionMethod'],
      advice: 'State the method, such as Corer:Drill.',
    },
    {
      name: 'elevation',
      obligation: 'recommended',
      fields: ['elevationM'],
      advice: 'State the elevation of the ground or sea bed, in metres.',
    },
    { name: 'country', obligation: 'recommended', fields: ['country'], advice: 'Name the country or the sea.' },
    {
      name: 'current_archive',
      obligation: 'recommended',
      fields: ['currentArchive', 'curations'],
      appliesTo: CORED,
      advice: 'Name the core repository that keeps the object.',
    },
    {
      name: 'platform',
      obligation: 'recommended',
      fields: ['platformName', 'platformType'],
      advice: 'Name the drill rig or vessel.',
    },
    {
      name: 'geology',
      obligation: 'recommended',
      fields: ['rock', 'geologicalUnit', 'classifications'],
      appliesTo: CORED,
      advice: 'State the lithology or the geological unit.',
    },
    { name: 'operator', obligation: 'optional', fields: ['operator'], advice: 'Name who drilled.' },
    {
      name: 'funding_agency',
      obligation: 'optional',
      fields: ['fundingAgencies', 'funding'],
      advice: 'Name who paid for the expedition.',
    },
    {
      name: 'locality',
      obligation: 'optional',
      fields: ['locality', 'city', 'locationDescription'],
      advice: 'Name the place nearby.',
    },
    {
      name: 'geological_age',
      obligation: 'optional',
      fields: ['geologicalAges', 'ageRange'],
      advice: 'State the geological age.',
    },
    {
      name: 'size',
      obligation: 'optional',
      fields: ['size', 'lengthM'],
      appliesTo: CORED,
      advice: 'State the length of the core or the size of the sample.',
    },
    {
      name: 'description',
      obligation: 'optional',
      fields: ['abstract', 'comment'],
      advice: 'Describe the object in a sentence.',
    },
    {
      name: 'related works',
      obligation: 'optional',
      fields: ['relatedWorks'],
      advice: 'Link reports, data sets and papers about it.',
    },
    {
      name: 'image',
      obligation: 'optional',
      fields: ['images'],
      appliesTo: CORED,
      advice: 'Add the address of a core scan or photo.',
    },
  ],
};
