/** A way to spoil a document; `pick` gives whole numbers from 0 below a bound, always the same for the same seed. */
export type Mutation = (text: string, pick: (below: number) => number) => string | Uint8Array;

const WORDS = [
  'N/A',
  '',
  ' ',
  '-',
  'null',
  '0',
  '-1',
  '1e999',
  'NaN',
  '2014-02-30',
  '99999-01-01',
  '\u202e',
  '😀',
  '𝒳'.repeat(40),
  '&#0;',
  '%00',
  'a/b/../..',
  'x'.repeat(5000),
];
const TAG = /<([A-Za-z_][\w:.-]*)([^<>]*)>/g;
const LEAF = /<([A-Za-z_][\w:.-]*)([^<>]*)>([^<>]*)<\/\1>/g;

function matchAt(text: string, pattern: RegExp, pick: (below: number) => number): RegExpExecArray | undefined {
  const all = [...text.matchAll(pattern)];
  return all.length === 0 ? undefined : (all[pick(all.length)] as RegExpExecArray);
}

function swap(text: string, found: RegExpExecArray | undefined, by: (found: RegExpExecArray) => string): string {
  if (found === undefined) return text;
  return text.slice(0, found.index) + by(found) + text.slice(found.index + found[0].length);
}

const encoded = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text.replace(/encoding="[^"]*"/, 'encoding="UTF-16"')}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

