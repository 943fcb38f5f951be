import { bad, type Checked, type FileLocation, finding, good } from '../../domain/finding.ts';
import { scanJson } from '../../domain/scan-json.ts';
import { done, type Steps } from '../steps.ts';
import type { CompiledSchema } from '../xml/compiled-schema.ts';
import { LARGEST_DOCUMENT, readXmlInSteps } from '../xml/read-xml.ts';
import { lineStarts, positionOf } from '../xml/start-tags.ts';
import type { XmlNode } from '../xml/xml-node.ts';
import type { SourceDocument } from './source-document.ts';

/**
 * The syntax of a document by its first character: `<` is XML, `{` and `[` are JSON, everything else is text. Byte-order
 * marks of UTF-8 and UTF-16 are honoured, UTF-16 without one is seen by its zero bytes. `schemaFor` is for {@link readXml}.
 * Findings: those of readXml; `not-json` with line and character; `nested-too-deep`; `wrong-encoding`;
 * `empty-document`.
 */
export function openSource(
  bytes: Uint8Array,
  file: string,
  schemaFor?: (root: XmlNode) => CompiledSchema | undefined,
): Checked<SourceDocument> {
  return done(openSourceInSteps(bytes, file, schemaFor));
}

/** {@link openSource} step by step. */
export function* openSourceInSteps(
  bytes: Uint8Array,
  file: string,
  schemaFor?: (root: XmlNode) => CompiledSchema | undefined,
): Steps<Checked<SourceDocument>> {
  if (bytes.length > LARGEST_DOCUMENT || firstCharacter(bytes) === '<') {
    const read = yield* readXmlInSteps(bytes, file, schemaFor);
    return read.ok ? good({ syntax: 'xml', file, root: read.value }, read.findings) : read;
  }
  const text = decode(bytes);
  if (text === undefined)
    return bad(finding('wrong-encoding', 'The document is neither UTF-8 nor UTF-16.', { at: { file } }));
  const trimmed = text.trim();
  if (trimmed === '') return bad(finding('empty-document', 'The document is empty.', { at: { file } }));
  return trimmed.startsWith('{') || trimmed.startsWith('[')
    ? jsonSource(text, file)
    : good({ syntax: 'text', file, text });
}

/** How deep JSON may be nested; no format of the field goes beyond ten. */
const DEEPEST = 100;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function jsonSource(text: string, file: string): Checked<SourceDocument> {
  const tooDeep = deeperThan(DEEPEST, text);
  if (tooDeep !== undefined) {
    const at = placeIn(text, tooDeep, file);
    return bad(finding('nested-too-deep', 'The document is nested too deeply.', { rule: `${DEEPEST} levels`, at }));
  }
  try {
    return good({ syntax: 'json', file, value: JSON.parse(text) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const scan = scanJson(text);
    const at = placeIn(text, scan.ok ? 0 : scan.fault, file);
    return bad(
      finding('not-json', `The document is no JSON: ${message.replace(/ in JSON at position.*$/s, '')}`, { at }),
    );
  }
}

function placeIn(text: string, offset: number, file: string): FileLocation {
  return { file, ...positionOf(offset, lineStarts(text)) };
}

/** The offset of the bracket that opens a level too many; undefined where there is none. */
function deeperThan(deepest: number, text: string): number | undefined {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (isInText) {
      if (character === BACKSLASH) at++;
      else if (character === QUOTE) isInText = false;
    } else if (character === QUOTE) isInText = true;
    else if (character === 0x5b || character === 0x7b) {
      if (++depth > deepest) return at;
    } else if (character === 0x5d || character === 0x7d) depth--;
  }
  return undefined;
}

function firstCharacter(bytes: Uint8Array): string {
  for (const byte of bytes.subarray(0, 512)) {
    const isMarkOrBlank = byte <= 0x20 || byte === 0xef || byte === 0xbb || byte === 0xbf || byte >= 0xfe;
    if (!isMarkOrBlank) return String.fromCharCode(byte);
  }
  return '';
}

/** The text of bytes in UTF-8 or UTF-16, by mark or by the zero bytes of UTF-16; undefined where it is neither. */
export function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  return 'utf-8';
}
