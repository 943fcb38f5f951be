/**
 * Whether a text is one plain address, `name@host`, that mail can be sent to. No display name, no list, no blank, no control
 * character: nothing that could become a second address or another header. At most 254 characters (RFC 5321, 4.5.3.1).
 */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && ADDRESS.test(text);
}

// Letters beyond ASCII are let through: a server that takes no SMTPUTF8 says so itself.
const ADDRESS = /^[^\s@<>()[\]\\,;:"\p{Cc}\p{Cf}\p{Cs}]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u;

/** A text as a subject: one line, without control characters, at most 200 characters. */
export function mailSubject(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [...line].length > 200 ? `${[...line].slice(0, 199).join('')}…` : line;
}

/** A text as the body of a mail: line ends are `\n`, no other control characters but tabs. */
export function mailBody(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Cs}]/gu, '');
}
