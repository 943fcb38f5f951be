import type { Finding } from '../../domain/finding.ts';
import { finding } from '../../domain/finding.ts';

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi;
const JSON_LD_TYPE = /\btype\s*=\s*["']?application\/ld\+json/i;

/**
 * The JSON-LD of schema.org in a page of HTML: the first block that is JSON and speaks of something with a name or identifier.
 * Undefined for none; findings say of blocks that are broken.
 */
export function jsonLdIn(html: string): { readonly json: string | undefined; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const blocks: string[] = [];
  for (const [, attributes = '', text = ''] of html.matchAll(SCRIPT)) {
    if (!JSON_LD_TYPE.test(attributes)) continue;
    const json = text.replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>)\s*$/g, '').trim();
    if (isJson(json)) blocks.push(json);
    else
      findings.push(finding('json-ld-broken', 'A block of JSON-LD is no JSON.', { severity: 'warning', value: json }));
  }
  // Pages also speak of their site, their path and their search.
  return { json: blocks.find(isOfRecord) ?? blocks[0], findings };
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

function isOfRecord(json: string): boolean {
  return (
    /"identifier"\s*:/.test(json) && !/"@type"\s*:\s*"(?:WebSite|BreadcrumbList|Organization)"/.test(json.slice(0, 300))
  );
}
