const SPECIAL: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what XML 1.0 forbids
const ILLEGAL = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** Text as content or attribute value (in double quotes) of XML 1.0; characters that XML cannot hold become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(ILLEGAL, '\ufffd')
    .replace(/[&<>"]/g, (character) => SPECIAL[character] as string);
}

/** True when a finished piece of XML holds a character that XML 1.0 forbids, which would spoil the whole document. */
export function holdsIllegalCharacter(xml: string): boolean {
  return xml.search(ILLEGAL) >= 0 || !xml.isWellFormed();
}

/** An element with text content only, escaped. */
export function textElement(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}
