import type { PreciseDate } from '../../domain/description/precise-date.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { dayOf, plainDate, readDate } from './dates.ts';
import { type FlatElement, type FlatReader, PUBLISH_ATTRIBUTE, type Said, stated } from './flat-element.ts';

const YES = /^(?:1|true|yes)$/i;
const NO = /^(?:0|false|no)$/i;

/** Whether details are closed today: 1 while a moratorium runs. */
export const IS_PRIVATE: FlatElement = {
  name: 'is_private',
  members: ['isPublic'],
  write: ({ description }) => stated(description.isPublic ? '0' : '1'),
  read: (list) => ({ isPublic: readIsPublic(list) }),
};

/**
 * The day from which all is public: the later of publication (registration where that is not stated) and end of the
 * moratorium. Read as the end of the moratorium where the record is private, else as the day of publication.
 */
export const PUBLISH_DATE: FlatElement = {
  name: 'publish_date',
  members: ['moratoriumUntil', 'publishedOn'],
  write: ({ description, facts }) => stated(publishDate(description, facts)),
  read: readPublishDate,
};

/** The `publishdate` attribute of GFZ's `sample`: publication as precise as it is stated; undefined where it is not. */
export function publishDateAttribute({ publishedOn }: SampleDescription): string | undefined {
  return plainDate(publishedOn)?.text;
}

function publishDate(
  { moratoriumUntil, publishedOn }: SampleDescription,
  { registeredAt }: RegistrationFacts,
): string | undefined {
  const published = dayOf(publishedOn) ?? dayOf(registeredAt);
  const opened = dayOf(moratoriumUntil);
  return [published, opened]
    .filter((one) => one !== undefined)
    .toSorted()
    .at(-1);
}

function readIsPublic(list: FlatReader): boolean | undefined {
  const cell = list.value('is_private');
  if (cell === undefined) return undefined;
  if (YES.test(cell.text)) return false;
  if (NO.test(cell.text)) return true;
  return cell.refuse('unknown-term', `${cell.text} does not say whether the record is private.`, { rule: '0 or 1' });
}

function readPublishDate(list: FlatReader): Said {
  const date = readDate(list.value('publish_date'));
  const precise = readDate(list.value(PUBLISH_ATTRIBUTE));
  if (YES.test(list.value('is_private')?.text ?? '')) return { moratoriumUntil: date, publishedOn: precise };
  if (precise === undefined) return { publishedOn: date };
  return { publishedOn: precise, moratoriumUntil: isSameDay(date, precise) ? undefined : date };
}

function isSameDay(date: PreciseDate | undefined, precise: PreciseDate): boolean {
  return date === undefined || dayOf(precise) === date;
}
