import { measuredDepths } from '../../domain/description/measured-depths.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { Concept } from '../../domain/description/statements.ts';
import type { WriteContext } from '../format.ts';
import { asRead, objectName, ownDoi, ownHandle, pageOf, webAddress } from '../identifier-forms.ts';
import { addPeople } from './add-people.ts';
import { addPlace, addTimes, dateLiteral } from './add-place.ts';
import { addRelated } from './add-related.ts';
import { Graph, literal, named, type Resource, typed } from './graph.ts';
import { objectIri } from './object-iri.ts';

const ACCESS = 'http://publications.europa.eu/resource/authority/access-right/';

/**
 * What DCAT 3 says of an object. It is no `dcat:Dataset`: its class is `dctype:PhysicalObject`, its page `foaf:page`, and a
 * `dcat:CatalogRecord` stands for the record (metadata-schemas 7).
 */
export function describe(given: SampleDescription, facts: RegistrationFacts, context: WriteContext): Graph {
  const description = asRead(given, facts);
  const graph = new Graph(description.igsn);
  const subject = { iri: objectIri(objectName(description, context)) };
  addIdentity(graph, subject, description, context);
  addTexts(graph, subject, description);
  addConcepts(graph, subject, description);
  addTimes(graph, subject, description);
  addPlace(graph, subject, description);
  addPeople(graph, subject, description, facts, context);
  addAccess(graph, subject, description);
  addSizes(graph, subject, description);
  addRelated(graph, subject, description, context);
  addRecord(graph, subject, description, facts, context);
  return graph;
}

/** The page, or what resolves the identifier of an object that has none with us. */
function documentOf(description: SampleDescription, context: WriteContext): string {
  const page = pageOf(description, context) ?? objectIri(objectName(description, context));
  return webAddress(page, 2000) ?? context.landingUrl('');
}

function addIdentity(graph: Graph, subject: Resource, description: SampleDescription, context: WriteContext): void {
  const { title, titleLanguage, name, otherNames, furtherTitles = [], alternateIdentifiers = [] } = description;
  const type = named(description.generalType === 'Collection' ? 'dctype:Collection' : 'dctype:PhysicalObject');
  graph.add(subject, 'rdf:type', type);
  graph.add(subject, 'dct:type', type);
  const stated = [ownDoi(description, context), ownHandle(description, context)].filter((one) => one !== undefined);
  const names = stated.length > 0 ? stated : [objectName(description, context).value];
  graph.add(subject, 'dct:identifier', ...names.map((one) => literal(one)));
  for (const { type: scheme, value } of alternateIdentifiers) {
    const node = graph.node('adms:Identifier');
    graph.add(subject, 'adms:identifier', node);
    graph.add(node, 'skos:notation', literal(value));
    graph.add(node, 'adms:schemaAgency', literal(scheme));
  }
  graph.add(subject, 'dct:title', literal(title, titleLanguage));
  const others = [...new Set([name, ...otherNames])].filter((one) => one !== title);
  graph.add(subject, 'dct:alternative', ...others.map((one) => literal(one)));
  graph.add(subject, 'dct:alternative', ...furtherTitles.map((one) => literal(one.text, one.language)));
  graph.add(subject, 'foaf:page', { iri: documentOf(description, context) });
}

function addTexts(graph: Graph, subject: Resource, description: SampleDescription): void {
  const { abstract, abstractLanguage, comment, language, versionLabel, furtherDescriptions = [] } = description;
  graph.add(subject, 'dct:description', literal(abstract, abstractLanguage));
  graph.add(subject, 'rdfs:comment', literal(comment));
  graph.add(subject, 'dct:language', literal(language));
  graph.add(subject, 'dcat:version', literal(versionLabel));
  const methods = [
    literal(description.collectionMethodDescription),
    ...furtherDescriptions.filter((one) => one.type === 'Methods').map((one) => literal(one.text, one.language)),
  ];
  for (const method of methods) {
    if (method === undefined || method.text.trim() === '') continue;
    const statement = graph.node('dct:ProvenanceStatement');
    graph.add(subject, 'dct:provenance', statement);
    graph.add(statement, 'rdfs:label', method);
  }
}

