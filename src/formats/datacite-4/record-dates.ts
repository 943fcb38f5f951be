import { CUSTODY_WORDS } from '../../domain/description/custody.ts';
import { present } from '../../domain/description/present.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { StatedDate } from '../../domain/description/statements.ts';
import { legalDate } from '../legal-values.ts';
import type { DataciteDate } from './datacite-record.ts';
import { DATE_TYPES, listed } from './kernel-lists.ts';
import { isOurs } from './our-own.ts';

/** What is said of the day on which a sample was taken from a core; reading knows it by this. */
export const SAMPLE_TAKEN = 'Sample taken';

const YEAR = /^\d{4}$/;

/** The year in which the record was or will be open to all: as stated, else of the registration or of a later end of the moratorium. */
export function publicationYearOf(description: SampleDescription, facts: RegistrationFacts): string {
  const { moratoriumUntil, publicationYear, publishedOn } = description;
  const stated =
    publicationYear === undefined ? legalDate(publishedOn)?.text.slice(0, 4) : String(publicationYear).padStart(4, '0');
  if (stated !== undefined && YEAR.test(stated)) return stated;
  // Foreign records have odd times of registration.
  const years = [facts.registeredAt, facts.submittedAt].map((one) => one?.slice(0, 4) ?? '');
  const registered = years.find((year) => YEAR.test(year)) ?? facts.changedAt.slice(0, 4);
  const opened = legalDate(moratoriumUntil)?.text.slice(0, 4) ?? registered;
  return [registered, opened].toSorted().at(-1) ?? registered;
}

/** Dates of the object (collected, sampled) and of its record (issued, available, updated, withdrawn). */
export function datesIn(description: SampleDescription, facts: RegistrationFacts): readonly DataciteDate[] {
  const { sampledOn, moratoriumUntil, publishedOn, dates = [] } = description;
  const own = isOurs(description);
  return [
    ...dated('Collected', collectedOf(description)),
    ...dated('Created', dateText(sampledOn), SAMPLE_TAKEN),
    ...dated('Issued', dateText(publishedOn) ?? (own ? facts.registeredAt : undefined)),
    ...dated('Available', dateText(moratoriumUntil)),
    ...dated('Updated', own && facts.version > 1 ? facts.changedAt : undefined),
    ...dated('Withdrawn', own ? facts.withdrawnAt : undefined),
    ...custodyDate(description),
    ...dates.map(statedDate),
  ];
}

/** A date in the one spelling of both W3CDTF and xs:dateTime; `?` and `~` of an uncertain one stay. Undefined for what is no date. */
export function dateText(date: string | undefined): string | undefined {
  const [, day, mark = ''] = /^(.*?)([?~]?)$/s.exec(date?.trim() ?? '') ?? [];
  const legal = legalDate(day);
  return legal && `${legal.text}${mark}`;
}

/** The period of collecting: one date, or a range; undefined where none is known. */
export function collectedOf({ collectedFrom, collectedTo }: SampleDescription): string | undefined {
  const from = dateText(collectedFrom);
  const to = dateText(collectedTo);
  return from === undefined || to === undefined || from === to ? (from ?? to) : `${from}/${to}`;
}

/** A loan is the range from its day to that on which it ends. */
function custodyDate({ custody }: SampleDescription): readonly DataciteDate[] {
  const since = dateText(custody?.since);
  if (custody === undefined || since === undefined) return [];
  const until = dateText(custody.until);
  return dated('Other', until === undefined ? since : `${since}/${until}`, CUSTODY_WORDS[custody.state]);
}

function dated(dateType: string, date: string | undefined, dateInformation?: string): readonly DataciteDate[] {
  return date === undefined ? [] : [present({ date, dateType, dateInformation })];
}

/** A type that the kernel lacks becomes `Other`, its word the information. */
function statedDate({ date, type, note }: StatedDate): DataciteDate {
  const dateType = listed(DATE_TYPES, type);
  const dateInformation = dateType === undefined ? [type, note].filter((one) => one).join(': ') : note;
  return present({ date, dateType: dateType ?? 'Other', dateInformation });
}
