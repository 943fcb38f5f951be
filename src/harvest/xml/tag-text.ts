import { resolveReferences } from './resolve-references.ts';

/** An element as it was found in a text that need not be well-formed. */
export interface FoundElement {
  readonly attributes: string;
  /** What stands between its tags, as it is; empty for an empty element. */
  readonly inner: string;
  /** Behind its last tag. */
  readonly end: number;
}

const PATTERNS = new Map<string, RegExp>();

/** The first element with a local name in a text, whatever its prefix; undefined where there is none, or where it is not closed. */
export function findElement(text: string, name: string, from = 0): FoundElement | undefined {
  const pattern = patternOf(name);
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const [, , attributes = '', , inner = ''] = found;
  return { attributes, inner, end: pattern.lastIndex };
}

/** The text of the first element with a local name, entities and CDATA resolved, blanks around it cut; undefined where there is none. */
export function textOfElement(text: string, name: string): string | undefined {
  const found = findElement(text, name);
  return found === undefined ? undefined : plainText(found.inner);
}

/** The same for every element of that name. */
export function textsOfElements(text: string, name: string): readonly string[] {
  const texts: string[] = [];
  for (let found = findElement(text, name); found !== undefined; found = findElement(text, name, found.end))
    texts.push(plainText(found.inner));
  return texts;
}

/** The value of an attribute in the text of a start tag; undefined where there is none. */
export function attributeIn(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found === null ? undefined : resolveReferences(found[1] ?? found[2] ?? '').trim();
}

function patternOf(name: string): RegExp {
  const known = PATTERNS.get(name);
  if (known !== undefined) return known;
  const made = new RegExp(`<((?:[\\w.-]+:)?)${name}((?:\\s[^>]*?)?)(/>|>([\\s\\S]*?)</\\1${name}\\s*>)`, 'g');
  PATTERNS.set(name, made);
  return made;
}

function plainText(inner: string): string {
  const isPlain = !inner.includes('<');
  const text = isPlain
    ? resolveReferences(inner)
    : inner
        .split(/<!\[CDATA\[([\s\S]*?)\]\]>/)
        .map(resolved)
        .join('');
  return text.trim();
}

// Every second piece stood in a CDATA section.
function resolved(piece: string, place: number): string {
  return place % 2 === 1 ? piece : resolveReferences(piece.replace(/<[^>]*>/g, ''));
}
