import { coarser, cutTo, dateText, type Precision, precisionIn, precisionOf, readDate } from './dates.ts';
import { type FlatElement, type FlatReader, type FlatSource, type Said, stated } from './flat-element.ts';

/** The day it was cut. */
export const SAMPLING_DATE: FlatElement = {
  name: 'sampling_date',
  members: ['sampledOn'],
  isGfz: true,
  write: ({ description, dialect }) => stated(dateText(description.sampledOn, dialect)),
  read: (list) => ({ sampledOn: readDate(list.value('sampling_date')) }),
};

/** When taking it began; read with its end, both no more precise than they are said to be. */
export const COLLECTION_START: FlatElement = {
  name: 'collection_start_date',
  members: ['collectedFrom', 'collectedTo'],
  write: ({ description, dialect }) => stated(dateText(description.collectedFrom, dialect)),
  read: readPeriod,
};

/** When taking it ended. */
export const COLLECTION_END: FlatElement = {
  name: 'collection_end_date',
  members: ['collectedTo'],
  write: ({ description, dialect }) => stated(dateText(description.collectedTo, dialect)),
};

/** How precise both dates are: where moments are demanded the coarser of the two, else only what holds for both. */
export const DATE_PRECISION: FlatElement = {
  name: 'collection_date_precision',
  members: ['collectedFrom', 'collectedTo'],
  write: (source) => stated(precision(source)),
};

function precision({ description: { collectedFrom, collectedTo }, dialect }: FlatSource): string | undefined {
  const from = precisionOf(collectedFrom, dialect);
  const to = precisionOf(collectedTo, dialect);
  if (dialect.dates === 'date-time') return coarser(from, to);
  return from !== undefined && (to === undefined || to === from) ? from : undefined;
}

function dayAt(date: string | undefined): Precision | undefined {
  return date?.includes('T00:00:00') ? 'day' : undefined;
}

function readPeriod(list: FlatReader): Said {
  const from = readDate(list.value('collection_start_date'));
  const to = readDate(list.value('collection_end_date'));
  const word = list.value('collection_date_precision');
  const precision = precisionIn(word?.text);
  if (word !== undefined && precision === undefined)
    word.refuse('unknown-term', `${word.text} is no precision.`, { rule: 'year, month, day or time' });
  // Midnight is how a list of moments has to write a day.
  const isMoment = list.dialect.dates === 'date-time' && precision === undefined;
  return {
    collectedFrom: cutTo(from, isMoment ? dayAt(from) : precision),
    collectedTo: cutTo(to, isMoment ? dayAt(to) : precision),
  };
}
