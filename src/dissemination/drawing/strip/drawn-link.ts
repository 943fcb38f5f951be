import { escapeHtml } from '../../frame/html.ts';
import type { Words } from '../../words/words.ts';

/** Address of the page of an IGSN. */
export type HrefOf = (igsn: string) => string;

/** What a drawing is made for: how it links to pages, and in which words. */
export interface DrawnFor {
  readonly hrefOf: HrefOf;
  readonly words: Words;
}

/**
 * A piece of a drawing that leads to the page of an object when it is clicked; the piece alone where the object has no page.
 * It is no stop of the tabulator key, since the same objects stand as links in the table below the drawing.
 */
export function drawnLink(content: string, igsn: string | null, name: string, hrefOf: HrefOf): string {
  if (igsn === null) return content;
  return `<a href="${escapeHtml(hrefOf(igsn))}" tabindex="-1"><title>${escapeHtml(name)}</title>${content}</a>`;
}
