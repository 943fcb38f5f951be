import type { SchemeHead } from '../../src/domain/vocabulary/term.ts';

/** A published list: what we say of it, the file its facts are read from, and lines that the file is too old to have. */
export interface PublishedScheme extends SchemeHead {
  readonly list: string;
  readonly bases: readonly string[];
  readonly additions?: readonly string[];
}

const ODM2_HOST = 'http://vocabulary.odm2.org';
const ISAMPLE = 'https://w3id.org/isample';
const SESAR = 'https://w3id.org/sesar';
const GEOSCIML = 'http://resource.geosciml.org';

function odm2(list: string, title: string, additions: readonly string[] = []): PublishedScheme {
  return {
    name: `odm2/${list}`,
    title: `ODM2 ${title}`,
    uri: `${ODM2_HOST}/${list}`,
    version: additions.length > 0 ? '2026' : 'a474e20',
    source: 'ODM2/ODM2 at a474e20, BSD-3-Clause',
    list: `odm2-${list}`,
    bases: [`${ODM2_HOST}/${list}/`],
    additions,
  };
}

function cgi(list: string, folder: string, title: string): PublishedScheme {
  return {
    name: `cgi/${list}`,
    title: `CGI ${title}`,
    uri: `${GEOSCIML}/classifierscheme/cgi/2016.01/${list}`,
    version: '2016.01',
    source: 'CGI-IUGS/cgi-vocabs at 7726bab, CC BY 4.0',
    list: `cgi-${list}`,
    bases: [`${GEOSCIML}/classifier/cgi/${folder}/`],
  };
}

function sesar(name: string, list: string, title: string, uri: string, bases: readonly string[]): PublishedScheme {
  const source = 'GeoSamples/vocabularies at 0af8d6a, Apache-2.0';
  return { name: `sesar/${name}`, title: `SESAR ${title}`, uri, version: '0af8d6a', source, list, bases };
}

function isamples(name: string, title: string, uri: string, bases: readonly string[]): PublishedScheme {
  const extends_ = name.startsWith('earthenv-');
  const source = extends_
    ? 'isamplesorg/metadata_profile_earth_science at b7fac6f, Apache-2.0'
    : 'isamplesorg/vocabularies at a670879, Apache-2.0';
  const version = extends_ ? 'b7fac6f' : 'a670879';
  return {
    name: `isamples/${name}`,
    title: `iSamples ${title}`,
    uri,
    version,
    source,
    list: `isamples-${name}`,
    bases,
  };
}

/** The lists that are read from files, by publisher. */
export const PUBLISHED: readonly PublishedScheme[] = [
  odm2('actiontype', 'action type'),
  odm2('directivetype', 'directive type'),
  odm2('elevationdatum', 'elevation datum'),
  odm2('medium', 'medium', [
    'equipment|Equipment|||2026',
    'habitat|Habitat|||2026',
    'regolith|Regolith|||2026',
    'vegetation|Vegetation|||2026',
  ]),
  odm2('methodtype', 'method type'),
  odm2('relationshiptype', 'relationship type'),
  odm2('samplingfeaturegeotype', 'sampling feature geotype'),
  odm2('samplingfeaturetype', 'sampling feature type'),
  odm2('sitetype', 'site type'),
  odm2('spatialoffsettype', 'spatial offset type'),
  odm2('specimentype', 'specimen type', ['biota|Biota|||2026']),
  sesar('object-type', 'sesar-object-type', 'object type', `${SESAR}/objecttype/objecttypevocabulary`, [
    `${ISAMPLE}/earthenv/esmaterialsample/`,
    `${ISAMPLE}/vocabulary/materialsampleobjecttype/`,
    `${SESAR}/objecttype/`,
  ]),
  sesar('material', 'sesar-material', 'material', `${SESAR}/material/materialvocabulary`, [
    `${SESAR}/material/`,
    `${ISAMPLE}/earthenv/rocksediment/1.0/`,
    `${ISAMPLE}/vocabulary/material/1.0/`,
    'http://pubs.usgs.gov/of/2004/1451/sltt/appendixB/',
  ]),
  sesar('sampled-feature', 'sesar-sampled-feature', 'sampled feature', `${SESAR}/sampledfeature/sfvocabulary`, [
    `${SESAR}/sampledfeature/`,
    `${ISAMPLE}/vocabulary/sampledfeature/`,
  ]),
  {
    ...sesar(
      'sampling-method',
      'sesar-sampling-methods',
      'sampling method',
      `${SESAR}/samplingmethods/0.1/samplingmethods`,
      [`${SESAR}/samplingmethods/0.1/`],
    ),
    version: '0.1',
  },
  {
    name: 'ga/sampling-method',
    title: 'Geoscience Australia sampling method',
    uri: 'http://pid.geoscience.gov.au/def/voc/ga/samplingmethod',
    version: '1.0',
    source: 'GeoSamples/vocabularies at 0af8d6a, Apache-2.0',
    list: 'ga-sampling-method',
    bases: ['http://pid.geoscience.gov.au/def/voc/ga/samplingmethod/'],
  },
  cgi('simplelithology', 'lithology', 'simple lithology'),
  cgi('boreholedrillingmethod', 'boreholedrillingmethod', 'borehole drilling method'),
  cgi('stratigraphicrank', 'stratigraphicrank', 'stratigraphic rank'),
  {
    name: 'ics/chart',
    title: 'International Chronostratigraphic Chart',
    uri: `${GEOSCIML}/classifier/ics/ischart`,
    version: 'd4d0e3d',
    source: 'i-c-stratigraphy/chart at d4d0e3d, CC BY 4.0',
    list: 'ics-chart',
    bases: [`${GEOSCIML}/classifier/ics/ischart/`],
  },
  isamples('material-type', 'material type', `${ISAMPLE}/vocabulary/material/materialsvocabulary`, [
    `${ISAMPLE}/vocabulary/material/`,
  ]),
  isamples(
    'material-sample-object-type',
    'object type',
    `${ISAMPLE}/vocabulary/materialsampleobjecttype/conceptscheme`,
    [`${ISAMPLE}/vocabulary/materialsampleobjecttype/`],
  ),
  isamples(
    'sampled-feature-type',
    'sampled feature type',
    `${ISAMPLE}/vocabulary/sampledfeature/sampledfeaturevocabulary`,
    [`${ISAMPLE}/vocabulary/sampledfeature/`],
  ),
  isamples('earthenv-object-type', 'earth-science object type', `${ISAMPLE}/earthenv/esmaterialsample/essampletype`, [
    `${ISAMPLE}/earthenv/esmaterialsample/`,
    `${ISAMPLE}/vocabulary/materialsampleobjecttype/`,
  ]),
  isamples('earthenv-rock-sediment', 'rock and sediment', `${ISAMPLE}/earthenv/rocksediment/rocksedimentvocabulary`, [
    `${ISAMPLE}/earthenv/rocksediment/`,
    `${ISAMPLE}/vocabulary/material/`,
  ]),
  isamples('earthenv-mineral-group', 'mineral group', `${ISAMPLE}/earthenv/mingroup/mineralgroupvocabulary`, [
    `${ISAMPLE}/earthenv/mingroup/`,
    `${ISAMPLE}/vocabulary/material/`,
  ]),
  isamples(
    'earthenv-sampled-feature-role',
    'role of a sampled feature',
    `${ISAMPLE}/earthenv/essampledfeatrole/sfrolevocabulary`,
    [`${ISAMPLE}/earthenv/essampledfeatrole/`],
  ),
];
