import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ParseOption, XmlDocument } from 'libxml2-wasm';
import type { DocumentResult } from '../src/cli/documents/document-order.ts';
import type { Format } from '../src/formats/format.ts';
import type { CompiledSchema } from '../src/formats/xml/compiled-schema.ts';
import { CONTEXT, EXAMPLES } from '../test/conformance/formats/example-descriptions.ts';

/** A document that was generated, and what bare validation holds it against. */
export interface Generated {
  readonly file: string;
  readonly schema: CompiledSchema | undefined;
}

const OPTIONS = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_BIG_LINES;
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Writes `count` documents of usual records into a folder, the formats in turn, each with an identifier of its own. */
export function generateDocuments(folder: string, count: number, formats: readonly Format[]): readonly Generated[] {
  const usual = EXAMPLES.filter(({ label }) => label.endsWith(', usual'));
  return Array.from({ length: count }, (_, n) => {
    const format = formats[n % formats.length] as Format;
    const { description, facts } = usual[Math.floor(n / formats.length) % usual.length]!;
    const file = join(folder, `${n}.${format.fileEnding}`);
    const igsn = `${description.igsn.slice(0, 8)}${String(n).padStart(6, '0')}`;
    const text = format.write({ ...description, igsn }, facts, CONTEXT);
    writeFileSync(file, format.syntax === 'xml' ? DECLARATION + text : text);
    return { file, schema: format.schema?.() };
  });
}

/** libxml2 alone: reads each file, parses it and holds it against its schema. Throws for one that does not fit. */
export async function validateBare(files: readonly Generated[]): Promise<void> {
  for (const [n, { file, schema }] of files.entries()) {
    using document = XmlDocument.fromBuffer(readFileSync(file), { option: OPTIONS });
    if (schema!.check(document, file).length > 0) throw new Error(`${file} does not fit its schema`);
    if (n % 500 === 0) await nextTurn();
  }
}

/** Throws for a document that was not read, or not converted where that was ordered. */
export function demandRead({ file, format, records }: DocumentResult): void {
  if (format === undefined || records.length === 0) throw new Error(`${file} is not read`);
  if (records.some(({ converted }) => converted?.ok === false)) throw new Error(`${file} is not converted`);
}
