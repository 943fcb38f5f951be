import { escapeText } from '../../formats/xml/xml-writer.ts';
import type { SitemapEntry, SitemapPart } from '../../store/read/list-sitemap.ts';
import type { PublicFace } from '../public-face.ts';
import { recordPath } from '../record-address.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** The index of all sitemaps (sitemaps.org 0.9). */
export function sitemapIndex({ baseUrl }: PublicFace, parts: readonly SitemapPart[]): string {
  const entries = parts.map(
    ({ number, lastChangedAt }) =>
      `<sitemap><loc>${escapeText(`${baseUrl}/sitemap/${number}.xml`)}</loc><lastmod>${lastChangedAt}</lastmod></sitemap>\n`,
  );
  return `${HEAD}<sitemapindex xmlns="${NAMESPACE}">\n${entries.join('')}</sitemapindex>\n`;
}

/** One sitemap: the landing page of every record, with the time of its last change. */
export function sitemap({ baseUrl }: PublicFace, entries: readonly SitemapEntry[]): string {
  const urls = entries.map(
    ({ igsn, changed_at }) =>
      `<url><loc>${escapeText(`${baseUrl}${recordPath(igsn)}`)}</loc><lastmod>${changed_at}</lastmod></url>\n`,
  );
  return `${HEAD}<urlset xmlns="${NAMESPACE}">\n${urls.join('')}</urlset>\n`;
}
