import type { ObjectType } from '../drilling/object-type.ts';
import { collectionMethodByLabel } from '../vocabulary/collection-methods.ts';
import { coreTypeByLetter } from '../vocabulary/core-types.ts';
import type { ObjectContext } from './object-context.ts';
import type { PreciseDate } from './precise-date.ts';
import { inheritedList, nearest, textIn } from './stated-values.ts';
import type { Concept } from './statements.ts';

/** Whether the object came up with drilling fluid instead of a corer. */
const WITHOUT_CORER: readonly ObjectType[] = ['cuttings', 'mud'];

/** When something came out of the ground: first and last day or moment. */
export interface CollectionPeriod {
  readonly collectedFrom?: PreciseDate | undefined;
  readonly collectedTo?: PreciseDate | undefined;
}

/**
 * How the object was taken, as a term of the 31 methods: by the tool of its core run, by drilling where it is a hole or the
 * tool is not stated, `Other` for cuttings and mud. Undefined for an expedition and for fluids taken in the hole.
 */
export function collectionMethodOf(context: ObjectContext): Concept | undefined {
  const label = methodLabel(context);
  const method = label === undefined ? undefined : collectionMethodByLabel(label);
  return method && { label: method.label, ...(method.uri === undefined ? {} : { uri: method.uri }) };
}

/** The drilling methods of the hole and the tool of the run, in words. */
export function collectionMethodDescriptionOf(context: ObjectContext): string | undefined {
  const letter = textIn(nearest(context, 'core_run')?.values, 'core_type');
  const tool = letter === undefined ? undefined : coreTypeByLetter(letter)?.label;
  const said = [...inheritedList(context, 'drilling_method', ['hole', 'site']), ...(tool === undefined ? [] : [tool])];
  return said.length === 0 ? undefined : said.join('; ');
}

/**
 * When the object came out of the ground: with its core run, on the day it was taken where it came without one, else in the
 * days of the hole; an expedition in its own.
 */
export function collectionPeriodOf(context: ObjectContext): CollectionPeriod {
  const run = nearest(context, 'core_run');
  const moment = run ? textIn(run.values, 'core_ondeck') : textIn(context.object.values, 'sample_date');
  if (moment !== undefined) return { collectedFrom: moment, collectedTo: moment };
  const place = nearest(context, 'hole') ?? nearest(context, 'expedition');
  return { collectedFrom: textIn(place?.values, 'start_date'), collectedTo: textIn(place?.values, 'end_date') };
}

function methodLabel(context: ObjectContext): string | undefined {
  const { type } = context.object;
  if (WITHOUT_CORER.includes(type)) return 'Other';
  if (type === 'sidewall_core') return 'Corer';
  const run = nearest(context, 'core_run');
  if (run === undefined) return type === 'hole' ? 'Corer:Drill' : undefined;
  return coreTypeByLetter(textIn(run.values, 'core_type') ?? '')?.method ?? 'Corer:Drill';
}
