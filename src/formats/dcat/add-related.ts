import type { FamilyMember, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { bareIdentifier, memberOf, objectName, webAddress } from '../identifier-forms.ts';
import { type Curie, type Graph, literal, type Resource } from './graph.ts';
import { objectIri } from './object-iri.ts';

/** Properties of Dublin Core and others by DataCite's relation (metadata-schemas 7); all others are `dct:relation`. */
const PROPERTIES: Readonly<Record<string, Curie>> = {
  IsPartOf: 'dct:isPartOf',
  HasPart: 'dct:hasPart',
  IsDerivedFrom: 'dct:source',
  IsReferencedBy: 'dct:isReferencedBy',
  IsCitedBy: 'dct:isReferencedBy',
  References: 'dct:references',
  Cites: 'dct:references',
  IsDocumentedBy: 'dct:isReferencedBy',
  HasVersion: 'dct:hasVersion',
  IsVersionOf: 'dct:isVersionOf',
  IsNewVersionOf: 'dct:replaces',
  IsPreviousVersionOf: 'dct:isReplacedBy',
  Obsoletes: 'dct:replaces',
  IsObsoletedBy: 'dct:isReplacedBy',
  Requires: 'dct:requires',
  IsRequiredBy: 'dct:isRequiredBy',
  HasMetadata: 'foaf:isPrimaryTopicOf',
  IsIdenticalTo: 'owl:sameAs',
};

/** Family, works, records elsewhere and images; what has no address becomes a blank node with its identifier. */
export function addRelated(
  graph: Graph,
  subject: Resource,
  description: SampleDescription,
  context: WriteContext,
): void {
  const { parent, furtherParents = [], children, collection, relatedWorks } = description;
  const kin = (one: FamilyMember): Resource => ({ iri: objectIri(objectName(memberOf(one, description), context)) });
  const parents = [...(parent === undefined ? [] : [parent]), ...furtherParents];
  graph.add(subject, 'dct:isPartOf', ...parents.map(kin));
  graph.add(subject, 'dct:hasPart', ...children.map(kin));
  if (collection !== undefined) graph.add(subject, 'dct:isPartOf', kin({ igsn: collection, name: collection }));
  for (const work of relatedWorks) {
    const { type, value } = bareIdentifier(work, context);
    const iri = addressOf(type, value);
    const node: Resource = iri === undefined ? graph.node('rdfs:Resource') : { iri };
    graph.add(subject, PROPERTIES[work.relationType] ?? 'dct:relation', node);
    graph.add(node, 'dct:title', literal(work.title));
    graph.add(node, 'dct:bibliographicCitation', literal(work.citation));
    if (iri === undefined) graph.add(node, 'dct:identifier', literal(`${type}:${value}`));
  }
  addElsewhere(graph, subject, description);
}

function addElsewhere(graph: Graph, subject: Resource, { supplementalRecords = [], images = [] }: SampleDescription) {
  for (const { url, title } of supplementalRecords) {
    const iri = webAddress(url, 2000);
    if (iri === undefined) continue;
    graph.add(subject, 'foaf:isPrimaryTopicOf', { iri });
    graph.add({ iri }, 'dct:title', literal(title));
  }
  for (const { url, caption } of images) {
    const iri = webAddress(url, 2000);
    if (iri === undefined) continue;
    graph.add(subject, 'foaf:depiction', { iri });
    graph.add({ iri }, 'dct:title', literal(caption));
  }
}

function addressOf(type: string, value: string): string | undefined {
  if (type === 'DOI') return webAddress(`https://doi.org/${value}`, 2000);
  if (type === 'Handle') return webAddress(`https://hdl.handle.net/${value}`, 2000);
  return webAddress(value, 2000);
}
