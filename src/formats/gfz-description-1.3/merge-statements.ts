import type { Place } from '../../domain/description/place.ts';
import type { FamilyMember, SampleDescription } from '../../domain/description/sample-description.ts';
import type { Concept } from '../../domain/description/statements.ts';
import { SAMPLE_TYPES } from '../../domain/vocabulary/sample-types.ts';
import { placeName } from '../place-name.ts';
import { joined } from '../reading/joined.ts';
import type { Said } from '../sesar-shaped/flat-element.ts';
import { flatMaterial } from '../sesar-shaped/material-elements.ts';
import { sesarMethod } from '../sesar-shaped/method-elements.ts';
import { sampleTypeIn } from '../sesar-shaped/sample-types.ts';
import { mergePeople } from './merge-people.ts';
import { mergeTexts } from './merge-texts.ts';
import { mergeWorks } from './merge-works.ts';
import { uncut } from './uncut.ts';

type Outer = Partial<SampleDescription>;

/**
 * What resource and sample say together: the sample's word where both speak. The resource's own word stays where the sample's
 * is only the coarser one of a shorter list, and lists hold what either says, each once. No member of the sample may be
 * undefined, since it would hide the resource's.
 */
export function mergeStatements(outer: Outer, inner: Said): Said {
  const merged: Said = {
    name: outer.name ?? inner.name,
    objectType:
      outer.objectType === undefined || outer.objectType === 'sample'
        ? (inner.objectType ?? outer.objectType)
        : outer.objectType,
    sampleType: finerSampleType(outer, inner),
    otherNames: namesOf(inner.otherNames ?? [], outer.otherNames ?? []),
    material: finerMaterial(outer, inner),
  };
  const further: Said = {
    collectionMethod: finerMethod(outer, inner),
    collectionMethodDescription: methodWords(outer, inner),
    furtherMethods: eachOnce([...(inner.furtherMethods ?? []), ...(outer.furtherMethods ?? [])]),
    collectedFrom: collectedFrom(outer, inner),
    furtherParents: furtherParents(inner.parent ?? outer.parent, [
      ...(inner.furtherParents ?? []),
      ...(outer.furtherParents ?? []),
    ]),
    relatedWorks: mergeWorks(outer, inner),
    places: placesOf(outer, inner),
    // A record that is closed in one place is closed.
    isPublic: [outer.isPublic, inner.isPublic].includes(false) ? false : (inner.isPublic ?? outer.isPublic),
  };
  return joined<Said>(
    outer,
    inner,
    mergeTexts(outer, inner),
    mergePeople(outer, inner),
    merged,
    rockOf(outer, inner),
    further,
  );
}

function finerSampleType(outer: Outer, inner: Said): string | undefined {
  const { sampleType } = outer;
  if (sampleType === undefined || inner.sampleType === undefined) return inner.sampleType ?? sampleType;
  return (sampleTypeIn(sampleType, SAMPLE_TYPES) ?? 'Other') === inner.sampleType ? sampleType : inner.sampleType;
}

function finerMaterial(outer: Outer, inner: Said): Concept | undefined {
  if (outer.material === undefined || inner.material === undefined) return inner.material ?? outer.material;
  const { material } = inner;
  return flatMaterial({ material: outer.material }) === flatMaterial({ material })
    ? withWord(outer, material)
    : material;
}

/** ODM2 has no medium for what is made by people: there the sample's word is the finer one. */
function withWord({ material }: Outer, word: Concept): Concept | undefined {
  return word.label === 'Synthetic' ? word : material;
}

function finerMethod(outer: Outer, inner: Said): Concept | undefined {
  const { collectionMethod } = outer;
  if (collectionMethod === undefined || inner.collectionMethod === undefined)
    return inner.collectionMethod ?? collectionMethod;
  return sesarMethod({ collectionMethod }) === sesarMethod(inner) ? collectionMethod : inner.collectionMethod;
}

/** The resource's one instant may be the day of sampling, which the sample says by its own name. */
function collectedFrom(outer: Outer, inner: Said): string | undefined {
  if (inner.collectedFrom !== undefined) return inner.collectedFrom;
  const isSampling = inner.sampledOn !== undefined && outer.collectedFrom?.startsWith(inner.sampledOn.slice(0, 10));
  return isSampling ? undefined : outer.collectedFrom;
}

function wholeOf(inner: string | undefined, outer: string | undefined): string | undefined {
  return inner === undefined || outer === undefined ? (inner ?? outer) : uncut(inner, [outer]);
}

/** The resource's first alternate method, unless it is one of the sample's further methods. */
function methodWords({ collectionMethodDescription }: Outer, inner: Said): string | undefined {
  const isFurther = (inner.furtherMethods ?? []).some(({ label }) => label === collectionMethodDescription);
  return wholeOf(inner.collectionMethodDescription, isFurther ? undefined : collectionMethodDescription);
}

/** The names of both, each once and in full length. */
function namesOf(inner: readonly string[], outer: readonly string[]): readonly string[] {
  return [...new Set([...inner.map((name) => uncut(name, outer)), ...outer])];
}

/** The rock by the sample's word, which the resource has among its other materials. */
function rockOf(outer: Outer, inner: Said): Said {
  const materials = outer.furtherMaterials ?? [];
  const rock =
    inner.rock &&
    uncut(
      inner.rock,
      materials.map((one) => one.label),
    );
  return { rock, furtherMaterials: materials.filter(({ label }) => label !== rock) };
}

function eachOnce(concepts: readonly Concept[]): readonly Concept[] {
  const seen = new Set<string>();
  return concepts.filter(({ label }) => !seen.has(label) && seen.add(label));
}

function furtherParents(parent: FamilyMember | undefined, members: readonly FamilyMember[]): readonly FamilyMember[] {
  const seen = new Set([parent?.igsn]);
  return members.filter(({ igsn }) => !seen.has(igsn) && seen.add(igsn));
}

/** Without what only puts together the sample's own words: the name of the place, and the line from the position to its end. */
function placesOf(outer: Outer, inner: Said): readonly Place[] {
  const composed = placeName({ ...inner } as SampleDescription);
  const own = (outer.places ?? []).filter((place) => place.name === undefined || place.name !== composed);
  return [...own.filter((place) => !isLineToEnd(place, inner)), ...(inner.places ?? [])];
}

function isLineToEnd({ lines = [] }: Place, { latitudeEndDeg, longitudeEndDeg }: Said): boolean {
  const [line] = lines;
  const end = line?.at(-1);
  return (
    lines.length === 1 &&
    line?.length === 2 &&
    isNear(end?.latitudeDeg, latitudeEndDeg) &&
    isNear(end?.longitudeDeg, longitudeEndDeg)
  );
}

function isNear(first: number | undefined, second: number | undefined): boolean {
  return first !== undefined && second !== undefined && Math.abs(first - second) < 1e-6;
}
