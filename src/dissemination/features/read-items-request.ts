import { OBJECT_TYPES, type ObjectType } from '../../domain/drilling/object-type.ts';
import { CorestoneError } from '../../domain/error.ts';
import type { Days } from '../../domain/registration/taken-between.ts';
import { type FeatureMark, FIRST_MARK } from '../../store/read/list-features.ts';
import { type Bbox, readBbox } from './read-bbox.ts';
import { readDatetime } from './read-datetime.ts';

/** Features a page has unless told otherwise, and at most. */
export const USUAL_LIMIT = 100;
/** See {@link USUAL_LIMIT}. */
export const LARGEST_LIMIT = 1000;

/** Behind which feature a page begins: `part` is the stretch of the box that is being read. */
export interface ItemsCursor extends FeatureMark {
  readonly part: number;
}

/** What is asked of a collection. Members that are absent do not narrow. */
export interface ItemsRequest {
  readonly limit: number;
  readonly after: ItemsCursor;
  readonly bbox?: Bbox;
  readonly days?: Partial<Days>;
  readonly expedition?: string;
  readonly objectType?: ObjectType;
  readonly igsn?: string;
}

/** The parameters of every document: its shape, and the language of its page. */
export const PAGE_PARAMETERS = ['f', 'lang'] as const;

/** The parameters of a collection's items; the last three are members of the features. */
export const ITEM_PARAMETERS = [
  ...PAGE_PARAMETERS,
  'limit',
  'after',
  'bbox',
  'datetime',
  'expedition',
  'objectType',
  'igsn',
] as const;

/**
 * Reads the query of a collection's items. A limit above the largest is the largest (/req/core/fc-limit-response-1); an unknown
 * parameter, one given twice or one that means nothing throws `wrong-call` (/req/core/query-param-unknown, -invalid).
 */
export function readItemsRequest(query: URLSearchParams): ItemsRequest {
  refuseOthers(query, ITEM_PARAMETERS);
  const [bbox, datetime, expedition, igsn] = ['bbox', 'datetime', 'expedition', 'igsn'].map((name) => query.get(name));
  const objectType = query.get('objectType');
  return {
    limit: readLimit(query.get('limit')),
    after: readCursor(query.get('after')),
    ...(bbox !== null && bbox !== undefined && { bbox: readBbox(bbox) }),
    ...(datetime !== null && datetime !== undefined && { days: readDatetime(datetime) }),
    ...(expedition !== null && expedition !== undefined && { expedition: plainText('expedition', expedition) }),
    ...(igsn !== null && igsn !== undefined && { igsn: plainText('igsn', igsn).toUpperCase() }),
    ...(objectType !== null && { objectType: readType(objectType) }),
  };
}

/** Throws `wrong-call` where a query has a parameter that is not among the known, or one of them twice. */
export function refuseOthers(query: URLSearchParams, known: readonly string[]): void {
  for (const name of query.keys()) {
    if (!known.includes(name))
      throw new CorestoneError(
        'wrong-call',
        `There is no parameter ${name.slice(0, 40)} here; there are ${known.join(', ')}.`,
      );
    if (query.getAll(name).length > 1) throw new CorestoneError('wrong-call', `${name} is given twice.`);
  }
}

/** The cursor as it stands in a link. */
export function writeCursor({ part, longitudeDeg, seq }: ItemsCursor): string {
  return `${part}_${longitudeDeg}_${seq}`;
}

function readCursor(text: string | null): ItemsCursor {
  if (text === null) return { part: 0, ...FIRST_MARK };
  const [, part, longitude, seq] = /^([01])_(-?\d{1,3}(?:\.\d{1,20})?(?:e-\d{1,2})?)_(\d{1,15})$/.exec(text) ?? [];
  if (seq === undefined)
    throw new CorestoneError('wrong-call', `after=${text.slice(0, 40)}: take it from a link with rel=next.`);
  return { part: Number(part), longitudeDeg: Number(longitude), seq: Number(seq) };
}

function readLimit(text: string | null): number {
  if (text === null) return USUAL_LIMIT;
  const limit = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  if (limit > 0) return Math.min(limit, LARGEST_LIMIT);
  throw new CorestoneError('wrong-call', `limit=${text.slice(0, 40)}: a whole number from 1 to ${LARGEST_LIMIT}.`);
}

function readType(text: string): ObjectType {
  const type = OBJECT_TYPES.find((one) => one === text);
  if (type !== undefined) return type;
  throw new CorestoneError('wrong-call', `objectType=${text.slice(0, 40)}: one of ${OBJECT_TYPES.join(', ')}.`);
}

function plainText(name: string, text: string): string {
  if (text !== '' && text.length <= 300 && text.isWellFormed() && !text.includes('\u0000')) return text;
  throw new CorestoneError('wrong-call', `${name}: a text of 1 to 300 characters.`);
}
