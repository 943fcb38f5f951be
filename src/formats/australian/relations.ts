import type { Dialect } from './dialect.ts';

/** The relation of the Australian lists for one of DataCite; the others are `HasReferenceResource`. */
const TO: Readonly<Record<string, string>> = {
  IsDerivedFrom: 'IsDerivedFrom',
  IsSourceOf: 'IsSourceOf',
  IsPartOf: 'IsMemberOf',
  HasPart: 'IsAggregateOf',
  IsIdenticalTo: 'IsIdenticalTo',
  IsDocumentedBy: 'IsDocumentedBy',
  IsDescribedBy: 'IsDocumentedBy',
  IsCitedBy: 'IsDocumentedBy',
  IsReferencedBy: 'IsDocumentedBy',
  IsReviewedBy: 'IsDocumentedBy',
  HasMetadata: 'IsDocumentedBy',
  IsCollectedBy: 'collectedAsPartOf',
  Other: 'hasAssociationWith',
};

/** What CSIRO says for the two relations that only ARDC has. */
const IN_CSIRO: Readonly<Record<string, string>> = {
  collectedAsPartOf: 'Participates',
  hasAssociationWith: 'HasReferenceResource',
};

/** DataCite's relation for one of the Australian lists, by lower case. */
const FROM: Readonly<Record<string, string>> = {
  isderivedfrom: 'IsDerivedFrom',
  issourceof: 'IsSourceOf',
  isaggregateof: 'HasPart',
  ismemberof: 'IsPartOf',
  hasreferenceresource: 'References',
  isidenticalto: 'IsIdenticalTo',
  isdocumentedby: 'IsDocumentedBy',
  participates: 'IsCollectedBy',
  hasdigitalrepresentation: 'IsDescribedBy',
  isdigitalrepresentationof: 'Describes',
  hassamplingfeature: 'IsPartOf',
  issamplingfeatureof: 'HasPart',
  hasassociationwith: 'Other',
  collectedaspartof: 'IsCollectedBy',
};

/** The listed relation: the one in the note of a work that came from such a record, else the nearest of DataCite's. */
export function relationOf(relationType: string, note: string | undefined, { relations }: Dialect): string {
  if (note !== undefined && relations.includes(note)) return note;
  const nearest = TO[relationType] ?? 'HasReferenceResource';
  return relations.includes(nearest) ? nearest : (IN_CSIRO[nearest] ?? 'HasReferenceResource');
}

/** DataCite's relation, and as note the listed one where writing DataCite's again would give another. */
export function relationRead(listed: string, dialect: Dialect): { relationType: string; relationNote?: string } {
  const relationType = FROM[listed.toLowerCase()] ?? 'References';
  return relationOf(relationType, undefined, dialect) === listed
    ? { relationType }
    : { relationType, relationNote: listed };
}
