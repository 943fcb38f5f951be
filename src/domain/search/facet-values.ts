import type { RelatedWork } from '../description/related-work.ts';
import type { SampleDescription } from '../description/sample-description.ts';
import { OBJECT_TYPE } from '../drilling/object-type.ts';
import { foldText } from '../registration/search-words.ts';
import { chartAges, chartAgesWithin } from './chart-ages.ts';
import type { Facet, FacetValue } from './facets.ts';

/** Where a record is from: our own (`name` empty) or a source we harvest, and under which name it and its agent are shown. */
export interface FacetSource {
  readonly name: string;
  readonly label: string;
  readonly agent: string;
  readonly agentPage?: string;
}

const LONGEST_VALUE = 80;
const MOST_OF_ONE = 20;
const DATA = /^(IsSupplementedBy|IsSourceOf)$/;
const UNKNOWN = /^(unknown|not stated|n\/?a|none|other)?$/i;

/** The values of every facet that a public description has, none twice. */
export function facetValues(description: SampleDescription, source: FacetSource): readonly FacetValue[] {
  const { expedition, rock, classifications = [], material, furtherMaterials = [], furtherMethods = [] } = description;
  const { objectType, collectionMethod } = description;
  return [
    { facet: 'type', value: objectType, label: OBJECT_TYPE[objectType].label } as const,
    { facet: 'source', value: source.name === '' ? 'own' : source.name, label: source.label } as const,
    ...stated('agent', [source.agent]),
    ...stated('expedition', [expedition?.acronym || expedition?.code || expedition?.name]),
    ...stated('material', [material?.label, ...furtherMaterials.map((one) => one.label)]),
    ...stated('lithology', [rock, ...classifications.map((one) => lastOf(one.label))]),
    ...stated('age', ageLabels(description.geologicalAges)),
    ...stated('method', [collectionMethod?.label, ...furtherMethods.map((one) => one.label)]),
    ...stated('country', [description.country]),
    ...stated('year', [/^\d{4}/.exec(description.sampledOn ?? description.collectedFrom ?? '')?.[0]]),
    ...stated('repository', [description.currentArchive]),
    ...has(description),
  ];
}

/** The value by which one spelling of a label is compared with another. */
export function facetKey(label: string): string {
  return foldText(label).trim().replace(/\s+/g, ' ').slice(0, LONGEST_VALUE);
}

/** What the chart does not know stays as it is said; the rest by the chart's names, with all that these are part of. */
function ageLabels(words: readonly string[]): readonly string[] {
  const unknown = words.slice(0, MOST_OF_ONE / 2).filter((text) => chartAges([text]).length === 0);
  return [...unknown, ...chartAgesWithin(words).map((age) => age.label)];
}

function stated(facet: Facet, labels: readonly (string | undefined)[]): FacetValue[] {
  const byKey = new Map<string, FacetValue>();
  for (const label of labels.slice(0, MOST_OF_ONE)) {
    const shown = (label ?? '').trim().replace(/\s+/g, ' ').slice(0, LONGEST_VALUE);
    const value = facetKey(shown);
    if (!UNKNOWN.test(value) && !byKey.has(value)) byKey.set(value, { facet, value, label: shown });
  }
  return [...byKey.values()];
}

function has({ images = [], relatedWorks, supplementalRecords = [] }: SampleDescription): FacetValue[] {
  const hasData = supplementalRecords.length > 0 || relatedWorks.some(isData);
  return [
    ...(images.length > 0 ? [{ facet: 'has', value: 'image', label: 'Image' } as const] : []),
    ...(hasData ? [{ facet: 'has', value: 'data', label: 'Published data' } as const] : []),
  ];
}

/** Data that the object gave: by their relation, or because the work is said to be a dataset. */
function isData({ relationType, generalType }: RelatedWork): boolean {
  return DATA.test(relationType) || generalType === 'Dataset';
}

// A place in a classification is written as a path; its last part is the rock.
function lastOf(path: string): string {
  return path.split('>').at(-1)?.trim() ?? path;
}
