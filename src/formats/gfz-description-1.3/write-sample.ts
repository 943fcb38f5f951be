import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { materialByUri } from '../../domain/vocabulary/materials.ts';
import type { WriteContext } from '../format.ts';
import { atMost, legalDate, legalDecimal } from '../legal-values.ts';
import { each, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import { GFZ_EXT_NAMESPACE } from './namespaces.ts';
import { collectionElements, methodElements } from './write-collection.ts';
import { relatedIdentifierElements, urlElements } from './write-related.ts';

/**
 * The `sample` of description-ext 1.3 in its fixed order. Texts longer than the schema allows end in an ellipsis; the whole
 * description then stands in `descriptions`, which has no limit. Private (`is_private` 1) while a moratorium runs, with the
 * day it ends as `publish_date`.
 */
export function sampleElement(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): Xml {
  return wrap(
    'sample',
    xml(
      identityElements(description, facts),
      positionElements(description),
      placeElements(description),
      geologyElements(description),
      sizeElements(description),
      ageElements(description),
      textElements(description),
      methodElements(description),
      collectionElements(description),
      archiveElements(description),
      wrap(
        'sample_other_names',
        each(description.otherNames, (name) => textElement('sample_other_name', atMost(255, name))),
      ),
      wrap('relatedIdentifiers', relatedIdentifierElements(description, context)),
      wrap('external_urls', urlElements(description, context)),
    ),
    { xmlns: GFZ_EXT_NAMESPACE },
  );
}

function identityElements(description: SampleDescription, facts: RegistrationFacts): Xml {
  return xml(
    textElement('user_code', description.namespace),
    textElement('sample_type', description.sampleType),
    textElement('name', atMost(255, description.name)),
    textElement('igsn', description.igsn.toUpperCase()),
    textElement('parent_igsn', description.parent?.igsn.toUpperCase()),
    textElement('is_private', description.isPublic ? '0' : '1'),
    textElement('sample_request', atMost(255, description.sampleRequest)),
    textElement('sampled_by', atMost(255, description.sampledBy)),
    textElement('sample_purpose', description.purpose),
    textElement('publish_date', publishDate(description, facts)),
  );
}

/** The later of registration and end of the moratorium, as far as the day is known. */
function publishDate({ moratoriumUntil }: SampleDescription, { registeredAt }: RegistrationFacts): string | undefined {
  const registered = registeredAt?.slice(0, 10);
  const open = legalDate(moratoriumUntil);
  const opened = open && open.precision !== 'year' && open.precision !== 'month' ? open.text.slice(0, 10) : undefined;
  if (registered === undefined || opened === undefined) return registered ?? opened;
  return [opened, registered].toSorted().at(-1);
}

function positionElements({ latitudeDeg, longitudeDeg, elevationM, sampledOn }: SampleDescription): Xml {
  const latitude = legalDecimal(latitudeDeg, -90, 90);
  const longitude = legalDecimal(longitudeDeg, -180, 180);
  const isPosition = latitude !== undefined && longitude !== undefined;
  const elevation = textElement('elevation', legalElevation(elevationM));
  return xml(
    isPosition ? xml(textElement('latitude', latitude), textElement('longitude', longitude)) : NO_XML,
    isPosition ? textElement('coordinate_system', 'WGS84') : NO_XML,
    elevation,
    elevation === NO_XML ? NO_XML : textElement('elevation_unit', 'm asl'),
    textElement('sampling_date', legalDate(sampledOn)?.text),
  );
}

/** The schema ends at 6000 m below the sea; a deeper floor is left out rather than told wrongly. */
function legalElevation(elevationM: number | undefined): string | undefined {
  return legalDecimal(elevationM, -6000, 9000);
}

function placeElements(description: SampleDescription): Xml {
  return xml(
    textElement('location_description', atMost(2000, description.locationDescription)),
    textElement('locality', atMost(255, description.locality)),
    textElement('country', atMost(255, description.country)),
    textElement('province', atMost(255, description.province)),
    textElement('county', atMost(255, description.county)),
    textElement('city', atMost(255, description.city)),
  );
}

/** The rock is the collector's word, not one of a list, so it is the field name and no `classification`. */
function geologyElements({ material, rock }: SampleDescription): Xml {
  return xml(textElement('material', materialByUri(material?.uri).gfz), textElement('field_name', atMost(255, rock)));
}

const SCALE_NAME = { other: undefined, csf_a: 'mbs (CSF-A)', csf_b: 'mbs (CSF-B)', drf: 'mbrf (DRF)' } as const;

/** The first depth, on its scale; amount with its unit, else the length. */
function sizeElements({ depths, size, lengthM }: SampleDescription): Xml {
  const depth = depths[0];
  const length = legalDecimal(lengthM);
  const inMetres = length === undefined ? undefined : { value: length, unit: 'm' };
  const said = size ?? inMetres;
  return xml(
    textElement('depth_min', legalDecimal(depth?.topM)),
    textElement('depth_max', legalDecimal(depth?.bottomM)),
    textElement('depth_scale', depth && (SCALE_NAME[depth.scale] ?? depth.scaleText)),
    textElement('size', atMost(255, said?.value)),
    textElement('size_unit', atMost(255, said?.unit)),
  );
}

function ageElements({ geologicalAges, geologicalUnit }: SampleDescription): Xml {
  return xml(
    textElement('geological_age', atMost(500, geologicalAges.join(', '))),
    textElement('geological_unit', atMost(500, geologicalUnit)),
  );
}

function textElements({ title, abstract }: SampleDescription): Xml {
  const said = abstract === undefined ? title : `${title}. ${abstract}`;
  const short = atMost(2000, said);
  return xml(
    textElement('description', short),
    short === said ? NO_XML : wrap('descriptions', textElement('description', said)),
  );
}

function archiveElements({ currentArchive, currentArchiveContact, purpose, elevationM }: SampleDescription): Xml {
  return xml(
    textElement('current_archive', atMost(300, currentArchive)),
    textElement('current_archive_contact', atMost(1000, currentArchiveContact)),
    textElement('purpose', purpose),
    textElement('vertical_datum', legalElevation(elevationM) && 'MSL'),
  );
}
