/** A start tag in the text of a document: from its `<` to its `>` or `/>`, both as offsets in UTF-16 units. */
export interface StartTag {
  readonly start: number;
  readonly close: number;
}

const SKIPPED: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['</', '>'],
  ['<!', '>'],
];

/**
 * The start tags of a well-formed document in document order, so that the n-th belongs to the element of `order` n. What is
 * not well-formed ends the list early; it never throws.
 */
export function startTags(text: string): readonly StartTag[] {
  const tags: StartTag[] = [];
  for (let at = text.indexOf('<'); at >= 0; ) {
    const skipped = SKIPPED.find(([lead]) => text.startsWith(lead, at));
    const end = skipped ? endOf(text, skipped[1], at + skipped[0].length) : tagEnd(text, at);
    if (end < 0) break;
    if (!skipped) tags.push({ start: at, close: text[end - 1] === '/' ? end - 1 : end });
    at = text.indexOf('<', end);
  }
  return tags;
}

/** Offsets at which the lines of a text begin; lines count from 1, so the n-th begins at `[n - 1]`. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Line and character of an offset, both from 1. */
export function positionOf(offset: number, starts: readonly number[]): { row: number; character: number } {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { row: low + 1, character: offset - (starts[low] ?? 0) + 1 };
}

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length - 1;
}

// A `>` may stand in an attribute's value.
function tagEnd(text: string, from: number): number {
  let quote = '';
  for (let at = from + 1; at < text.length; at++) {
    const character = text[at] as string;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return -1;
}
