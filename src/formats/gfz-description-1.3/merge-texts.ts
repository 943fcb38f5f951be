import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Said } from '../sesar-shaped/flat-element.ts';

/**
 * Title, abstract and further texts. The resource's description is the abstract; the sample's has the title before it, and is
 * a further text where it says something else.
 */
export function mergeTexts(outer: Partial<SampleDescription>, inner: Said): Said {
  const { abstract } = outer;
  const text = inner.abstract;
  const furtherDescriptions = inner.furtherDescriptions ?? [];
  if (abstract === undefined || text === undefined || isSame(text, abstract))
    return { title: inner.title ?? outer.title, abstract: abstract ?? text, furtherDescriptions };
  const title = inner.title ?? titleBefore(text, abstract);
  if (title !== undefined) return { title, abstract, furtherDescriptions };
  return { title: outer.title, abstract, furtherDescriptions: [{ text }, ...furtherDescriptions] };
}

/** Whether the texts are one: equal, or one cut with an ellipsis. */
function isSame(text: string, abstract: string): boolean {
  return text === abstract || (text.endsWith('…') && abstract.startsWith(text.slice(0, -1)));
}

/** What stands before the abstract, up to the full stop; undefined where the text does not end with it. */
function titleBefore(text: string, abstract: string): string | undefined {
  const isBefore = text.endsWith(`. ${abstract}`);
  return isBefore ? text.slice(0, -abstract.length - 2) : undefined;
}
