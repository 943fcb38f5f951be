/** What tells ARDC 1.0 and CSIRO 3.0 apart; everything else they share (metadata-schemas 3.2). */
export interface Dialect {
  readonly name: 'ardc' | 'csiro';
  readonly namespace: string;
  readonly schemaLocation: string;
  /** Address before every code of the lists for objects, identifiers and relations. */
  readonly codes: string;
  /** ARDC names objects as `prefix/CODE` and works with titles; CSIRO has bare codes and plain text. */
  readonly isArdc: boolean;
  /** The last parts of the identifier types; ARDC also knows the bare word `local`. */
  readonly identifierTypes: readonly string[];
  readonly relations: readonly string[];
}

const IDENTIFIER_TYPES: readonly string[] = [
  'ARK',
  'DOI',
  'Handle',
  'IGSN',
  'ISBN',
  'ISNI',
  'ISSN',
  'LSID',
  'ORCID',
  'PURL',
  'URL',
  'URN',
  'VIAF',
  'arXiv',
  'bibcode',
  'EAN13',
  'EISSN',
  'ISTC',
  'PMID',
  'LISSN',
  'UPC',
];

const RELATIONS: readonly string[] = [
  'IsDerivedFrom',
  'IsSourceOf',
  'IsAggregateOf',
  'IsMemberOf',
  'HasReferenceResource',
  'IsIdenticalTo',
  'IsDocumentedBy',
  'Participates',
  'HasDigitalRepresentation',
  'IsDigitalRepresentationOf',
  'HasSamplingFeature',
  'IsSamplingFeatureOf',
];

/** ARDC descriptive schema 1.0: 23 identifier types, 14 relations. */
export const ARDC: Dialect = {
  name: 'ardc',
  namespace: 'https://identifiers.ardc.edu.au/schemas/ardc-igsn-desc',
  schemaLocation: 'https://identifiers.ardc.edu.au/igsn-schema/descriptive/1.0/resource.xsd',
  codes: 'http://pid.geoscience.gov.au/def/voc/ga/igsncode/',
  isArdc: true,
  identifierTypes: [...IDENTIFIER_TYPES, 'ROR'],
  relations: [...RELATIONS, 'hasAssociationWith', 'collectedAsPartOf'],
};

/** CSIRO 3.0: 21 identifier types, 12 relations. */
export const CSIRO: Dialect = {
  name: 'csiro',
  namespace: 'https://igsn.csiro.au/schemas/3.0',
  schemaLocation: 'https://igsn.csiro.au/schemas/3.0/igsn-csiro-v3.0.xsd',
  codes: 'http://pid.geoscience.gov.au/def/voc/igsn-codelists/',
  isArdc: false,
  identifierTypes: IDENTIFIER_TYPES,
  relations: RELATIONS,
};

/** Address of OGC's reasons for a value that is not there; the last parts are missing, inapplicable, template, unknown, withheld. */
export const NIL = 'http://www.opengis.net/def/nil/OGC/0/';

/** Address of the roles of ISO 19115. */
export const ROLES = 'http://registry.it.csiro.au/def/isotc211/CI_RoleCode/';

/** The last part of a code's address, whatever stands before it; the word itself where there is no address. */
export function lastPart(code: string): string {
  return /([^/#]+)[/#]*$/.exec(code.trim())?.[1] ?? '';
}
