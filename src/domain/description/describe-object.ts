import { OBJECT_FIELDS } from '../drilling/object-fields.ts';
import type { ObjectType } from '../drilling/object-type.ts';
import { resourceTypeOf } from '../vocabulary/resource-types.ts';
import { sampleTypeOf } from '../vocabulary/sample-types.ts';
import { moratoriumOf } from './moratorium.ts';
import { abstractOf } from './object-abstract.ts';
import { collectionMethodDescriptionOf, collectionMethodOf, collectionPeriodOf } from './object-collection.ts';
import type { ObjectContext, TreeNode } from './object-context.ts';
import { curationOf } from './object-curation.ts';
import { depthsOf, lengthOf, sizeOf } from './object-depths.ts';
import { geologicalAgesOf, geologicalUnitOf, materialOfObject, rockOf } from './object-geology.ts';
import { agentsOf, relatedWorksOf } from './object-people.ts';
import { placeOf } from './object-place.ts';
import { fundersOf, rightsOf } from './object-rights.ts';
import { titleOf } from './object-title.ts';
import { otherNames } from './other-names.ts';
import { present, presentOf } from './present.ts';
import type { ExpeditionName, SampleDescription, StatedField } from './sample-description.ts';
import { inheritedList, listIn, nearest, textIn } from './stated-values.ts';

const HOLE_AND_ABOVE: ReadonlySet<ObjectType> = new Set(['program', 'expedition', 'site', 'hole']);

/**
 * The canonical description of one object of the core tree. What an object does not say itself it takes from the nearest
 * ancestor that does: place from hole and site, archive, moratorium, rig, rights and funding from hole and expedition. A fact that
 * nobody states is absent; material is then ODM2 `unknown`. It is public unless a moratorium runs on `today`.
 */
export function describeObject(context: ObjectContext): SampleDescription {
  const { object } = context;
  return presentOf(
    identityOf(context),
    placeAbove(context),
    collectionOf(context),
    curationOf(context),
    saysRights(object) ? rightsOf(context) : rightsAbove(context),
    remainderOf(context),
  );
}

function remainderOf(context: ObjectContext) {
  const { object } = context;
  return {
    material: materialOfObject(context),
    rock: rockOf(context),
    geologicalUnit: geologicalUnitOf(context),
    geologicalAges: geologicalAgesOf(context),
    depths: depthsOf(context),
    lengthM: lengthOf(context),
    size: sizeOf(object),
    agents: agentsOf(context),
    relatedWorks: relatedWorksOf(context),
    keywords: keywordsAbove(context),
    isPublic: isPublic(context),
    isDemonstration: nearest(context, 'expedition')?.values.is_demonstration === true,
    comment: textIn(object.values, 'comment'),
    stated: statedFields(object),
  };
}

function saysRights({ values }: TreeNode): boolean {
  return listIn(values, 'licences').length > 0 || listIn(values, 'local_contexts').length > 0;
}

function identityOf(context: ObjectContext) {
  const { object } = context;
  return {
    igsn: context.igsn,
    namespace: context.namespace,
    objectType: object.type,
    name: object.combinedId,
    title: titleOf(context),
    otherNames: otherNames(context),
    resourceType: resourceTypeOf(object.type, object.values),
    sampleType: sampleTypeOf(object.type, object.values),
    abstract: abstractOf(context),
    parent: context.parent,
    children: context.children,
    expedition: expeditionAbove(context),
  };
}

function expeditionOf(context: ObjectContext): ExpeditionName {
  const expedition = nearest(context, 'expedition');
  return present({
    code: textIn(expedition?.values, 'expedition') ?? expedition?.name ?? '',
    name: textIn(expedition?.values, 'expedition_name'),
    acronym: textIn(expedition?.values, 'acronym'),
    program: nearest(context, 'program')?.name ?? context.namespace,
  });
}

function collectionOf(context: ObjectContext) {
  return {
    ...collectionPeriodOf(context),
    collectionMethod: collectionMethodOf(context),
    collectionMethodDescription: collectionMethodDescriptionOf(context),
    ...rigAbove(context),
  };
}

function rigOf(context: ObjectContext) {
  const hole = nearest(context, 'hole')?.values;
  const expedition = nearest(context, 'expedition')?.values;
  return {
    platformType: textIn(hole, 'platform_type'),
    platformName: textIn(hole, 'platform_name'),
    platformDescription: textIn(hole, 'platform_description'),
    platformOperator: textIn(hole, 'platform_operator'),
    operator: textIn(expedition, 'operator'),
    fundingAgencies: fundersOf(context),
  };
}

const placeAbove = oncePerLine(placeOf);
const expeditionAbove = oncePerLine(expeditionOf);
const rigAbove = oncePerLine(rigOf);
const rightsAbove = oncePerLine(rightsOf);
const keywordsAbove = oncePerLine((context) => inheritedList(context, 'keywords', ['expedition']));

/** Makes what only hole and above say once for all objects that share their list of ancestors, as siblings do. */
function oncePerLine<Made extends object>(make: (context: ObjectContext) => Made): (context: ObjectContext) => Made {
  const known = new WeakMap<readonly TreeNode[], Made>();
  return (context) => {
    if (HOLE_AND_ABOVE.has(context.object.type)) return make(context);
    const before = known.get(context.ancestors);
    if (before !== undefined) return before;
    const made = make(context);
    known.set(context.ancestors, made);
    return made;
  };
}

/** A moratorium ends with its last day's beginning: on the day that it names the object is open. Coarse dates count from their start. */
function isPublic(context: ObjectContext): boolean {
  const until = moratoriumOf(context)?.until;
  return until === undefined || context.today >= until;
}

function statedFields(object: TreeNode): readonly StatedField[] {
  const stated: StatedField[] = [];
  for (const field of OBJECT_FIELDS[object.type]) {
    const value = object.values[field.name];
    if (field.privacy === 'internal' || value === undefined || value === null || value === '') continue;
    if (typeof value !== 'object' || value.length > 0) stated.push({ field: field.name, value });
  }
  return stated;
}
