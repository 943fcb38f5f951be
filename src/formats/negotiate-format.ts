import type { Format } from './format.ts';

/** One media range of an Accept header with its weight. */
interface MediaRange {
  readonly type: string;
  readonly weight: number;
}

/** How well something fits: weight first, then how exactly it was named. */
interface Fit {
  readonly weight: number;
  readonly exactness: number;
}

const LONGEST_HEADER = 4000;
const NO_FIT: Fit = { weight: 0, exactness: 0 };

/**
 * What to answer to an Accept header (RFC 9110, 12.5.1): the page for browsers, for no header and wherever the page fits as
 * well as a format; undefined when nothing fits (406). The most exact range decides a type's weight; among equal weights the
 * type named most exactly wins, then the page, then the order of the formats. Parameters other than `q` are not compared; a
 * range that cannot be read counts as not written.
 */
export function negotiate(accept: string | undefined, formats: readonly Format[]): Format | 'html' | undefined {
  const ranges = rangesOf(accept);
  let best: Format | 'html' | undefined;
  let bestFit = NO_FIT;
  for (const one of ['html', ...formats] as const) {
    const fit = fitOf(ranges, one === 'html' ? pageTypes(ranges) : one.mediaTypes);
    if (!isBetter(fit, bestFit)) continue;
    best = one;
    bestFit = fit;
  }
  return best;
}

/** XHTML is asked for by name only: a wildcard over `application` means data, not the page. */
function pageTypes(ranges: readonly MediaRange[]): readonly string[] {
  const xhtml = 'application/xhtml+xml';
  return ranges.some(({ type }) => type === xhtml) ? ['text/html', xhtml] : ['text/html'];
}

function rangesOf(accept: string | undefined): readonly MediaRange[] {
  const header = accept?.trim();
  if (!header) return [{ type: '*/*', weight: 1 }];
  return header
    .slice(0, LONGEST_HEADER)
    .toLowerCase()
    .split(',')
    .map(rangeOf)
    .filter((one) => one !== undefined);
}

function rangeOf(text: string): MediaRange | undefined {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim());
  const stated = parameters.find((one) => /^q\s*=/.test(one));
  if (!/^(?:\*\/\*|[^\s/*]+\/(?:\*|[^\s/*]+))$/.test(type)) return undefined;
  if (stated === undefined) return { type, weight: 1 };
  const weight = stated.slice(stated.indexOf('=') + 1).trim();
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(weight) ? { type, weight: Number(weight) } : undefined;
}

function fitOf(ranges: readonly MediaRange[], mediaTypes: readonly string[]): Fit {
  let best = NO_FIT;
  for (const type of mediaTypes) {
    const fit = fitOfType(ranges, type);
    if (isBetter(fit, best)) best = fit;
  }
  return best;
}

/** The most exact range that covers the type speaks for it, be its weight ever so small. */
function fitOfType(ranges: readonly MediaRange[], mediaType: string): Fit {
  let best = NO_FIT;
  for (const { type, weight } of ranges) {
    const exactness = exactnessOf(type, mediaType);
    if (exactness > best.exactness) best = { weight, exactness };
  }
  return best;
}

function exactnessOf(range: string, mediaType: string): number {
  if (range === mediaType) return 3;
  if (range === '*/*') return 1;
  return range.endsWith('/*') && mediaType.startsWith(range.slice(0, -1)) ? 2 : 0;
}

function isBetter(fit: Fit, than: Fit): boolean {
  if (fit.weight === 0) return false;
  return fit.weight > than.weight || (fit.weight === than.weight && fit.exactness > than.exactness);
}
