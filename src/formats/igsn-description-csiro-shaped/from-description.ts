import { present } from '../../domain/description/present.ts';
import type { RelatedWork } from '../../domain/description/related-work.ts';
import type { FamilyMember } from '../../domain/description/sample-description.ts';
import type { Concept, SupplementalRecord } from '../../domain/description/statements.ts';
import { relationTypeOf } from '../../domain/vocabulary/relation-types.ts';
import { readClasses } from '../name-shaped/read-classes.ts';
import { readParties, readRegistrant } from '../name-shaped/read-parties.ts';
import { readPlaces } from '../name-shaped/read-places.ts';
import { instantOf, isPublic, readNames } from '../name-shaped/read-resource.ts';
import { ElementReader, leftovers, newReading } from '../reading/element-reader.ts';
import { checkIdentified, readDescription } from '../reading/read-description.ts';
import { readIdentifier } from '../reading/read-identifier.ts';
import type { RecordRead } from '../reading/record-read.ts';
import type { SourceDocument } from '../reading/source-document.ts';

/** One related resource as read, its relation in the schema's words. */
interface Related extends RelatedWork {
  readonly word: string;
}

/**
 * Reads the CSIRO-shaped IGSN description: IGSNs derived from are the parents, IGSNs it is the source of are the parts,
 * sampling features are sampled features with their identifier as label, everything else is a work.
 */
export function fromCsiroShaped(source: SourceDocument): readonly RecordRead[] {
  if (source.syntax !== 'xml') return [];
  const root = new ElementReader(source.root, newReading(source.file, 'igsndescription-csiro'));
  const { identifier, ...names } = readNames(root);
  checkIdentified(identifier, root);
  const classes = readClasses(root);
  const said = {
    ...names,
    title: root.text('title') ?? root.text('name'),
    abstract: root.text('description'),
    ...relatedOf(root),
    ...classes,
    ...kindOf(root, classes.resourceType),
    ...readPlaces(root.children('locations')),
    ...periodOf(root.child('date')),
    ...readParties(root.list('collectors', 'collector'), root.list('contributors', 'contributor')),
    isPublic: isPublic(root.text('isMetadataPublic')),
    supplementalRecords: root.list('supplementalMetadata', 'metadata').flatMap(recordOf),
  };
  const facts = readRegistrant(root.child('registrant'));
  const description = readDescription(identifier, { ...said, foreign: leftovers(root) });
  return [{ description, facts, findings: root.reading.findings }];
}

function relatedOf(root: ElementReader) {
  const related = root.list('relatedResources', 'relatedResource').flatMap(resourceOf);
  const isFamily = (word: string) => (one: Related) => one.word === word && one.identifierType === 'IGSN';
  const parents = related.filter(isFamily('isderivedfrom')).map(memberOf);
  const isFeature = ({ word }: Related) => word === 'hassamplingfeature';
  const isWork = (one: Related) => !isFamily('isderivedfrom')(one) && !isFamily('issourceof')(one) && !isFeature(one);
  return {
    parent: parents[0],
    furtherParents: parents.slice(1),
    children: related.filter(isFamily('issourceof')).map(memberOf),
    sampledFeatures: related.filter(isFeature).map(featureOf),
    relatedWorks: related.filter(isWork).map(({ word: _, ...work }) => work),
  };
}

function resourceOf(element: ElementReader): readonly Related[] {
  const identifier = element.own();
  const stated = element.attribute('type') ?? '';
  const relation = element.attribute('relationType') ?? 'IsDocumentedBy';
  if (identifier === undefined) return [];
  const identifierType = /^uri$/i.test(stated) ? 'URL' : /^igsn$/i.test(stated) ? 'IGSN' : stated;
  const relationType = relationTypeOf(relation).label;
  return [{ identifier, identifierType, relationType, word: relation.toLowerCase() }];
}

function memberOf({ identifier }: Related): FamilyMember {
  const code = readIdentifier(identifier)?.code ?? identifier;
  return { igsn: code, name: code };
}

function featureOf({ identifier, identifierType }: Related): Concept {
  return identifierType === 'URL'
    ? { label: identifier, uri: identifier }
    : { label: identifier, scheme: identifierType };
}

/** The kind of object; one that the resource type does not say again stays untaken. */
function kindOf(root: ElementReader, resourceType: Concept | undefined): { readonly generalType?: string } {
  const { attributes } = root.node;
  const name = attributes.registedObjectType === undefined ? 'registeredObjectType' : 'registedObjectType';
  const kind = /([^/]*)\/?$/.exec(attributes[name]?.trim() ?? '')?.[1]?.toLowerCase();
  const isFeature = resourceType?.uri?.includes('/samplingfeaturetype/') ?? false;
  if (kind !== 'samplingfeature' || isFeature) root.attribute(name);
  return kind === 'samplecollection' ? { generalType: 'Collection' } : {};
}

function periodOf(date: ElementReader | undefined) {
  const period = date?.child('timePeriod');
  const instant = date?.text('timeInstant');
  return present({
    collectedFrom: instantOf(period?.text('start') ?? instant),
    collectedTo: instantOf(period?.text('end')),
  });
}

function recordOf(element: ElementReader): readonly SupplementalRecord[] {
  const url = element.text('metadataURI');
  const title = element.text('metadataTitle');
  return url === undefined ? [] : [present({ url, title: title === url ? undefined : title })];
}
