import type { Term } from './term.ts';

/** Every term once, below the first of its broader terms, with its depth (0 at the top); goes down without recursion. */
export function termsInTree(terms: readonly Term[]): readonly (readonly [term: Term, depth: number])[] {
  const known = new Set(terms.map(({ key }) => key));
  const parentOf = ({ broader }: Term) => broader.find((key) => known.has(key)) ?? '';
  const below = Map.groupBy(terms, parentOf);
  const open = (below.get('') ?? []).map((term): readonly [Term, number] => [term, 0]).reverse();
  const lines: (readonly [Term, number])[] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    lines.push(next);
    const [{ key }, depth] = next;
    open.push(...(below.get(key) ?? []).map((term) => [term, depth + 1] as const).reverse());
  }
  return lines;
}

/** Whether a term has a text, without regard to case, in its label, notation, further names or address. */
export function isTermOf({ label, notation, alternatives = [], uri }: Term, text: string): boolean {
  const words = text.trim().toLowerCase();
  return [label, notation, uri, ...alternatives].some((one) => one?.toLowerCase().includes(words) === true);
}
