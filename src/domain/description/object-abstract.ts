import { OBJECT_TYPE } from '../drilling/object-type.ts';
import { roundDecimals } from '../round-decimals.ts';
import { collectionPeriodOf } from './object-collection.ts';
import type { ObjectContext } from './object-context.ts';
import { lengthOf } from './object-depths.ts';
import { capitalised, expeditionName, placeInCore, runName, splitName } from './object-names.ts';
import { countryOf, findSpotOf, isFound, townOf } from './object-place.ts';
import { nearest, numberIn, textIn } from './stated-values.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * Two sentences for a reader who knows nothing yet: what part of what it is, and where and when it was drilled or found. An expedition
 * says its objectives, where it has any. Generated data say so in a last sentence, and so in every format. English;
 * undefined only where nothing at all is known.
 */
export function abstractOf(context: ObjectContext): string | undefined {
  const objectives = context.object.type === 'expedition' ? textIn(context.object.values, 'objectives') : undefined;
  const said = [objectives ?? partSentence(context), drilledSentence(context), demonstrationSentence(context)].filter(
    (one) => one !== undefined,
  );
  return said.length === 0 ? undefined : said.join(' ');
}

function demonstrationSentence(context: ObjectContext): string | undefined {
  const isDemonstration = nearest(context, 'expedition')?.values.is_demonstration === true;
  return isDemonstration ? 'Demonstration record, not a real one.' : undefined;
}

function partSentence(context: ObjectContext): string | undefined {
  const { object } = context;
  if (object.type === 'expedition' || object.type === 'hole') return undefined;
  if (object.type === 'core_run') return runSentence(context);
  if (object.type === 'section') return sectionSentence(context);
  const split = nearest(context, 'split');
  const within = [split && `the ${splitName(split)}`, placeInCore(context)]
    .filter((one) => one !== undefined)
    .join(' of ');
  const part = partName(context);
  return within === '' || object === split ? `${capitalised(within || part)}.` : `${capitalised(part)} of ${within}.`;
}

function sectionSentence(context: ObjectContext): string {
  const length = lengthOf(context);
  const place = capitalised(placeInCore(context) ?? 'section');
  return length === undefined ? `${place}.` : `${place}, ${roundDecimals(length, 2)} m long.`;
}

function partName(context: ObjectContext): string {
  const { object } = context;
  const [parent] = context.ancestors;
  if (object.type === 'sample' && parent?.type === 'sample')
    return `sub-sample ${object.name} of sample ${parent.name}`;
  if (isFound(context)) return 'sample';
  const topCm = numberIn(object.values, 'top_offset_cm');
  const bottomCm = numberIn(object.values, 'bottom_offset_cm');
  const kind = OBJECT_TYPE[object.type].label.toLowerCase();
  if (topCm === undefined || bottomCm === undefined) return kind;
  return object.type === 'sample' ? `${topCm}–${bottomCm} cm` : `${kind}, ${topCm}–${bottomCm} cm`;
}

function runSentence(context: ObjectContext): string {
  const recovered = lengthOf(context);
  const drilled = numberIn(context.object.values, 'drilled_length_m');
  const of = drilled === undefined ? '' : ` of ${roundDecimals(drilled, 2)} m drilled`;
  const said = recovered === undefined ? '' : `, ${roundDecimals(recovered, 2)} m recovered${of}`;
  return `Core run ${runName(context.object)}${said}.`;
}

function drilledSentence(context: ObjectContext): string | undefined {
  if (isFound(context)) return foundSentence(context);
  const hole = nearest(context, 'hole');
  const called = context.object.type === 'expedition' ? undefined : expeditionName(context);
  const where = [hole && `hole ${hole.name}`, called].filter((one) => one !== undefined).join(' of ');
  const said = [where === '' ? undefined : `in ${where}`, nearTown(context), drilledWhen(context)];
  const parts = said.filter((one) => one !== undefined);
  return parts.length === 0 ? undefined : `Drilled ${parts.join(' ')}.`;
}

function foundSentence(context: ObjectContext): string | undefined {
  const spot = findSpotOf(context);
  const said = [spot && `at ${spot}`, nearTown(context), drilledWhen(context)].filter((one) => one !== undefined);
  return said.length === 0 ? undefined : `Found ${said.join(' ')}.`;
}

function nearTown(context: ObjectContext): string | undefined {
  const town = townOf(context);
  const country = countryOf(context);
  if (town === undefined) return country === undefined ? undefined : `in ${country}`;
  return country === undefined ? `near ${town}` : `near ${town}, ${country},`;
}

function drilledWhen(context: ObjectContext): string | undefined {
  const from = monthOf(collectionPeriodOf(context).collectedFrom);
  return from === undefined ? undefined : `in ${from}`;
}

function monthOf(date: string | undefined): string | undefined {
  if (date === undefined) return undefined;
  const month = MONTHS[Number(date.slice(5, 7)) - 1];
  return month === undefined ? date.slice(0, 4) : `${month} ${date.slice(0, 4)}`;
}
