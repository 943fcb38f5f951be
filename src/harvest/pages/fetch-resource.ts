import { type Finding, finding } from '../../domain/finding.ts';
import { readDatestamp } from '../../domain/harvest/next-from.ts';
import { type HarvestedItem, SourceFault } from '../../operations/harvest/source-client.ts';
import type { Asker } from '../http/asker.ts';
import { readAnswer } from '../http/read-answer.ts';
import { jsonLdIn } from './json-ld-in.ts';
import type { UrlEntry } from './read-url-list.ts';

const ACCEPT = 'application/ld+json, text/html;q=0.9, application/xml;q=0.8, application/json;q=0.8';
const BYTES = new TextEncoder();
/** Faults of one page, which are no reason to leave the rest. */
const OF_ONE_PAGE = new Set([
  'document-too-large',
  'answer-broken',
  'address-refused',
  'source-busy',
  'source-unreachable',
  'robots-refused',
  'robots-unreachable',
]);

/**
 * Fetches what an entry of a list leads to: the JSON-LD of a page, or a metadata document as it is. 404 and 410 are deletions. What
 * cannot be had of one page is its finding, since the rest may be had.
 */
export async function fetchResource(asker: Asker, entry: UrlEntry, signal: AbortSignal): Promise<HarvestedItem> {
  const { datestamp } = readDatestamp(entry.changedAt);
  const item: HarvestedItem = { item: entry.url, isDeleted: false, datestamp, sets: [], findings: [] };
  const answer = await readAnswer(asker, entry.url, ACCEPT, signal).catch((error: unknown) => {
    if (error instanceof SourceFault && OF_ONE_PAGE.has(error.finding.code)) return error.finding;
    throw error;
  });
  if ('code' in answer) return { ...item, isUnavailable: true, findings: [answer] };
  const { status, mediaType, bytes, contentType } = answer;
  if (status === 404 || status === 410) return { ...item, isDeleted: true };
  if (status >= 400) return { ...item, isUnavailable: true, findings: [pageFault(status)] };
  if (!/html/.test(mediaType)) return { ...item, document: { mediaType, content: bytes } };
  const { json, findings } = jsonLdIn(textOf(bytes, contentType));
  const page = { ...item, landingUrl: entry.url, findings };
  if (json === undefined) return { ...page, findings: [...findings, withoutJsonLd()] };
  return { ...page, document: { mediaType: 'application/ld+json', content: BYTES.encode(json) } };
}

function textOf(bytes: Buffer, contentType: string): string {
  const said =
    /charset\s*=\s*"?([\w.-]+)/i.exec(contentType)?.[1] ??
    /<meta[^>]+charset\s*=\s*["']?([\w.-]+)/i.exec(bytes.toString('latin1', 0, 1024))?.[1];
  try {
    return new TextDecoder(said ?? 'utf-8').decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}

function pageFault(status: number): Finding {
  return finding('page-status', 'The page answers with an error.', { value: status });
}

function withoutJsonLd(): Finding {
  return finding('no-json-ld', 'The page has no JSON-LD.', { rule: 'a script of type application/ld+json' });
}
