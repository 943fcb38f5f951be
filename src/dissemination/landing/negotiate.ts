import type { Format } from '../../formats/format.ts';
import { SHEET_TYPE } from '../sheet/sheet-type.ts';

/** What is sent for a record: its page, its data sheet, or a format under one of its media types. */
export type Representation =
  | { readonly kind: 'page' }
  | { readonly kind: 'sheet' }
  | { readonly kind: 'format'; readonly format: Format; readonly mediaType: string };

interface Range {
  readonly type: string;
  readonly parameters: readonly string[];
  readonly quality: number;
}

const FREE_PARAMETER = /^(?:q|charset|locale)=/;
const PAGE_TYPES = ['text/html', 'application/xhtml+xml'];

/**
 * Chooses what to send by an Accept header (RFC 9110, 12.5.1): the highest quality, where each offer takes that of the most
 * specific range that names it; among equals the more specifically named, then the order of the header. No header, or
 * ranges that fit everything, mean the page. Undefined when nothing fits. A media type's parameters must be the offer's own
 * (`text/x-bibliography; style=apa`), except `q`, `charset` and `locale`: what is offered is UTF-8 and has no words of a
 * language of its own. With `hasSheet` the data sheet is an offer, too: the last one, so that only who names it gets it.
 */
export function negotiate(
  accept: string | undefined,
  formats: readonly Format[],
  hasSheet = false,
): Representation | undefined {
  if (accept === undefined || accept.trim() === '') return { kind: 'page' };
  const ranges = accept
    .split(',')
    .map(readRange)
    .filter((one) => one !== undefined);
  const offers = [
    ...PAGE_TYPES.map((mediaType) => ({ mediaType, representation: { kind: 'page' } as const })),
    ...formats.flatMap((format) =>
      format.mediaTypes.map((mediaType) => ({
        mediaType,
        representation: { kind: 'format', format, mediaType } as const,
      })),
    ),
    ...(hasSheet ? [{ mediaType: SHEET_TYPE, representation: { kind: 'sheet' } as const }] : []),
  ];
  const rated = offers.map((offer, order) => ({ ...offer, ...rate(offer.mediaType, ranges), order }));
  const fit = rated.filter((one) => one.quality > 0).sort(byPreference);
  return fit[0]?.representation;
}

interface Rating {
  readonly quality: number;
  readonly specificity: number;
  readonly place: number;
}

function byPreference(one: Rating & { order: number }, other: Rating & { order: number }): number {
  return (
    other.quality - one.quality ||
    Math.min(other.specificity, 2) - Math.min(one.specificity, 2) ||
    one.place - other.place ||
    other.specificity - one.specificity ||
    one.order - other.order
  );
}

function rate(mediaType: string, ranges: readonly Range[]): Rating {
  let best: Rating = { quality: 0, specificity: -1, place: 0 };
  for (const [place, range] of ranges.entries()) {
    const specificity = specificityOf(range, mediaType);
    if (specificity > best.specificity) best = { quality: range.quality, specificity, place };
  }
  return best;
}

/** 0 for any type, 1 for a main type, 2 for the type itself, more with each parameter; -1 when it does not fit. */
function specificityOf({ type, parameters }: Range, mediaType: string): number {
  const [offered = '', ...own] = mediaType
    .toLowerCase()
    .split(';')
    .map((part) => plainParameter(part.trim()));
  if (type === '*/*') return 0;
  if (type === `${offered.split('/')[0]}/*`) return 1;
  if (type !== offered || !parameters.every((one) => own.includes(one))) return -1;
  return 2 + parameters.length;
}

function readRange(text: string): Range | undefined {
  const [type = '', ...rest] = text.split(';').map((part) => part.trim().toLowerCase());
  if (!/^[^\s/]+\/[^\s/]+$/.test(type)) return undefined;
  const stated = rest.map(plainParameter).filter((one) => one !== '');
  const quality = stated.find((one) => one.startsWith('q='));
  const parameters = stated.filter((one) => !FREE_PARAMETER.test(one));
  return { type, parameters, quality: quality === undefined ? 1 : readQuality(quality.slice(2)) };
}

/** `style = "apa"` as `style=apa` (RFC 9110, 5.6.6). */
function plainParameter(text: string): string {
  return text.replace(/^([^\s=]+)\s*=\s*"?([^"]*?)"?$/, '$1=$2');
}

function readQuality(text: string): number {
  const quality = Number(text);
  return Number.isFinite(quality) ? Math.min(1, Math.max(0, quality)) : 0;
}
