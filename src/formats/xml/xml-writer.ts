declare const markup: unique symbol;

/** Text that is XML already. Only this file makes it, so that no plain text reaches a document unescaped. */
export type Xml = string & { readonly [markup]: true };

/** Attributes in the order written; a member that is undefined is left out. */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** No XML at all: what an element without content becomes, so that wrappers around nothing vanish too. */
export const NO_XML = '' as Xml;

/** What has to be escaped, and what XML 1.0 forbids: most control characters, lone surrogates, U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters to find
const IN_TEXT = /[&<>\r\u0000-\u0008\v\f\u000e-\u001f\ufffe\uffff\ud800-\udfff]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters to find
const IN_ATTRIBUTE = /[&<>"\t\n\r\u0000-\u0008\v\f\u000e-\u001f\ufffe\uffff\ud800-\udfff]/gu;

/** Whether a text may need work at all; without the `u` flag, since most texts are plain and this is quicker. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters to find
const SUSPECT = /[&<>"\t\n\r\u0000-\u0008\v\f\u000e-\u001f\ufffe\uffff\ud800-\udfff]/;

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** One or many elements as they stand, in order. */
export function xml(...parts: readonly Xml[]): Xml {
  // Concatenation, not join: join would copy the whole inner text once more at every level.
  let all = '';
  for (const part of parts) all += part;
  return all as Xml;
}

/** An element with XML inside; nothing when there is nothing inside. */
export function wrap(name: string, content: Xml, attributes?: XmlAttributes): Xml {
  return content === '' ? NO_XML : (`<${name}${attributesOf(attributes)}>${content}</${name}>` as Xml);
}

/** An element with text inside; nothing when the text is undefined or blank. A number must be finite. */
export function textElement(name: string, text: string | number | undefined, attributes?: XmlAttributes): Xml {
  if (text === undefined || text === '') return NO_XML;
  const said = typeof text === 'number' ? String(text) : text;
  return said.trim() === '' ? NO_XML : (`<${name}${attributesOf(attributes)}>${escapeText(said)}</${name}>` as Xml);
}

/** An element without content that says everything in its attributes. */
export function emptyElement(name: string, attributes: XmlAttributes): Xml {
  return `<${name}${attributesOf(attributes)}/>` as Xml;
}

/** The same element for each item, in order. */
export function each<T>(items: readonly T[], write: (item: T) => Xml): Xml {
  let all = '';
  for (const item of items) all += write(item);
  return all as Xml;
}

/** Text for element content; a character that XML 1.0 cannot carry becomes U+FFFD. */
export function escapeText(text: string): Xml {
  return (SUSPECT.test(text) ? text.replace(IN_TEXT, replacement) : text) as Xml;
}

/** Text for a value in double quotes; blanks other than the space are kept by reference. */
export function escapeAttribute(text: string): Xml {
  return (SUSPECT.test(text) ? text.replace(IN_ATTRIBUTE, replacement) : text) as Xml;
}

function attributesOf(attributes: XmlAttributes | undefined): string {
  if (attributes === undefined) return '';
  let all = '';
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined) all += ` ${name}="${escapeAttribute(value)}"`;
  }
  return all;
}

function replacement(character: string): string {
  return REFERENCES[character] ?? '\ufffd';
}
