/** How one word of a JSON-LD document is to be read. */
export interface TermRule {
  readonly iri: string;
  /** Whether bare text under the word is an address. */
  readonly isLink: boolean;
  readonly isLanguageMap: boolean;
  readonly language?: string;
}

/** The context of a JSON-LD document, as far as SKOS needs it: prefixes, words, `@vocab`, `@base`, `@language`. */
export interface JsonLdContext {
  readonly rules: ReadonlyMap<string, TermRule>;
  readonly vocab?: string;
  readonly base?: string;
  readonly language?: string;
}

/** A context that says nothing. */
export const NO_CONTEXT: JsonLdContext = { rules: new Map() };

/** A member of an unknown document when it is text. */
type Stated = Readonly<Record<string, unknown>>;

/**
 * A context with another one on top, as the document states it: an object or a list of them. Addresses of contexts elsewhere
 * are given to `remote` and not followed.
 */
export function withContext(above: JsonLdContext, stated: unknown, remote: (address: string) => void): JsonLdContext {
  if (Array.isArray(stated))
    return stated.reduce<JsonLdContext>((known, one) => withContext(known, one, remote), above);
  if (stated === null) return NO_CONTEXT;
  if (typeof stated === 'string') remote(stated);
  return typeof stated === 'object' && stated !== null ? withWords(above, stated as Stated) : above;
}

function withWords(above: JsonLdContext, stated: Stated): JsonLdContext {
  const text = (key: string, fallback: string | undefined) =>
    typeof stated[key] === 'string' ? stated[key] : fallback;
  const vocab = text('@vocab', above.vocab);
  const base = text('@base', above.base);
  const language = text('@language', above.language);
  const rules = new Map(above.rules);
  const raw = new Map(Object.entries(stated).filter(([word]) => !word.startsWith('@')));
  const partly = { rules, ...(vocab !== undefined && { vocab }) };
  for (const [word, rule] of raw) {
    const read = ruleOf(rule, raw, partly);
    if (read !== undefined) rules.set(word, read);
  }
  return { ...partly, ...(base !== undefined && { base }), ...(language !== undefined && { language }) };
}

function ruleOf(stated: unknown, raw: ReadonlyMap<string, unknown>, above: JsonLdContext): TermRule | undefined {
  if (typeof stated === 'string') return { iri: prefixed(stated, raw, above), isLink: false, isLanguageMap: false };
  if (typeof stated !== 'object' || stated === null) return undefined;
  const { '@id': id, '@type': type, '@container': container, '@language': language } = stated as Stated;
  if (typeof id !== 'string') return undefined;
  return {
    iri: prefixed(id, raw, above),
    isLink: type === '@id' || type === '@vocab',
    isLanguageMap: [container].flat().includes('@language'),
    ...(typeof language === 'string' && { language }),
  };
}

/** An address of the context itself, in which prefixes of the same context may stand. */
function prefixed(text: string, raw: ReadonlyMap<string, unknown>, above: JsonLdContext): string {
  if (text.startsWith('@')) return text;
  const [prefix = '', rest] = split(text);
  const own = raw.get(prefix);
  const stated = typeof own === 'object' && own !== null ? (own as Stated)['@id'] : own;
  if (rest !== undefined && typeof stated === 'string' && stated !== text) return `${stated}${rest}`;
  return addressOfWord(text, above) ?? text;
}

/** The prefix and the rest of `skos:Concept`; no rest for a word without colon or a whole address. */
function split(text: string): readonly [string, string?] {
  const colon = text.indexOf(':');
  return colon < 0 || text.startsWith('//', colon + 1) ? [text] : [text.slice(0, colon), text.slice(colon + 1)];
}

/** The address of a word used as property or type: by rule, prefix, or `@vocab`; undefined for a word that means nothing. */
export function addressOfWord(word: string, { rules, vocab }: JsonLdContext): string | undefined {
  const rule = rules.get(word);
  if (rule !== undefined) return rule.iri;
  const [prefix, rest] = split(word);
  if (rest !== undefined) return `${rules.get(prefix)?.iri ?? `${prefix}:`}${rest}`;
  if (word.includes('://')) return word;
  return vocab === undefined ? undefined : `${vocab}${word}`;
}

/** The address of a node: a whole one, a prefixed one, or one relative to `@base`. */
export function addressOfNode(text: string, { rules, base }: JsonLdContext): string {
  if (text.startsWith('_:')) return text;
  const [prefix, rest] = split(text);
  if (rest !== undefined && rules.has(prefix)) return `${rules.get(prefix)!.iri}${rest}`;
  if (base === undefined || /^[a-z][a-z0-9+.-]*:/i.test(text)) return text;
  return URL.canParse(text, base) ? new URL(text, base).href : text;
}
