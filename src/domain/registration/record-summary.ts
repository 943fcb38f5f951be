import type { SampleDescription } from '../description/sample-description.ts';
import { embargoEnd } from './embargo.ts';
import { accessWith, NOTHING_KEPT_BACK, type Privacy } from './privacy.ts';
import { publicPart } from './public-part.ts';
import { searchText } from './search-words.ts';
import { takenBetween } from './taken-between.ts';

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
  /** Where it comes from, WGS 84, both or none. Whoever selects by it must judge by what is public: these may be withheld. */
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
  /** First and last day (ISO, UTC) on which it was taken; they may be withheld, too. */
  readonly takenFrom: string | null;
  readonly takenTo: string | null;
}

const BEFORE_ALL_DAYS = '0000-00-00';

/**
 * The summary of a record with this description: found by the words of its title, its name and other names, its IGSN. `privacy`
 * is what its owner keeps back beside what the description says: the later end of two embargoes holds, and while something is withheld
 * that the title says, the record is neither found by it nor shown with it.
 */
export function summaryOf(description: SampleDescription, privacy: Privacy = NOTHING_KEPT_BACK): RecordSummary {
  const access = accessWith(description, privacy);
  const found = { title: description.title, searchText: searchTextOf(description), embargoEnd: embargoEnd(access) };
  const whole = { ...found, ...placeAndTime(description) };
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

function placeAndTime(description: SampleDescription) {
  const { latitudeDeg = Number.NaN, longitudeDeg = Number.NaN } = description;
  const isOnGlobe = Math.abs(latitudeDeg) <= 90 && Math.abs(longitudeDeg) <= 180;
  const place = isOnGlobe ? { latitudeDeg, longitudeDeg } : { latitudeDeg: null, longitudeDeg: null };
  const taken = takenBetween(description);
  return { ...place, takenFrom: taken?.from ?? null, takenTo: taken?.to ?? null };
}
