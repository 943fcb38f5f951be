const XML = 'http://www.w3.org/XML/1998/namespace';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** The namespaces in force at an element: that of names without prefix, empty for none, and those of prefixes. */
export interface Scope {
  readonly unprefixed: string;
  readonly prefixes: Readonly<Record<string, string>>;
}

/** What is in force outside of the root. */
export const OUTERMOST: Scope = { unprefixed: '', prefixes: { xml: XML } };

/** The scope with one more declaration, `xmlns` or `xmlns:p`. */
export function declared(outer: Scope, declaration: string, namespace: string): Scope {
  if (declaration === 'xmlns') return { unprefixed: namespace, prefixes: outer.prefixes };
  return { unprefixed: outer.unprefixed, prefixes: { ...outer.prefixes, [declaration.slice(6)]: namespace } };
}

/** The namespace of a prefix; undefined where nobody declared it, so that the prefix stays part of the name. */
export function namespaceOfPrefix(prefix: string, { prefixes }: Scope): string | undefined {
  return Object.hasOwn(prefixes, prefix) ? prefixes[prefix] : undefined;
}

/** The key of an attribute in an `XmlNode`. */
export function attributeKey(name: string, namespace: string): string {
  if (namespace === '') return name;
  if (namespace === XML) return `xml:${name}`;
  return namespace === XSI ? `xsi:${name}` : `{${namespace}}${name}`;
}

/** The same for a name with its prefix, which most documents spell as the key has it. */
export function prefixedKey(qualified: string, prefix: string, scope: Scope): string {
  const namespace = namespaceOfPrefix(prefix, scope);
  if (namespace === undefined || (namespace === XSI && prefix === 'xsi') || (namespace === XML && prefix === 'xml'))
    return qualified;
  return attributeKey(qualified.slice(prefix.length + 1), namespace);
}
