import { DESCRIPTION_FIELDS, type DescriptionField, omit } from '../../domain/description/description-fields.ts';
import type { ReadableFormat } from '../format.ts';
import { fromDif } from './from-dif.ts';

const NO_PLACE = 'DIF describes data sets and has no element for it.';

/** GCMD's Directory Interchange Format, versions 9 and 10: read, not written. */
export const DIF: ReadableFormat = {
  name: 'dif',
  label: 'GCMD DIF (read only)',
  version: '9 and 10',
  mediaTypes: ['application/dif+xml', 'application/dif10+xml'],
  fileEnding: 'dif.xml',
  syntax: 'xml',
  namespace: 'http://gcmd.gsfc.nasa.gov/Aboutus/xml/dif/',
  isOffered: false,
  mapping: {
    ...omit(NO_PLACE, ...(Object.keys(DESCRIPTION_FIELDS) as DescriptionField[])),
    igsn: { to: 'Dataset_DOI, Persistent_Identifier, Entry_ID' },
    prefix: { to: 'Entry_ID', narrowed: 'Where the identifier is spelled with one.' },
    alternateIdentifiers: { to: 'Entry_ID, Data_Set_ID', narrowed: 'Numbers of the directory beside the identifier.' },
    title: { to: 'Entry_Title' },
    furtherTitles: { to: 'Data_Set_Citation/Dataset_Title, Dataset_Series_Name', narrowed: 'Where they say more.' },
    landingPage: { to: 'Online_Resource, Related_URL', narrowed: 'The first address that is called landing page.' },
    language: { to: 'Data_Set_Language', narrowed: 'Names of usual languages in English; others as they stand.' },
    versionLabel: { to: 'Data_Set_Citation/Version' },
    abstract: { to: 'Summary' },
    purpose: { to: 'Summary/Purpose' },
    furtherDescriptions: { to: 'Quality', narrowed: 'As other text.' },
    keywords: { to: 'Keyword, Ancillary_Keyword' },
    subjects: { to: 'Parameters, Science_Keywords', narrowed: 'One path for each, in GCMD’s scheme.' },
    geologicalAges: { to: 'Paleo_Temporal_Coverage', narrowed: 'The most detailed name of each unit.' },
    latitudeDeg: { to: 'Spatial_Coverage' },
    longitudeDeg: { to: 'Spatial_Coverage' },
    latitudeEndDeg: { to: 'Spatial_Coverage' },
    longitudeEndDeg: { to: 'Spatial_Coverage' },
    elevationM: { to: 'Spatial_Coverage/Minimum_Altitude', narrowed: 'Metres only.' },
    elevationEndM: { to: 'Spatial_Coverage/Maximum_Altitude', narrowed: 'Metres only.' },
    places: {
      to: 'Spatial_Coverage, Location',
      narrowed: 'Further boxes and points; the path of a location as one name.',
    },
    locality: { to: 'Location/Detailed_Location', narrowed: 'The first.' },
    collectedFrom: { to: 'Temporal_Coverage', narrowed: 'The first coverage.' },
    collectedTo: { to: 'Temporal_Coverage', narrowed: 'The first coverage.' },
    dates: {
      to: 'Temporal_Coverage, Metadata_Dates',
      narrowed: 'Further coverages, and when the data were made and changed.',
    },
    instruments: { to: 'Sensor_Name, Platform/Instrument', narrowed: 'The long name, else the short one.' },
    platformName: { to: 'Source_Name, Platform', narrowed: 'The first.' },
    platformType: { to: 'Platform/Type', narrowed: 'The first.' },
    expedition: { to: 'Project', narrowed: 'The first.' },
    agents: { to: 'Dataset_Creator, Dataset_Editor, Personnel, Data_Center', narrowed: 'Roles of DIF as DataCite’s.' },
    publisher: { to: 'Dataset_Publisher', narrowed: 'Name only.' },
    publishedOn: { to: 'Dataset_Release_Date' },
    licences: { to: 'Use_Constraints, Access_Constraints', narrowed: 'As words, or as an address.' },
    relatedWorks: {
      to: 'Related_URL, Reference',
      narrowed: 'Addresses and DOIs; a reference without either stays foreign.',
    },
    parent: { to: 'Parent_DIF', narrowed: 'The first.' },
    images: { to: 'Multimedia_Sample', narrowed: 'Those with an address of the web.' },
    foreign: { to: 'any other element' },
  },
  recognises: (source) =>
    source.syntax === 'xml' && source.root.name === 'DIF' && /(?:^$|\bdif\b)/i.test(source.root.namespace),
  read: (source) => (source.syntax === 'xml' ? [fromDif(source)] : []),
};
