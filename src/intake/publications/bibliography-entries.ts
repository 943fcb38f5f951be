/** One entry of a bibliography as it was pasted; `line` counts from 1. */
export interface RawEntry {
  readonly text: string;
  readonly line: number;
}

/** The syntaxes in which works are pasted. */
export type BibliographySyntax = 'bibtex' | 'ris' | 'csl';

/** So many entries are read of one text. */
export const MOST_ENTRIES = 2000;
/** An entry has up to so many characters. */
export const LONGEST_ENTRY = 50_000;

/** In which syntax a text is written, by how it begins; undefined for none of them. */
export function syntaxOf(text: string): BibliographySyntax | undefined {
  if (/^\s*[[{]/.test(text)) return 'csl';
  if (/^[ \t]*TY {1,2}- /m.test(text)) return 'ris';
  return /^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]/m.test(text) ? 'bibtex' : undefined;
}

/** What every entry of a BibTeX text may refer to: its `@string` definitions, which stand in front of it when it is read. */
export interface BibtexEntries {
  readonly strings: string;
  readonly entries: readonly RawEntry[];
}

/**
 * Cuts a BibTeX text into its entries, so that a fault in one is told of that one. An entry goes from its `@type{` to the brace that
 * closes it, or where that is missing to the next line that begins with one. At most one entry more than {@link MOST_ENTRIES}.
 */
export function bibtexEntries(text: string): BibtexEntries {
  const strings: string[] = [];
  const entries: RawEntry[] = [];
  const starts = [...text.matchAll(/^[ \t]*@[ \t]*([A-Za-z]+)[ \t]*[{(]/gm)];
  const lineAt = lineCounter(text);
  let done = 0;
  for (const [n, start] of starts.entries()) {
    if (start.index < done) continue;
    if (entries.length > MOST_ENTRIES) break;
    const next = starts[n + 1]?.index ?? text.length;
    const end = closedAt(text, start.index + start[0].length - 1) ?? next;
    done = end;
    const kind = start[1]!.toLowerCase();
    const entry = text.slice(start.index, end).trim();
    if (kind === 'string') strings.push(entry);
    else if (kind !== 'comment' && kind !== 'preamble') entries.push({ text: entry, line: lineAt(start.index) });
  }
  return { strings: strings.join('\n'), entries };
}

/** Where the brace or bracket that opens at a place is closed, the place behind it; undefined where it is not, or too far away. */
function closedAt(text: string, open: number): number | undefined {
  const closing = text[open] === '(' ? ')' : '}';
  let depth = 0;
  const last = Math.min(text.length, open + LONGEST_ENTRY);
  for (let at = open + 1; at < last; at++) {
    const one = text[at];
    if (one === '\\') at++;
    else if (depth === 0 && one === closing) return at + 1;
    else if (one === '{') depth++;
    else if (one === '}') depth--;
  }
  return undefined;
}

/** Cuts RIS into records, each from `TY  -` up to the next. Source: RIS format specification. */
export function risEntries(text: string): readonly RawEntry[] {
  const starts = [...text.matchAll(/^[ \t]*TY {1,2}- /gm)];
  const lineAt = lineCounter(text);
  return starts.map(({ index }, n) => ({
    text: text.slice(index, starts[n + 1]?.index ?? text.length).trim(),
    line: lineAt(index),
  }));
}

/** The line of a place; places are asked for in ascending order, so that the text is counted through once. */
function lineCounter(text: string): (index: number) => number {
  let line = 1;
  let counted = 0;
  return (index) => {
    for (; counted < index; counted++) if (text.charCodeAt(counted) === 10) line++;
    return line;
  };
}
