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

/** The namespace of a name with a prefix; undefined where nobody declared it, so that the prefix stays part of the name. */
export function namespaceOfPrefix(qualified: string, colon: number, { prefixes }: Scope): string | undefined {
  const prefix = qualified.slice(0, colon);
  return Object.hasOwn(prefixes, prefix) ? prefixes[prefix] : undefined;
}

/** The key of an attribute in an `XmlNode`. */
export function attributeKey(name: string, namespace: string): string {
  if (namespace === '') return name;
  if (namespace === XML) return `xml:${name}`;
  return namespace === XSI ? `xsi:${name}` : `{${namespace}}${name}`;
}
