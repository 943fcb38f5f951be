import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Concept } from '../../domain/description/statements.ts';
import { webAddress } from '../identifier-forms.ts';

/** Keywords of one type and thesaurus. `type` is a keyword type of ISO 19115-1:2014. */
export interface KeywordGroup {
  readonly type: string;
  readonly thesaurus?: string;
  readonly words: readonly Concept[];
}

const ODM2: Readonly<Record<string, string>> = {
  medium: 'ODM2 medium',
  specimentype: 'ODM2 specimen type',
  samplingfeaturetype: 'ODM2 sampling feature type',
};

/** The keywords of an object: what it is, what it is made of, its age, place, platform, project, and the free words. */
export function keywordsOf(description: SampleDescription): readonly KeywordGroup[] {
  const groups = [
    ...byThesaurus('theme', [
      description.resourceType,
      ...(description.furtherResourceTypes ?? []),
      description.material,
      ...(description.furtherMaterials ?? []),
      ...(description.classifications ?? []),
      ...(description.sampledFeatures ?? []),
      ...(description.subjects ?? []),
    ]),
    ...byThesaurus('process', [description.collectionMethod, ...(description.furtherMethods ?? [])]),
    plain('theme', description.sampleType, description.rock, ...description.keywords),
    plain('stratum', description.geologicalUnit),
    plain('temporal', ...description.geologicalAges, ageText(description)),
    plain('place', ...placesOf(description)),
    plain('platform', description.platformName, description.platformType, description.launch?.platformName),
    plain('instrument', ...(description.instruments ?? []).map((one) => one.name)),
    plain('project', description.expedition?.program, description.expedition?.name, description.expedition?.acronym),
  ];
  return groups.filter((one) => one.words.length > 0);
}

function placesOf(description: SampleDescription): readonly (string | undefined)[] {
  const { locality, city, county, province, country, primaryLocationName, places = [] } = description;
  return [locality, primaryLocationName, city, county, province, country, ...places.map((one) => one.name)];
}

function ageText({ ageRange }: SampleDescription): string | undefined {
  const { minimum, maximum, unit } = ageRange ?? {};
  const ends = [minimum, maximum].filter((one) => one !== undefined);
  return ends.length === 0 ? undefined : `${[...new Set(ends)].join('–')} ${unit ?? ''}`.trim();
}

function plain(type: string, ...words: readonly (string | undefined)[]): KeywordGroup {
  const stated = words.filter((one) => one !== undefined && one.trim() !== '') as readonly string[];
  return { type, words: [...new Set(stated)].map((label) => ({ label })) };
}

function byThesaurus(type: string, concepts: readonly (Concept | undefined)[]): readonly KeywordGroup[] {
  const stated = concepts.filter((one) => one !== undefined && one.label.trim() !== '') as readonly Concept[];
  const named = Map.groupBy(stated, thesaurusOf);
  return [...named].map(([thesaurus, words]) => ({
    type,
    ...(thesaurus !== undefined && { thesaurus }),
    words: words.map(linked),
  }));
}

function thesaurusOf({ scheme, uri }: Concept): string | undefined {
  const list = /^https?:\/\/vocabulary\.odm2\.org\/(\w+)\//.exec(uri ?? '')?.[1] ?? '';
  return scheme ?? ODM2[list];
}

function linked({ label, uri }: Concept): Concept {
  const address = uri && webAddress(uri, 2000);
  return address ? { label, uri: address } : { label };
}