/** Ways to spoil XML: what real clients do wrong, and what attackers do on purpose. */
export const XML_MUTATIONS: Readonly<Record<string, Mutation>> = {
  'as it is': (text) => text,
  'cut off': (text, pick) => text.slice(0, pick(text.length)),
  'a byte changed': (text, pick) => {
    const bytes = Buffer.from(text);
    bytes[pick(bytes.length)] = pick(256);
    return bytes;
  },
  'a value changed': (text, pick) =>
    swap(
      text,
      matchAt(text, LEAF, pick),
      ([, name, rest]) => `<${name}${rest}>${WORDS[pick(WORDS.length)]?.replace('&', '&amp;')}</${name}>`,
    ),
  'an attribute changed': (text, pick) =>
    swap(text, matchAt(text, /="[^"<]*"/g, pick), () => `="${WORDS[pick(WORDS.length)]?.replace('&', '&amp;')}"`),
  'an attribute lost': (text, pick) => swap(text, matchAt(text, /\s[\w:.-]+="[^"<]*"/g, pick), () => ''),
  'an element repeated': (text, pick) =>
    swap(text, matchAt(text, LEAF, pick), ([whole]) => whole.repeat(1 + pick(300))),
  'an element lost': (text, pick) => swap(text, matchAt(text, LEAF, pick), () => ''),
  'two elements swapped': (text, pick) => {
    const [one, other] = [matchAt(text, LEAF, pick)?.[0] ?? '', matchAt(text, LEAF, pick)?.[0] ?? ''];
    return text.replace(one, '\u0001').replace(other, one).replace('\u0001', other);
  },
  'a name changed': (text, pick) => {
    const name = matchAt(text, TAG, pick)?.[1] ?? 'x';
    const other = ['x', 'constructor', '__proto__', name.toUpperCase(), `${name}s`][pick(5)] ?? 'x';
    return text.replaceAll(new RegExp(`(</?)${name.replaceAll('.', '\\.')}(?=[\\s/>])`, 'g'), `$1${other}`);
  },
  'blanks around values': (text) => text.replace(LEAF, '<$1$2> \n\t$3\n </$1>'),
  'the namespace changed': (text, pick) =>
    text.replace(/xmlns="[^"]*"/, ['', 'xmlns="urn:x"', 'xmlns="http://datacite.org/schema/kernel-4"'][pick(3)] ?? ''),
  prefixes: (text) => text.replace(/xmlns="/g, 'xmlns:p="').replace(/<(\/?)(?=[A-Za-z])(?![\w.-]+:)/g, '<$1p:'),
  'a foreign element within': (text, pick) =>
    swap(text, matchAt(text, TAG, pick), ([whole]) =>
      whole.endsWith('/>') || whole.startsWith('<?') ? whole : `${whole}<f:x xmlns:f="urn:f" y="1">z<f:w/></f:x>`,
    ),
  'comments and sections': (text) => text.replace(LEAF, '<$1$2><!-- <a> --><![CDATA[$3]]><?p q?></$1>'),
  'an external entity': (text) =>
    withDoctype(text, '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>').replace(LEAF, '<$1$2>&e;</$1>'),
  'an entity bomb': (text) => {
    const levels = Array.from({ length: 12 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join('');
    return withDoctype(text, `<!DOCTYPE r [<!ENTITY e0 "ha">${levels}]>`).replace(LEAF, '<$1$2>&e12;</$1>');
  },
  'a parameter entity': (text) => withDoctype(text, '<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x">%p;]>'),
  'an inclusion': (text, pick) =>
    swap(
      text,
      matchAt(text, LEAF, pick),
      () => '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>',
    ),
  'nested deeply': (text, pick) =>
    swap(text, matchAt(text, LEAF, pick), ([whole]) => '<d>'.repeat(1 + pick(1500)) + whole),
  'nested deeply and closed': (text, pick) => {
    const depth = 1 + pick(1500);
    return swap(text, matchAt(text, LEAF, pick), ([whole]) => `${'<d>'.repeat(depth)}${whole}${'</d>'.repeat(depth)}`);
  },
  'UTF-16': (text, pick) => encoded(text, pick(2) === 1),
  'a byte-order mark': (text) => `\ufeff${text}`,
  'another encoding declared': (text, pick) =>
    text.replace(/encoding="[^"]*"/, `encoding="${['ISO-8859-1', 'UTF-16', 'no-such', 'UTF-7', ''][pick(5)]}"`),
  'many attributes': (text, pick) =>
    swap(
      text,
      matchAt(text, /<([A-Za-z][\w:.-]*)/g, pick),
      ([whole]) => whole + Array.from({ length: 1000 }, (_, n) => ` a${n}="v"`).join(''),
    ),
};

const VALUES = [
  'null',
  'true',
  '1e400',
  '-1',
  '""',
  '[]',
  '{}',
  '[[]]',
  '{"__proto__":{"polluted":1}}',
  '"N/A"',
  '"\\ud800"',
  '"2014-02-30"',
  '[null,1,"x",{}]',
];
const MEMBER = /"(?:[^"\\]|\\.)*"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)/g;

/** Ways to spoil JSON. */
export const JSON_MUTATIONS: Readonly<Record<string, Mutation>> = {
  'as it is': (text) => text,
  'cut off': (text, pick) => text.slice(0, pick(text.length)),
  'a byte changed': XML_MUTATIONS['a byte changed'] as Mutation,
  'a value changed': (text, pick) =>
    swap(
      text,
      matchAt(text, MEMBER, pick),
      ([whole, value = '']) => whole.slice(0, whole.length - value.length) + VALUES[pick(VALUES.length)],
    ),
  'any value changed': (text, pick) => {
    try {
      return JSON.stringify(replacedAt(JSON.parse(text), pick));
    } catch {
      return text;
    }
  },
  'a member poisoned': (text, pick) => {
    const name = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'][pick(5)];
    return swap(text, matchAt(text, /\{/g, pick), () => `{"${name}":{"polluted":true,"toString":1},`);
  },
  'a member repeated': (text, pick) => swap(text, matchAt(text, MEMBER, pick), ([whole]) => `${whole},${whole}`),
  'nested deeply': (text, pick) =>
    swap(text, matchAt(text, MEMBER, pick), () => `"x":${'['.repeat(100_000)}${']'.repeat(100_000)}`),
  'a list of it': (text, pick) => `[${Array.from({ length: 1 + pick(20) }, () => text).join(',')}]`,
  'UTF-16': (text, pick) => encoded(text, pick(2) === 1),
  'a byte-order mark': (text) => `\ufeff${text}`,
};

function withDoctype(text: string, doctype: string): string {
  return /^<\?xml[^>]*\?>/.test(text) ? text.replace(/^<\?xml[^>]*\?>/, `$&${doctype}`) : doctype + text;
}

function replacedAt(value: unknown, pick: (below: number) => number): unknown {
  const isLeaf = typeof value !== 'object' || value === null || pick(6) === 0;
  if (isLeaf)
    return JSON.parse(
      VALUES[pick(VALUES.length)] === '1e400' ? '0' : (VALUES[pick(VALUES.length)] as string).replace('1e400', '0'),
    );
  if (Array.isArray(value))
    return value.with(pick(value.length || 1) % (value.length || 1) || 0, replacedAt(value[0], pick));
  const keys = Object.keys(value);
  const key = keys[pick(keys.length || 1)] ?? 'x';
  return { ...value, [key]: replacedAt((value as Record<string, unknown>)[key], pick) };
}

/** Ways to spoil a table or other text. */
export const TEXT_MUTATIONS: Readonly<Record<string, Mutation>> = {
  'as it is': (text) => text,
  'cut off': (text, pick) => text.slice(0, pick(text.length)),
  'a byte changed': XML_MUTATIONS['a byte changed'] as Mutation,
  'a quote': (text, pick) => `${text.slice(0, pick(text.length))}"${text.slice(pick(text.length))}`,
  'a separator': (text, pick) => text.slice(0, pick(text.length)) + '|,;\t\n'[pick(5)] + text.slice(pick(text.length)),
  'lines repeated': (text, pick) => text + (text.split('\n')[pick(text.split('\n').length)] ?? '').repeat(1 + pick(50)),
  'UTF-16': (text, pick) => encoded(text, pick(2) === 1),
  'a byte-order mark': (text) => `\ufeff${text}`,
};
