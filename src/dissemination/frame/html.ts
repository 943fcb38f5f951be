/** A piece of HTML that is already safe to send. Made only by {@link html}, {@link raw} and {@link joined}. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What may stand in a template: nothing (`null`, `undefined`, `false`), text that gets escaped, pieces, lists of all these. */
export type Part = Html | string | number | null | undefined | false | readonly Part[];

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What means something in HTML, and what turns the direction of all text that follows it (UAX 9, explicit formatting). */
const SPECIAL = /[&<>"'\u202a-\u202e\u2066-\u2069]/;
const EVERY_SPECIAL = new RegExp(SPECIAL, 'g');

/**
 * Text with the five characters escaped that mean something in HTML, in an element or in a quoted attribute. Characters that
 * turn the direction of what follows are left out: a name must not rearrange the page around it. Letters that run from right to
 * left need none of them.
 */
export function escapeHtml(text: string): string {
  return SPECIAL.test(text) ? text.replace(EVERY_SPECIAL, (character) => ESCAPED[character] ?? '') : text;
}

/**
 * Template tag that escapes every value. Values stand in elements or in quoted attributes, never in a tag's name, in an
 * unquoted attribute, in a script or in a style. An address from data needs {@link webAddress} first.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = strings[0] ?? '';
  for (let at = 0; at < parts.length; at++) text += textOf(parts[at]) + (strings[at + 1] ?? '');
  return new Html(text);
}

/** Our own constant as it stands. Never for anything that came from outside. */
export function raw(constant: string): Html {
  return new Html(constant);
}

/** Pieces with a separator between them; those that are nothing are left out with their separator. */
export function joined(parts: readonly Part[], separator: Part): Html {
  const texts = parts.map(textOf).filter((text) => text !== '');
  return new Html(texts.join(textOf(separator)));
}

/**
 * A JSON document inside a script element: `<` cannot end the element, and the two line separators that scripts of old
 * stumbled over are written as escapes.
 */
export function jsonForScript(json: string): Html {
  return new Html(json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029'));
}

/** An address that may stand in a link: `http:`, `https:` or `mailto:`; undefined for any other scheme and for no address. */
export function webAddress(text: string): string | undefined {
  const url = URL.parse(text.trim());
  return url !== null && ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined;
}

function textOf(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.toString();
  if (typeof part === 'object') return part.map(textOf).join('');
  return escapeHtml(String(part));
}
