import type { SampleDescription } from '../description/sample-description.ts';
import type { ObjectType } from '../drilling/object-type.ts';
import type { DepthScale } from '../field.ts';
import { foldText } from '../registration/search-words.ts';
import { ageOf } from './age-of.ts';
import { type FacetSource, facetValues } from './facet-values.ts';
import type { FacetValue } from './facets.ts';
import { wordSequence } from './indexed-words.ts';
import { isInSample } from './sample-share.ts';
import { searchParents } from './search-parents.ts';
import { textsOf } from './searched-texts.ts';

/** What a result shows beside what is searched; absent is not stated. */
export interface ShownEntry {
  readonly name?: string;
  readonly expedition?: string;
  readonly parentName?: string;
  readonly rock?: string;
  readonly material?: string;
  readonly keptAt?: string;
  readonly country?: string;
  /** Until when details are hidden (ISO day); `9999-12-31` is until its owner opens it. */
  readonly embargoUntil?: string;
  /** The page of the agent that registered it, for a harvested record. */
  readonly agentPage?: string;
}

/**
 * One record of the search index: only what is public. Depths are metres, downwards positive, on `depthScale`; ages millions
 * of years before present; the position WGS 84. `source` is empty for our own records. Null is not stated.
 */
export interface SearchEntry {
  /** Null for a harvested record that has none. */
  readonly igsn: string | null;
  readonly source: string;
  /** What its source calls it; null for our own. */
  readonly item: string | null;
  readonly changedSeq: number;
  readonly objectType: ObjectType;
  readonly title: string;
  readonly titleKey: string;
  readonly nameKey: string;
  readonly titleWords: readonly string[];
  readonly bodyWords: readonly string[];
  readonly facets: readonly FacetValue[];
  /** IGSNs of what it says it belongs to or was made of. */
  readonly parents: readonly string[];
  /** Whether it belongs to the share by which large results are estimated. */
  readonly isSampled: boolean;
  readonly yearFrom: number | null;
  readonly yearTo: number | null;
  readonly depthScale: DepthScale | 'other' | null;
  readonly topM: number | null;
  readonly bottomM: number | null;
  readonly youngestMa: number | null;
  readonly oldestMa: number | null;
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
  readonly shown: ShownEntry;
}

const LONGEST_KEY = 100;

/** The entry of a description of which only the public part is left. */
export function searchEntryOf(
  description: SampleDescription,
  source: FacetSource,
  changedSeq: number,
  item: string | null = null,
): SearchEntry {
  const { igsn, objectType, title, name } = description;
  return {
    igsn,
    source: source.name,
    item,
    changedSeq,
    objectType,
    title,
    titleKey: foldText(title).trim().slice(0, LONGEST_KEY),
    nameKey: foldText(name).trim().slice(0, LONGEST_KEY),
    titleWords: wordSequence([title]),
    bodyWords: wordSequence(textsOf(description)),
    facets: facetValues(description, source),
    parents: searchParents(description),
    isSampled: isInSample(igsn),
    ...yearsOf(description),
    ...depthOf(description),
    ...ageOf(description),
    ...positionOf(description),
    shown: shownOf(description, source),
  };
}

/** The year in which an object was taken; undefined where no date says it. */
export function yearTaken({ sampledOn, collectedFrom }: SampleDescription): number | undefined {
  const year = /^\d{4}/.exec(sampledOn ?? collectedFrom ?? '')?.[0];
  return year === undefined ? undefined : Number(year);
}

function yearsOf(description: SampleDescription) {
  const yearFrom = yearTaken(description) ?? null;
  const end = /^\d{4}/.exec(description.collectedTo ?? '')?.[0];
  const isOver = yearFrom !== null && end !== undefined && Number(end) >= yearFrom;
  return { yearFrom, yearTo: isOver ? Number(end) : yearFrom };
}

function depthOf({ depths }: SampleDescription) {
  const known = depths.filter((one) => one.topM !== undefined || one.bottomM !== undefined);
  const depth = known.find((one) => one.scale === 'csf_a') ?? known[0];
  const top = depth?.topM ?? depth?.bottomM ?? null;
  const bottom = depth?.bottomM ?? depth?.topM ?? null;
  return { depthScale: depth?.scale ?? null, topM: top, bottomM: bottom };
}

function positionOf({ latitudeDeg, longitudeDeg, places = [] }: SampleDescription) {
  if (latitudeDeg !== undefined && longitudeDeg !== undefined) return { latitudeDeg, longitudeDeg };
  const point = places.flatMap((place) => place.points ?? [])[0];
  return { latitudeDeg: point?.latitudeDeg ?? null, longitudeDeg: point?.longitudeDeg ?? null };
}

function shownOf(description: SampleDescription, source: FacetSource): ShownEntry {
  const { name, igsn, parent, rock, material, currentArchive, country, isPublic, moratoriumUntil } = description;
  const expedition = description.expedition?.acronym ?? description.expedition?.name ?? description.expedition?.code;
  return {
    ...(name !== igsn && name !== '' && { name }),
    ...(expedition && { expedition }),
    ...(parent && { parentName: parent.name }),
    ...(rock !== undefined && { rock }),
    ...(material !== undefined && { material: material.label }),
    ...(currentArchive !== undefined && { keptAt: currentArchive }),
    ...(country !== undefined && { country }),
    ...(!isPublic && { embargoUntil: moratoriumUntil ?? '9999-12-31' }),
    ...(source.agentPage !== undefined && { agentPage: source.agentPage }),
  };
}
