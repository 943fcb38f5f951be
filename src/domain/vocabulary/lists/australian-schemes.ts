import type { SchemeData } from '../read-terms.ts';

const ARDC = 'http://pid.geoscience.gov.au/def/voc/ga/igsncode';
const CSIRO = 'http://pid.geoscience.gov.au/def/voc/igsn-codelists';
const ROLES = 'http://registry.it.csiro.au/def/isotc211/CI_RoleCode';
const NIL = 'http://www.opengis.net/def/nil/OGC/0';
const EPSG = 'https://epsg.io';

const RELATIONS =
  'IsDerivedFrom IsSourceOf IsAggregateOf IsMemberOf HasReferenceResource IsIdenticalTo IsDocumentedBy Participates HasDigitalRepresentation IsDigitalRepresentationOf HasSamplingFeature IsSamplingFeatureOf';
const IDENTIFIERS =
  'ARK DOI Handle IGSN ISBN ISNI ISSN LSID ORCID PURL URL URN VIAF arXiv bibcode EAN13 EISSN ISTC PMID LISSN UPC';
const OBJECTS = 'PhysicalSample SampleCollection SamplingFeature';
const GEOMETRIES =
  'Point Linestring MultiPoint Polygon Geometry GeometryCollection Curve Line LinearRing MultiCurve MultiLineString Surface MultiSurface MultiPolygon';

/** `FooBar` is labelled `Foo Bar`, an abbreviation stays as it is. */
function spaced(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');
}

function list(
  agent: 'ardc' | 'csiro' | 'ogc' | 'iso19115' | 'epsg',
  kind: string,
  title: string,
  base: string,
  names: string,
) {
  const [version, source] =
    agent === 'csiro' ? ['3.0', 'CSIRO IGSN description 3.0'] : ['1.0', 'ARDC IGSN description 1.0'];
  const label = (name: string) => (kind.endsWith('identifier-type') ? name : spaced(name));
  const lines = names.split(' ').map((name) => `${name}|${label(name.replace(/^1:/, ''))}`);
  const scheme: SchemeData = {
    name: `${agent}/${kind}`,
    title,
    uri: base,
    version,
    source,
    bases: [`${base}/`, ''],
    lines: lines.join('\n'),
  };
  return scheme;
}

/**
 * The code lists of ARDC and CSIRO, and the lists of others that both use (metadata-schemas 3.2). Reference systems have their
 * name at EPSG; 4939 has the name of 4283 there and is told apart by its third axis. 8311 is what both schemas list, though
 * its name is that of a projection in Oregon.
 */
export const AUSTRALIAN_SCHEMES: readonly SchemeData[] = [
  list('ardc', 'relation-type', 'ARDC relation type', ARDC, `${RELATIONS} hasAssociationWith collectedAsPartOf`),
  list('ardc', 'identifier-type', 'ARDC identifier type', ARDC, `${IDENTIFIERS} ROR 1:local`),
  list('ardc', 'object-type', 'ARDC registered object type', ARDC, OBJECTS),
  list('ardc', 'geometry-type', 'ARDC geometry type', ARDC, GEOMETRIES),
  list('csiro', 'relation-type', 'CSIRO relation type', CSIRO, RELATIONS),
  list('csiro', 'identifier-type', 'CSIRO identifier type', CSIRO, IDENTIFIERS),
  list('csiro', 'object-type', 'CSIRO registered object type', CSIRO, OBJECTS),
  list('csiro', 'geometry-type', 'CSIRO geometry type', CSIRO, GEOMETRIES),
  list(
    'iso19115',
    'role',
    'ISO 19115 role as ARDC and CSIRO use it',
    ROLES,
    'pointOfContact custodian funder processor principalInvestigator contributor collaborator rightsHolder owner sponsor stakeholder user originator',
  ),
  list('ogc', 'nil-reason', 'OGC reason why a value is missing', NIL, 'missing inapplicable template unknown withheld'),
  {
    ...list('epsg', 'reference-system', 'Reference systems of ARDC and CSIRO', EPSG, ''),
    lines: `
4326|WGS 84||EPSG:4326
3112|GDA94 / Geoscience Australia Lambert||EPSG:3112
4939|GDA94 (3D)||EPSG:4939
4283|GDA94||EPSG:4283
5711|AHD height||EPSG:5711
5712|AHD (Tasmania) height||EPSG:5712
8311|NAD83(2011) / Oregon Burns-Harper zone (m)||EPSG:8311
5714|MSL height||EPSG:5714
5715|MSL depth||EPSG:5715`,
  },
];
