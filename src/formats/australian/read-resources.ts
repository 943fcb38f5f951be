import type { TypedIdentifier } from '../../domain/description/related-work.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Concept } from '../../domain/description/statements.ts';
import { isFeature } from '../../domain/vocabulary/resource-types.ts';
import { ElementReader, leftovers, newReading } from '../reading/element-reader.ts';
import { checkIdentified, readDescription } from '../reading/read-description.ts';
import { readIdentifier } from '../reading/read-identifier.ts';
import type { ReadFacts, RecordRead } from '../reading/record-read.ts';
import type { SourceDocument } from '../reading/source-document.ts';
import { type Dialect, lastPart } from './dialect.ts';
import { readContributors, readCurations } from './read-people.ts';
import { readDate, readLocation } from './read-place.ts';
import { readRelated } from './read-related.ts';
import { conceptOf } from './terms.ts';

/** Whether a document is `resources` of a dialect, by root and namespace with or without closing slash. */
export function recognisesResources(source: SourceDocument, { namespace }: Dialect): boolean {
  if (source.syntax !== 'xml' || source.root.name !== 'resources') return false;
  return source.root.namespace.replace(/\/$/, '').toLowerCase() === namespace;
}

/** Every resource of a document of ARDC 1.0 or CSIRO 3.0, its elements in any order. */
export function readResources(source: SourceDocument, dialect: Dialect): readonly RecordRead[] {
  if (source.syntax !== 'xml') return [];
  const nodes = source.root.children.filter((one) => one.name === 'resource');
  return nodes.map((node, index) => {
    const place = nodes.length > 1 ? index + 1 : 0;
    return readResource(new ElementReader(node, newReading(source.file, dialect.name), '/resources', place), dialect);
  });
}

function readResource(resource: ElementReader, dialect: Dialect): RecordRead {
  const identifier = readIdentifier(resource.text('resourceIdentifier'));
  checkIdentified(identifier, resource);
  const registered = lastPart(resource.attribute('registeredObjectType') ?? '');
  const related = readRelated(resource, dialect, identifier);
  const said = {
    ...readNames(resource),
    ...readTypes(resource, registered),
    ...readLocation(resource),
    ...readDate(resource),
    ...readAccess(resource),
    ...readCampaign(resource),
    ...readContributors(resource),
    generalType: registered === 'SampleCollection' ? 'Collection' : undefined,
    purpose: resource.text('purpose'),
    curations: readCurations(resource),
    parent: related.parents[0],
    furtherParents: related.parents.slice(1),
    children: related.children,
    collection: related.collection,
    relatedWorks: related.works,
    comment: resource.text('comments'),
  };
  const facts = readFacts(resource);
  const description = readDescription(identifier, { ...said, foreign: leftovers(resource) });
  return { description, facts, findings: resource.reading.findings };
}

function readNames(resource: ElementReader) {
  const alternates = resource.list('alternateIdentifiers', 'alternateIdentifier').flatMap(alternateOf);
  return {
    title: resource.text('resourceTitle'),
    landingPage: resource.text('landingPage'),
    otherNames: alternates.filter((one) => one.type === 'local').map((one) => one.value),
    alternateIdentifiers: alternates.filter((one) => one.type !== 'local'),
  };
}

function alternateOf(element: ElementReader): readonly TypedIdentifier[] {
  const value = element.own();
  const type = lastPart(element.attribute('alternateIdentifierType') ?? 'local');
  return value === undefined ? [] : [{ type, value }];
}

/** A feature type among the sampled features of a sampling feature is what the object itself is. */
function readTypes(resource: ElementReader, registered: string): Partial<SampleDescription> {
  const types = resource.list('resourceTypes', 'resourceType').map(listed).filter(isConcept);
  const media = resource.list('materialTypes', 'materialType').map(listed).filter(isConcept);
  const features = resource.list('sampledFeatures', 'sampledFeature').map(named('sampledFeatureURI')).filter(isConcept);
  const own = registered === 'SamplingFeature' ? features.find(isFeature) : undefined;
  const [first, ...more] = own === undefined ? types : [own, ...types];
  const [material, ...furtherMaterials] = media;
  const method = resource.child('method');
  const collectionMethod = method && named('methodURI')(method);
  return {
    ...(first !== undefined && { resourceType: first }),
    furtherResourceTypes: more,
    ...(material !== undefined && { material }),
    furtherMaterials,
    classifications: resource
      .list('classifications', 'classification')
      .map(named('classificationURI'))
      .filter(isConcept),
    sampledFeatures: features.filter((one) => one !== own),
    ...(collectionMethod !== undefined && { collectionMethod }),
  };
}

function listed(element: ElementReader): Concept | undefined {
  const uri = element.own();
  return uri === undefined ? undefined : conceptOf(uri);
}

function named(attribute: string): (element: ElementReader) => Concept | undefined {
  return (element) => {
    const label = element.own();
    const uri = element.attribute(attribute);
    return label === undefined ? undefined : { label, ...(uri !== undefined && { uri: uri.replace(/\/$/, '') }) };
  };
}

function isConcept(one: Concept | undefined): one is Concept {
  return one !== undefined;
}

/** Private is said as `false` or `0` in any case; the default is public. */
function readAccess(resource: ElementReader) {
  const element = resource.child('isPublic');
  const word = element?.own()?.toLowerCase();
  if (word !== undefined && !['true', 'false', '1', '0'].includes(word))
    element?.find('not-a-boolean', 'isPublic is neither true nor false.', { value: word, rule: 'true or false' });
  return { isPublic: word !== 'false' && word !== '0', moratoriumUntil: element?.attribute('embargoEnd') };
}

function readCampaign(resource: ElementReader) {
  const name = resource.text('campaign');
  return { expedition: name === undefined ? undefined : { code: '', name, program: '' } };
}

function readFacts(resource: ElementReader): ReadFacts {
  const element = resource.child('logDate');
  const at = element?.own();
  const event = element?.attribute('eventType')?.toLowerCase();
  if (at === undefined || event === undefined) return {};
  return { ...(event === 'registered' && { registeredAt: at }), log: [{ event, at }] };
}
