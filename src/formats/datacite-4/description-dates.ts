import { present } from '../../domain/description/present.ts';
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
  const used = [collected, sampled, issued, opened];
  return {
    ...(collected && periodOf(collected.date)),
    sampledOn: sampled?.date,
    publishedOn: issued?.date,
    moratoriumUntil: opened && embargo,
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

function dateOf(one: DataciteDate) {
  return present({ date: one.date, type: typeOf(one) ?? one.dateType, note: one.dateInformation });
}
