import { resolveReferences } from '../xml/resolve-references.ts';
import { attributeIn, findElement, textOfElement } from '../xml/tag-text.ts';

/** What an answer of OAI-PMH says beside its records. */
export interface OaiPage {
  /** Whether it is an answer of OAI-PMH at all. */
  readonly isOai: boolean;
  /** The moment of the answer as the source says it; empty for none. */
  readonly responseDate: string;
  /** Code and words of its first error; undefined for none. */
  readonly error: { readonly code: string; readonly message: string } | undefined;
  /** The token of the next page: empty at the end, undefined where none is said. */
  readonly token: string | undefined;
  readonly completeListSize: number | null;
  /** Whether the answer came to its end. */
  readonly isWhole: boolean;
}

/** Reads what stands before and behind the records of a page. */
export function readPage(before: string, after: string): OaiPage {
  const text = `${before}\n${after}`;
  const error = findElement(text, 'error');
  const token = findElement(after === '' ? before : after, 'resumptionToken');
  const size = Number(attributeIn(token?.attributes ?? '', 'completeListSize') ?? 'none');
  return {
    isOai: /<(?:[\w.-]+:)?OAI-PMH[\s>]/.test(before),
    responseDate: textOfElement(before, 'responseDate') ?? '',
    error: error === undefined ? undefined : errorOf(error.attributes, error.inner),
    token: token === undefined ? undefined : resolveReferences(token.inner.replace(/<!\[CDATA\[|\]\]>/g, '')).trim(),
    completeListSize: Number.isInteger(size) && size > 0 ? size : null,
    isWhole: /<\/(?:[\w.-]+:)?(?:OAI-PMH|ListRecords)\s*>/.test(after === '' ? before : after),
  };
}

function errorOf(attributes: string, inner: string) {
  const message = resolveReferences(inner.replace(/<[^>]*>/g, ' '))
    .trim()
    .slice(0, 200);
  return { code: attributeIn(attributes, 'code') ?? '', message };
}
