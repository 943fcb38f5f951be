import type { SampleDescription } from '../description/sample-description.ts';
import { embargoEnd } from './embargo.ts';
import { accessWith, NOTHING_KEPT_BACK, type Privacy } from './privacy.ts';
import { publicPart } from './public-part.ts';
import { searchText } from './search-words.ts';

/**
 * What lists and searches need of a record, written when the record is written. While its embargo runs or something of
 * it is withheld, only `openTitle` and `openSearchText` may be shown or searched; both are null where there is nothing to hide. See {@link embargoEnd} and
 * {@link searchText}.
 */
export interface RecordSummary {
  readonly title: string;
  readonly searchText: string;
  readonly embargoEnd: string | null;
  readonly openTitle: string | null;
  readonly openSearchText: string | null;
}

const BEFORE_ALL_DAYS = '0000-00-00';

/**
 * The summary of a record with this description: found by the words of its title, its name and other names, its IGSN. `privacy`
 * is what its owner keeps back beside what the description says: the later end of two embargoes holds, and while something is withheld
 * that the title says, the record is neither found by it nor shown with it.
 */
export function summaryOf(description: SampleDescription, privacy: Privacy = NOTHING_KEPT_BACK): RecordSummary {
  const access = accessWith(description, privacy);
  const whole = { title: description.title, searchText: searchTextOf(description), embargoEnd: embargoEnd(access) };
  const isOpen = whole.embargoEnd === null && privacy.withheld === null;
  if (isOpen) return { ...whole, openTitle: null, openSearchText: null };
  const open = publicPart(description, BEFORE_ALL_DAYS, access, privacy);
  const isSame = whole.embargoEnd === null && open.title === whole.title;
  return { ...whole, openTitle: isSame ? null : open.title, openSearchText: isSame ? null : searchTextOf(open) };
}

/** The searchable text of a description. */
export function searchTextOf({ title, name, otherNames, igsn }: SampleDescription): string {
  return searchText(title, name, ...otherNames, igsn);
}
