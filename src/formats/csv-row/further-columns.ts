import { custodySentence } from '../../domain/description/custody.ts';
import type { Concept } from '../../domain/description/statements.ts';
import { shapesOf } from '../geometry/main-geometry.ts';
import { toWkt } from '../geometry/wkt.ts';
import { type Column, column, joined } from './column.ts';

const words = (...parts: readonly (string | number | undefined)[]): string =>
  parts.filter((one) => one !== undefined && one !== '').join(' ');

const labels = (concepts: readonly Concept[] | undefined) => joined(concepts?.map((one) => one.label));

/** Columns for what mostly foreign records state; lists by their main words only. */
export const FURTHER_COLUMNS: readonly Column[] = [
  column('title_language', (one) => one.titleLanguage),
  column('further_titles', (one) => joined(one.furtherTitles?.map(({ text }) => text))),
  column('alternate_identifiers', (one) =>
    joined(one.alternateIdentifiers?.map(({ type, value }) => `${type} ${value}`)),
  ),
  column('language', (one) => one.language),
  column('version_label', (one) => one.versionLabel),
  column('general_type', (one) => one.generalType),
  column('further_resource_types', (one) => labels(one.furtherResourceTypes)),
  column('further_parent_igsns', (one) => joined(one.furtherParents?.map(({ igsn }) => igsn))),
  column('collection_igsn', (one) => one.collection),
  column('description_language', (one) => one.abstractLanguage),
  column('further_descriptions', (one) => joined(one.furtherDescriptions?.map(({ text }) => text))),
  column('subjects', (one) => labels(one.subjects)),
  column('further_materials', (one) => labels(one.furtherMaterials)),
  column('classifications', (one) => labels(one.classifications)),
  column('classification_comment', (one) => one.classificationComment),
  column('age_minimum', (one) => one.ageRange?.minimum),
  column('age_maximum', (one) => one.ageRange?.maximum),
  column('age_unit', (one) => one.ageRange?.unit),
  column('sampled_features', (one) => labels(one.sampledFeatures)),
  column('further_sizes', (one) => joined(one.furtherSizes?.map(({ value, unit }) => words(value, unit)))),
  column('media_formats', (one) => joined(one.mediaFormats)),
  column('latitude_end_deg', (one) => one.latitudeEndDeg),
  column('longitude_end_deg', (one) => one.longitudeEndDeg),
  column('elevation_end_m', (one) => one.elevationEndM),
  column('vertical_datum', (one) => one.verticalDatum),
  column('coordinate_system', (one) => one.coordinateSystem),
  column('utm_easting_m', (one) => one.utm?.eastingM),
  column('utm_northing_m', (one) => one.utm?.northingM),
  column('utm_zone', (one) => one.utm?.zone),
  column('navigation_type', (one) => one.navigationType),
  column('places', (one) => joined(one.places?.map(({ name }) => name))),
  column('shapes_wkt', (one) => joined(one.places?.flatMap(shapesOf).map((shape) => toWkt(shape)))),
  column('primary_location_type', (one) => one.primaryLocationType),
  column('primary_location_name', (one) => one.primaryLocationName),
  column('locality_uri', (one) => one.localityUri),
  column('locality_description', (one) => one.localityDescription),
  column('further_methods', (one) => labels(one.furtherMethods)),
  column('instruments', (one) => joined(one.instruments?.map(({ name, identifier }) => words(name, identifier)))),
  column('launch_type', (one) => one.launch?.type),
  column('launch_platform_name', (one) => one.launch?.platformName),
  column('launch_identifier', (one) => one.launch?.identifier),
  column('funding', (one) =>
    joined(one.funding?.map(({ funderName, awardNumber, awardTitle }) => words(funderName, awardNumber, awardTitle))),
  ),
  column('publisher', (one) => one.publisher?.name),
  column('original_archive', (one) => one.originalArchive),
  column('original_archive_contact', (one) => one.originalArchiveContact),
  column('curations', (one) =>
    joined(one.curations?.map(({ institution, location, date }) => words(date, institution, location))),
  ),
  column('custody', (one) => one.custody && custodySentence(one.custody)),
  column('licences', (one) => joined(one.licences?.map(({ name, identifier, uri }) => uri ?? identifier ?? name))),
  column('local_contexts', (one) => joined(one.localContexts?.map(({ name, community }) => words(name, community)))),
  column('published_on', (one) => one.publishedOn),
  column('publication_year', (one) => one.publicationYear),
  column('further_dates', (one) => joined(one.dates?.map(({ type, date }) => words(type, date)))),
  column('related_items', (one) =>
    joined(
      one.relatedItems?.map(({ relationType, titles, identifier }) =>
        words(relationType, titles?.[0]?.text, identifier),
      ),
    ),
  ),
  column('supplemental_records', (one) => joined(one.supplementalRecords?.map(({ url }) => url))),
  column('uncertain_numbers', (one) => joined(one.uncertainNumbers?.map(({ of, text }) => `${of} ${text}`))),
  column('images', (one) => joined(one.images?.map(({ url }) => url))),
];
