import type { Format } from '../../src/formats/format.ts';

/** A document one leaf of which was made long; `leaf` names it. */
export interface LongLeaf {
  readonly leaf: string;
  readonly text: string;
}

const ELEMENT = /<([\w:]+)([^<>]*)>([^<>]+)<\/\1>/g;
const ATTRIBUTE = /\s(?!xmlns|xsi)([\w:]+)="([^"<]*)"/g;
const MEMBER = /"([^"\\]+)"\s*:\s*"(?:[^"\\]|\\.)*"/g;

/** For every kind of leaf in a document, the document with this text in it: elements, attributes, members or cells. */
export function* longLeaves(document: string, { syntax, heading }: Format, long: string): Generator<LongLeaf> {
  if (syntax === 'xml') {
    yield* firstOfEach(document, ELEMENT, (name, rest) => `<${name}${rest}>${long}</${name}>`);
    yield* firstOfEach(document, ATTRIBUTE, (name) => ` ${name}="${long}"`);
  } else if (syntax === 'json') yield* firstOfEach(document, MEMBER, (name) => `"${name}":"${long}"`);
  else if (heading?.includes('|')) yield* cells(document, long);
}

function* firstOfEach(
  document: string,
  pattern: RegExp,
  made: (name: string, rest: string) => string,
): Generator<LongLeaf> {
  const seen = new Set<string>();
  for (const { 0: whole, 1: leaf = '', 2: rest = '', index } of document.matchAll(pattern)) {
    if (seen.has(leaf)) continue;
    seen.add(leaf);
    yield { leaf, text: document.slice(0, index) + made(leaf, rest) + document.slice(index + whole.length) };
  }
}

function* cells(document: string, long: string): Generator<LongLeaf> {
  const [head = '', row = ''] = document.split('\n');
  const headings = head.split('|');
  const usual = row.split('|');
  for (const [n, leaf] of headings.entries())
    yield { leaf, text: `${head}\n${headings.map((_, at) => (at === n ? long : (usual[at] ?? ''))).join('|')}\n` };
}
