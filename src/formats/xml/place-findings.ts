import { ParseOption, XmlDocument } from 'libxml2-wasm';
import type { Finding } from '../../domain/finding.ts';
import type { CompiledSchema } from './compiled-schema.ts';
import { decodeXml } from './decode-xml.ts';
import { lineStarts, positionOf, type StartTag, startTags } from './start-tags.ts';

const OPTIONS = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_BIG_LINES;
const DECLARATION = /^<\?xml[^>]*\?>/;

/**
 * The same findings of the schema with line and character of the element or attribute. The validator knows lines only, and
 * one line may hold the whole document; so a copy in which every start tag has a line break before its end, which means
 * nothing to XML, is checked, and its lines are the tags. Findings whose tag is not found stay as they were.
 */
export function placeFindings(
  bytes: Uint8Array,
  file: string,
  schema: CompiledSchema,
  found: readonly Finding[],
): readonly Finding[] {
  const text = decodeXml(bytes);
  if (text === undefined) return found;
  const tags = startTags(text);
  using copy = XmlDocument.fromString(withoutDeclaration(brokenTags(text, tags)), { option: OPTIONS });
  const placed = schema.check(copy, file);
  if (placed.length !== found.length) return found;
  const starts = lineStarts(text);
  const byLine = tagsByLine(tags, starts);
  return placed.map((one, n) => {
    const tag = byLine.get(one.at?.row ?? 0);
    return tag === undefined ? (found[n] as Finding) : at(one, file, positionOf(spotIn(text, tag, one.field), starts));
  });
}

/** A finding at another place of the same file. */
export function at(one: Finding, file: string, place: { row: number; character: number }): Finding {
  return { ...one, at: { file, ...place } };
}

/** Where in a start tag a field of the form `element/@attribute` stands: at the attribute, else at the tag's begin. */
export function spotIn(text: string, tag: StartTag, field: string | undefined): number {
  const attribute = /@(?:\{[^}]*\}|[\w.-]+:)?([\w.-]+)$/.exec(field ?? '')?.[1];
  if (attribute === undefined) return tag.start;
  const within = text.slice(tag.start, tag.close);
  const offset = within.search(new RegExp(`(?<=[\\s:])${attribute.replaceAll('.', '\\.')}\\s*=`));
  return offset < 0 ? tag.start : tag.start + offset;
}

function brokenTags(text: string, tags: readonly StartTag[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { close } of tags) {
    parts.push(text.slice(from, close));
    from = close;
  }
  parts.push(text.slice(from));
  return parts.join('\n');
}

// The copy is a string, whatever the original was encoded in. A comment keeps the lines that the declaration had.
function withoutDeclaration(text: string): string {
  return text.replace(DECLARATION, (declaration) => `<!--${declaration.replace(/[^\n]/g, '')}-->`);
}

function tagsByLine(tags: readonly StartTag[], starts: readonly number[]): ReadonlyMap<number, StartTag> {
  return new Map(tags.map((tag, n) => [positionOf(tag.close, starts).row + n + 1, tag]));
}
