import { escapeAttribute } from '../../formats/xml/xml-writer.ts';
import { resolveReferences } from './resolve-references.ts';

/** Namespaces in force where an element stands: by prefix, the default one by the empty prefix. */
export type ScopeOfText = ReadonlyMap<string, string>;

const DECLARATION = /\sxmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const UNPREFIXED_TAG = /<[A-Za-z_][\w.-]*[\s/>]/;

/** The scope with the declarations of tags that are open, from the outermost inwards. */
export function scopeWithin(outer: ScopeOfText, tags: string): ScopeOfText {
  const scope = new Map(outer);
  for (const [, prefix = '', double, single] of tags.matchAll(DECLARATION))
    scope.set(prefix, resolveReferences(double ?? single ?? ''));
  return scope;
}

/**
 * An element that was cut out of a document, as a document of its own: byte for byte as it was, with those namespaces declared in
 * its first tag that it uses and does not declare itself.
 */
export function withScope(element: string, scope: ScopeOfText): string {
  const start = /^<[^\s/>]+/.exec(element);
  const end = element.indexOf('>');
  if (start === null || end < 0) return element;
  const own = scopeWithin(new Map(), element.slice(0, end));
  let added = '';
  for (const [prefix, namespace] of scope) {
    if (own.has(prefix) || namespace === '') continue;
    if (prefix === '' ? !UNPREFIXED_TAG.test(element) : !element.includes(`${prefix}:`)) continue;
    added += ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeAttribute(namespace)}"`;
  }
  return added === '' ? element : `${start[0]}${added}${element.slice(start[0].length)}`;
}
