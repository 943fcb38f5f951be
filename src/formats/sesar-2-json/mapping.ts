import { type Mapping, omit } from '../../domain/description/description-fields.ts';
import { SESAR_MAPPING } from '../sesar-shaped/sesar-mapping.ts';

const named = (to: string, narrowed: string) => ({ to, narrowed });

/** What becomes of every member of a description in the JSON of SESAR 2; members that are not named here keep their element's name. */
export const SESAR_2_MAPPING: Mapping = {
  ...SESAR_MAPPING,
  igsn: { to: 'igsn' },
  prefix: { to: 'igsn' },
  namespace: { to: 'sesar_code' },
  objectType: named('object_type', 'Read back as the kind the object type stands for, else as sample.'),
  sampleType: named('object_type', 'The object type that took its place; several became one.'),
  title: named('sample_description', 'Only where there is no abstract; read back as the abstract.'),
  abstract: named('sample_description', 'With the comments behind it.'),
  comment: named('sample_description', 'Appended, and read back as part of the abstract.'),
  classificationComment: named('sample_description', 'Appended, and read back as part of the abstract.'),
  otherNames: named('other_names', 'Cut at 255 characters; blanks at their ends are lost.'),
  parent: named('parent_sample', 'Its number alone.'),
  material: named('general_material_type', 'The nearest of 13 words; Other where nothing is stated.'),
  classifications: named('material_types', 'The first, by its label.'),
  geologicalUnit: named('geologic_unit', 'Cut at 500 characters.'),
  geologicalAges: named('geologic_age_verbatim', 'Joined by commas; an age with a comma is read as two.'),
  ageRange: named('numeric_age_min, numeric_age_max, numeric_age_unit', 'Six decimal places; no ages below zero.'),
  elevationM: named('elevation', 'Six decimal places; -11000 m to 9000 m.'),
  elevationEndM: named('elevation_end', 'Six decimal places; -11000 m to 9000 m.'),
  navigationType: named('location_method', 'Words of the list only.'),
  collectionMethod: named('sampling_method', "SESAR's word, which may stand for several of ours."),
  collectionMethodDescription: named('sampling_method_detail', 'Cut at 1000 characters.'),
  collectedFrom: named('sampling_start_date', 'Times get seconds; marks of doubt are lost.'),
  collectedTo: named('sampling_end_date', 'Times get seconds; marks of doubt are lost.'),
  platformType: named('platform.platform_type', 'Cut at 255 characters.'),
  platformName: named('platform.label', 'Cut at 2000 characters.'),
  platformDescription: named('platform.description', 'Cut at 2000 characters.'),
  launch: named('launch_platform, launch_label', 'Cut at 100 characters; types of the list only.'),
  agents: named('collectors', 'Creators by name and institution, without identifiers, roles and everybody else.'),
  currentArchive: named('current_archive.label', 'Cut at 300 characters.'),
  originalArchive: named('original_archive.label', 'Cut at 300 characters.'),
  moratoriumUntil: named('publish_date', 'The day, read back as that of publication.'),
  landingPage: named('related_resources', 'Up to 255 characters; ours where none is stated.'),
  relatedWorks: named('related_resources', 'Works with a web address or DOI; relation and citation are lost.'),
  supplementalRecords: named('related_resources', 'Read back as related works.'),
  ...omit('SESAR 2 ignores such a mark; a record is closed until its publish_date.', 'isPublic'),
};
