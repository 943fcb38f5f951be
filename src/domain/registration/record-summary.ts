import type { SampleDescription } from '../description/sample-description.ts';
import { embargoEnd } from './embargo.ts';
import { accessWith } from './privacy.ts';
import { publicPart } from './public-part.ts';
import { searchText } from './search-words.ts';

/**
 * What lists and searches need of a record, written when the record is written. While its embargo runs, only `openTitle` and
 * `openSearchText` may be shown or searched; all three are null when there is no embargo. See {@link embargoEnd} and
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
 * The summary of a record with this description: found by the words of its title, its name and other names, its IGSN.
 * `embargoUntil` is the end of the embargo that its owner set beside what the description says; the later end holds.
 */
export function summaryOf(description: SampleDescription, embargoUntil: string | null = null): RecordSummary {
  const access = accessWith(description, { embargoUntil });
  const end = embargoEnd(access);
  const whole = { title: description.title, searchText: textOf(description), embargoEnd: end };
  if (end === null) return { ...whole, openTitle: null, openSearchText: null };
  const open = publicPart(description, BEFORE_ALL_DAYS, access);
  return { ...whole, openTitle: open.title, openSearchText: textOf(open) };
}

function textOf({ title, name, otherNames, igsn }: SampleDescription): string {
  return searchText(title, name, ...otherNames, igsn);
}
