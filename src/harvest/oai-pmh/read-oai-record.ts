import { type Finding, finding } from '../../domain/finding.ts';
import { readDatestamp } from '../../domain/harvest/next-from.ts';
import type { HarvestedItem } from '../../operations/harvest/source-client.ts';
import { attributeIn, findElement, textOfElement, textsOfElements } from '../xml/tag-text.ts';
import { type ScopeOfText, scopeWithin, withScope } from '../xml/with-scope.ts';
import { readProvenance } from './read-provenance.ts';

const XML_BYTES = new TextEncoder();

/**
 * Reads a `record` of OAI-PMH that was cut out of its page. Header and metadata are found by their tags, so that what is broken
 * in one does not hide the other. Undefined where there is no identifier. Findings: `datestamp`, `record-broken`.
 */
export function readOaiRecord(text: string, isWhole: boolean, outer: ScopeOfText): HarvestedItem | undefined {
  const header = findElement(text, 'header');
  const item = textOfElement(header?.inner ?? text, 'identifier');
  if (item === undefined || item === '') return undefined;
  const head = header?.inner ?? '';
  const { datestamp, findings } = readDatestamp(textOfElement(head, 'datestamp') ?? '');
  const sets = textsOfElements(head, 'setSpec').filter((one) => one !== '');
  const isDeleted = attributeIn(header?.attributes ?? '', 'status')?.toLowerCase() === 'deleted';
  const common = { item, isDeleted, datestamp, sets };
  if (isDeleted) return { ...common, findings };
  const rest = text.slice(header?.end ?? 0);
  const document = documentIn(rest, scopeWithin(outer, /^<[^>]*>/.exec(text)?.[0] ?? ''));
  const broken = isWhole ? [] : [brokenRecord(item)];
  const origin = readProvenance(rest);
  return {
    ...common,
    findings: [...findings, ...broken],
    ...(document !== undefined && { document: { mediaType: 'text/xml', content: XML_BYTES.encode(document) } }),
    ...(origin !== undefined && { origin }),
  };
}

function brokenRecord(item: string): Finding {
  const message = 'The record is not closed; what there is of it was read.';
  return finding('record-broken', message, { severity: 'warning', value: item, rule: 'well-formed XML' });
}

/** What stands in `metadata`, as a document of its own; undefined for none. It may itself have elements of that name. */
function documentIn(text: string, outer: ScopeOfText): string | undefined {
  const start = /<((?:[\w.-]+:)?metadata)((?:\s[^>]*)?)>/.exec(text);
  if (start === null || start[0].endsWith('/>')) return undefined;
  const from = start.index + start[0].length;
  const close = text.lastIndexOf(`</${start[1]}`);
  const inner = close < from ? text.slice(from) : text.slice(from, close);
  const root = withoutProlog(inner.trim());
  return root.startsWith('<') ? withScope(root, scopeWithin(outer, start[0])) : undefined;
}

/** Some sources put a whole document there, with its declaration. */
function withoutProlog(text: string): string {
  return text.replace(/^(?:<\?[\s\S]*?\?>\s*|<!--[\s\S]*?-->\s*)+/, '');
}
