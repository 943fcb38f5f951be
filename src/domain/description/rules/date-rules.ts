import type { DescriptionField } from '../description-fields.ts';
import type { PreciseDate } from '../precise-date.ts';
import type { SampleDescription } from '../sample-description.ts';
import { daySpan, isSurelyAfter } from './day-span.ts';
import type { Breach, Rule } from './rule.ts';

const DATED = ['collectedFrom', 'collectedTo', 'sampledOn', 'publishedOn', 'moratoriumUntil'] as const;

/** Rules about dates: each exists, and they follow each other. A year holds all its days, so only what is sure is a finding. */
export const DATE_RULES: readonly Rule[] = [
  {
    code: 'no-such-date',
    text: 'A date is a year, month, day or time that exists, written as ISO 8601.',
    source: 'W3CDTF; DataCite 4.7, date',
    severity: 'error',
    breaches: (description) =>
      DATED.filter((field) => isStated(description[field]) && daySpan(description[field]) === undefined).map(
        (field) => ({
          field,
          value: description[field],
        }),
      ),
  },
  order(
    'collection-ends-before-it-begins',
    'A collection ends when or after it begins.',
    'GFZ description-ext 1.3, collection_start_date and collection_end_date',
    'error',
    'collectedFrom',
    'collectedTo',
  ),
  order(
    'sampled-before-collection',
    'A sample is taken when or after collection began.',
    'GFZ description-ext 1.3, sampling_date',
    'warning',
    'collectedFrom',
    'sampledOn',
  ),
  order(
    'published-before-collection',
    'A record is published when or after the object was collected.',
    'DataCite 4.7, publicationYear',
    'warning',
    'collectedFrom',
    'publishedOn',
  ),
  {
    code: 'date-in-future',
    text: 'What has happened has a date that is not in the future.',
    source: 'Plain sense',
    severity: 'warning',
    breaches: (description, { today }) =>
      (['collectedFrom', 'collectedTo', 'sampledOn'] as const)
        .filter((field) => isSurelyAfter(description[field], today))
        .map((field) => ({ field, value: description[field] })),
  },
  {
    code: 'publication-year-differs',
    text: 'The year of publication is that of the date of publication.',
    source: 'DataCite 4.7, publicationYear',
    severity: 'warning',
    breaches: ({ publicationYear, publishedOn }) => {
      const year = daySpan(publishedOn)?.first.slice(0, 4);
      if (publicationYear === undefined || year === undefined || Number(year) === publicationYear) return [];
      return [{ field: 'publicationYear', value: `${publicationYear} and ${publishedOn}` }];
    },
  },
  {
    code: 'range-backwards',
    text: 'The end of a range of dates is not before its begin.',
    source: 'RKMS-ISO8601; DataCite 4.7, date',
    severity: 'error',
    breaches: ({ dates = [] }) =>
      dates.flatMap(({ date }, n): readonly Breach[] => {
        const [from, to, ...more] = date.split('/');
        if (more.length > 0 || !isSurelyAfter(from, to)) return [];
        return [{ field: 'dates', member: `[${n + 1}]`, value: date }];
      }),
  },
];

type Dated = Extract<DescriptionField, (typeof DATED)[number]>;

function order(
  code: string,
  text: string,
  source: string,
  severity: Rule['severity'],
  early: Dated,
  late: Dated,
): Rule {
  const breaches = (description: SampleDescription): readonly Breach[] =>
    isSurelyAfter(description[early], description[late])
      ? [{ field: late, value: `${description[early]}, then ${description[late]}` }]
      : [];
  return { code, text, source, severity, breaches };
}

function isStated(date: PreciseDate | undefined): date is PreciseDate {
  return date !== undefined && date.trim() !== '';
}