function addConcepts(graph: Graph, subject: Resource, description: SampleDescription): void {
  const { resourceType, furtherResourceTypes = [], material, furtherMaterials = [], subjects = [] } = description;
  const { classifications = [], sampledFeatures = [], collectionMethod, furtherMethods = [] } = description;
  for (const one of [resourceType, ...furtherResourceTypes]) graph.add(subject, 'dct:type', conceptOf(graph, one));
  for (const one of [material, ...furtherMaterials]) graph.add(subject, 'dct:medium', conceptOf(graph, one));
  for (const one of [...subjects, ...classifications, ...sampledFeatures, collectionMethod, ...furtherMethods])
    graph.add(subject, 'dct:subject', conceptOf(graph, one));
  const { rock, geologicalUnit, geologicalAges, keywords, sampleType } = description;
  const words = [sampleType, rock, geologicalUnit, ...geologicalAges, ...keywords];
  graph.add(subject, 'dcat:keyword', ...[...new Set(words)].map((one) => literal(one)));
}

function conceptOf(graph: Graph, concept: Concept | undefined): Resource | undefined {
  if (concept === undefined || concept.label.trim() === '') return undefined;
  const { label, uri, scheme } = concept;
  const node = graph.node('skos:Concept', uri && webAddress(uri, 2000));
  graph.add(node, 'skos:prefLabel', literal(label));
  const list = scheme && webAddress(scheme, 2000);
  graph.add(node, 'skos:inScheme', list ? { iri: list } : undefined);
  return node;
}

function addAccess(graph: Graph, subject: Resource, description: SampleDescription): void {
  const { isPublic, moratoriumUntil, licences = [], localContexts = [] } = description;
  graph.add(subject, 'dct:accessRights', { iri: `${ACCESS}${isPublic ? 'PUBLIC' : 'RESTRICTED'}` });
  graph.add(subject, 'dct:available', dateLiteral(moratoriumUntil));
  for (const { uri, name, identifier } of licences) {
    const iri = uri && webAddress(uri, 2000);
    if (iri) graph.add(subject, 'dct:license', { iri });
    else graph.add(subject, 'dct:rights', rightsOf(graph, name ?? identifier));
  }
  for (const { name, community, text } of localContexts)
    graph.add(subject, 'dct:rights', rightsOf(graph, [name, community, text].filter(Boolean).join(': ')));
}

function rightsOf(graph: Graph, text: string | undefined): Resource | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const statement = graph.node('dct:RightsStatement');
  graph.add(statement, 'rdfs:label', literal(text));
  return statement;
}

function addSizes(graph: Graph, subject: Resource, description: SampleDescription): void {
  const { size, furtherSizes = [], lengthM } = description;
  const texts = [
    ...[...(size === undefined ? [] : [size]), ...furtherSizes].map(({ value, unit }) =>
      `${value} ${unit ?? ''}`.trim(),
    ),
    ...(lengthM === undefined ? [] : [`${lengthM} m long`]),
    ...measuredDepths(description).map(({ scale, topM, bottomM }) => `${topM} to ${bottomM} m deep (${scale})`),
  ];
  for (const text of texts) {
    const extent = graph.node('dct:SizeOrDuration');
    graph.add(subject, 'dct:extent', extent);
    graph.add(extent, 'rdfs:label', literal(text));
  }
}

function addRecord(
  graph: Graph,
  subject: Resource,
  description: SampleDescription,
  facts: RegistrationFacts,
  context: WriteContext,
): void {
  const published = dateLiteral(description.publishedOn) ?? dateLiteral(facts.registeredAt);
  graph.add(subject, 'dct:issued', published ?? typed(description.publicationYear?.toString(), 'xsd:gYear'));
  const record = graph.node('dcat:CatalogRecord', `${documentOf(description, context)}#record`);
  graph.add(record, 'foaf:primaryTopic', subject);
  graph.add(record, 'dct:issued', dateLiteral(facts.registeredAt));
  graph.add(record, 'dct:modified', dateLiteral(facts.changedAt));
  graph.add(record, 'adms:status', literal(facts.state));
}
