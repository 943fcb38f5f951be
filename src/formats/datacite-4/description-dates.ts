import { custodyState } from '../../domain/description/custody.ts';
import { present } from '../../domain/description/present.ts';
import type { Custody } from '../../domain/description/statements.ts';
import type { DataciteDate, DataciteRecord } from './datacite-record.ts';
import { DATE_TYPES, listed } from './kernel-lists.ts';
import { collectedOf, dateText, SAMPLE_TAKEN } from './record-dates.ts';
import { embargoOf } from './record-rights.ts';

/** The dates that have members of their own: collected, sampled, issued, end of an embargo; all others as stated. */
export function datesOf({ dates = [], rightsList = [] }: DataciteRecord) {
  const plain = (type: string) => dates.find((one) => typeOf(one) === type && one.dateInformation === undefined);
  const collected = [plain('Collected')].find((one) => one && periodOf(one.date) !== undefined);
  const sampled = dates.find(
    (one) => typeOf(one) === 'Created' && one.dateInformation === SAMPLE_TAKEN && isExact(one.date),
  );
  const issued = [plain('Issued')].find((one) => one && isExact(one.date));
  const embargo = rightsList.map(embargoOf).find((one) => one !== undefined);
  const opened = [plain('Available')].find((one) => one && one.date === dateText(embargo));
  const away = dates.find((one) => custodyOf(one) !== undefined);
  const used = [collected, sampled, issued, opened, away];
  return {
    ...(collected && periodOf(collected.date)),
    sampledOn: sampled?.date,
    publishedOn: issued?.date,
    moratoriumUntil: opened && embargo,
    custody: away && custodyOf(away),
    dates: dates.filter((one) => !used.includes(one)).map(dateOf),
  };
}

function typeOf({ dateType }: DataciteDate): string | undefined {
  return listed(DATE_TYPES, dateType);
}

function isExact(date: string): boolean {
  return dateText(date) === date;
}

/** One date or a range of two, where writing gives the same text again. */
function periodOf(text: string): { readonly collectedFrom: string; readonly collectedTo?: string } | undefined {
  const [collectedFrom = '', collectedTo] = text.split('/');
  const period = present({ collectedFrom, collectedTo });
  return collectedOf(period as Parameters<typeof collectedOf>[0]) === text ? period : undefined;
}

/** What our own word for what became of an object says. */
function custodyOf({ date, dateType, dateInformation }: DataciteDate): Custody | undefined {
  const state = dateType === 'Other' ? custodyState(dateInformation) : undefined;
  const [since = '', until] = date.split('/');
  if (state === undefined || !isExact(since) || (until !== undefined && !isExact(until))) return undefined;
  return { state, since, ...(until !== undefined && { until }) };
}

function dateOf(one: DataciteDate) {
  return present({ date: one.date, type: typeOf(one) ?? one.dateType, note: one.dateInformation });
}
