import { finding } from '../../domain/finding.ts';
import { SourceFault } from '../../operations/harvest/source-client.ts';
import { decodeStream } from '../http/decode-stream.ts';
import { cutElements } from '../xml/cut-elements.ts';
import { attributeIn, findElement, textOfElement } from '../xml/tag-text.ts';

/** An entry of a sitemap or of a list of ResourceSync, whose marks (`rs:md`) it may have. */
export interface UrlEntry {
  readonly url: string;
  /** As it is said; empty where it is not. */
  readonly changedAt: string;
  readonly change: string;
  readonly capability: string;
  readonly mediaType: string;
}

/** A list of addresses: of lists (`isIndex`) or of pages. `capability` is that of ResourceSync, empty for a plain sitemap. */
export interface UrlList {
  readonly isIndex: boolean;
  readonly capability: string;
  readonly entries: readonly UrlEntry[];
}

/** Most entries of one list: the standard says 50,000, and not all keep to it. */
const MOST_ENTRIES = 1_000_000;

/**
 * Reads a sitemap, its index, or a list of ResourceSync; addresses are made absolute. Entries without address are passed over.
 * Throws {@link SourceFault} `not-a-list`.
 */
export async function readUrlList(bytes: Buffer, contentType: string, base: string): Promise<UrlList> {
  const { chunks } = decodeStream(once(bytes), contentType);
  const entries: UrlEntry[] = [];
  let before = '';
  for await (const piece of cutElements(chunks, { names: ['url', 'sitemap'] })) {
    if (piece.kind === 'before') before = piece.text;
    else if (piece.kind === 'element' && entries.length < MOST_ENTRIES) entries.push(...entryOf(piece.text, base));
  }
  const root = /<(?:[\w.-]+:)?(urlset|sitemapindex)[\s>]/.exec(before)?.[1];
  if (root === undefined) {
    const message = 'The source answers with something that is no sitemap.';
    throw new SourceFault(finding('not-a-list', message, { value: base, rule: 'urlset or sitemapindex' }));
  }
  const mark = findElement(before, 'md');
  return {
    isIndex: root === 'sitemapindex',
    capability: attributeIn(mark?.attributes ?? '', 'capability') ?? '',
    entries,
  };
}

function entryOf(text: string, base: string): UrlEntry[] {
  const loc = textOfElement(text, 'loc') ?? '';
  if (loc === '' || !URL.canParse(loc, base)) return [];
  const { attributes = '' } = findElement(text, 'md') ?? {};
  const changedAt = attributeIn(attributes, 'datetime') ?? attributeIn(attributes, 'modified') ?? '';
  return [
    {
      url: new URL(loc, base).href,
      changedAt: changedAt === '' ? (textOfElement(text, 'lastmod') ?? '') : changedAt,
      change: attributeIn(attributes, 'change') ?? '',
      capability: attributeIn(attributes, 'capability') ?? '',
      mediaType: attributeIn(attributes, 'type') ?? '',
    },
  ];
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
