import { present } from '../../domain/description/present.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Concept, Subject } from '../../domain/description/statements.ts';
import { materialByUri } from '../../domain/vocabulary/materials.ts';
import { isFeature } from '../../domain/vocabulary/resource-types.ts';
import type { DataciteSubject } from './datacite-record.ts';
import { legalAddress } from './legal-address.ts';
import { legalLanguage } from './our-own.ts';

/** How the subject that says the material names its vocabulary. */
export const ODM2_MEDIUM = { subjectScheme: 'ODM2 medium', schemeUri: 'http://vocabulary.odm2.org/medium/' } as const;

/** How the subject that says the kind of object names its vocabulary. */
export const ODM2_KIND = 'ODM2';

const NO_MATERIAL_KNOWN = materialByUri(undefined);

/** Material and kind of object by their vocabularies, further terms and subjects, then plain words, each once. */
export function subjectsIn(description: SampleDescription): readonly DataciteSubject[] {
  const { rock, geologicalUnit, geologicalAges, keywords, subjects = [] } = description;
  const terms = furtherTerms(description);
  const plain = terms.filter((one) => !isTerm(one)).map(({ label }) => label);
  const words = [...plain, rock, geologicalUnit, ...geologicalAges, ...keywords];
  return [
    ...materialSubject(description.material),
    ...kindSubject(description.resourceType),
    ...terms.filter(isTerm).map(subjectOf),
    ...subjects.map(subjectOf),
    ...[...new Set(words.map((one) => one?.trim()))].flatMap((subject) => (subject ? [{ subject }] : [])),
  ];
}

function furtherTerms({ furtherMaterials, furtherResourceTypes, classifications, sampledFeatures }: SampleDescription) {
  return [furtherMaterials, furtherResourceTypes, classifications, sampledFeatures].flatMap((list) => list ?? []);
}

function isTerm({ uri, scheme }: Concept): boolean {
  return uri !== undefined || scheme !== undefined;
}

/** A medium of ODM2 by its own label; a material of another vocabulary, or without any, by its own words. */
function materialSubject(material: Concept | undefined): readonly DataciteSubject[] {
  if (material === undefined) return [];
  const medium = materialByUri(material.uri);
  const isListed = medium.uri === material.uri?.replace(/\/$/, '') || material.uri?.startsWith(ODM2_MEDIUM.schemeUri);
  if (isListed) return [{ subject: medium.label, ...ODM2_MEDIUM, valueUri: medium.uri }];
  return material.label === NO_MATERIAL_KNOWN.label ? [] : [subjectOf(material)];
}

function kindSubject(resourceType: Concept | undefined): readonly DataciteSubject[] {
  if (resourceType?.uri === undefined) return [];
  return [
    present({
      subject: resourceType.label,
      subjectScheme: resourceType.scheme ?? (isOdm2(resourceType.uri) ? ODM2_KIND : undefined),
      valueUri: legalAddress(resourceType.uri),
    }),
  ];
}

/** True for an address in a vocabulary of ODM2. */
function isOdm2(uri: string): boolean {
  return /^https?:\/\/vocabulary\.odm2\.org\//.test(uri);
}

function subjectOf({ label, uri, scheme, ...more }: Subject): DataciteSubject {
  return present({
    subject: label,
    subjectScheme: scheme,
    schemeUri: legalAddress(more.schemeUri),
    valueUri: legalAddress(uri),
    classificationCode: legalAddress(more.classificationCode),
    lang: legalLanguage(more.language),
  });
}

/**
 * What kind of thing it is: type and material, `Hole: feature-of-interest` for places and shafts from which samples come
 * (metadata-schemas 8.1). The type is SESAR's word, else the label of the resource type, else `Physical object`; undefined for a
 * DataCite record that says nothing of it.
 */
export function kindText(description: SampleDescription): string | undefined {
  const { sampleType, material, resourceType, generalType, prefix } = description;
  const isUnnamed = generalType === undefined && !prefix?.startsWith('10.');
  const kind = sampleType ?? resourceType?.label ?? (isUnnamed ? 'Physical object' : undefined);
  if (kind === undefined) return undefined;
  if (isFeature(resourceType)) return `${kind}: feature-of-interest`;
  return material === undefined ? kind : `${kind}: ${material.label}`;
}
