import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlBufferInputProvider, XmlDocument, XmlLibError, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm';
import type { Finding } from '../../domain/finding.ts';
import { findingOf } from './schema-findings.ts';

/** A compiled schema: `check` gives what does not fit it, at most 200 findings; none for a valid document. */
export interface CompiledSchema {
  readonly check: (document: XmlDocument, file: string) => readonly Finding[];
}

/** Schema documents by file name, and which of them is the one to begin with. Includes are relative file names. */
export interface SchemaDocuments {
  readonly main: string;
  readonly files: Readonly<Record<string, Uint8Array>>;
}

const MOST_FINDINGS = 200;

// The only files libxml2 ever sees: those put here. It has no file system and no network of its own.
const known = new XmlBufferInputProvider({});
let isRegistered = false;
let sets = 0;

/** Compiles schema documents; throws `XmlLibError` where they are no schema. Keep what it returns: compiling takes milliseconds. */
export function compileSchema({ main, files }: SchemaDocuments): CompiledSchema {
  if (!isRegistered) isRegistered = xmlRegisterInputProvider(known);
  const base = `schema-set:/${sets++}`;
  for (const [name, bytes] of Object.entries(files)) known.addBuffer(`${base}/${name}`, bytes);
  const bytes = files[main];
  if (bytes === undefined)
    throw new Error(`The schema document ${main} is not among ${Object.keys(files).join(', ')}.`);
  using document = XmlDocument.fromBuffer(bytes, { url: `${base}/${main}` });
  const validator = XsdValidator.fromDoc(document);
  for (const name of Object.keys(files)) known.removeBuffer(`${base}/${name}`);
  return { check: (checked, file) => complaints(validator, checked, file) };
}

/** Our own schema documents in a folder, read and compiled when first asked for. */
export function schemaInFolder(folder: string, main: string): () => CompiledSchema {
  let compiled: CompiledSchema | undefined;
  return () => {
    compiled ??= compileSchema({ main, files: filesIn(folder) });
    return compiled;
  };
}

function filesIn(folder: string): Record<string, Uint8Array> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xsd'));
  return Object.fromEntries(names.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name))]));
}

function complaints(validator: XsdValidator, document: XmlDocument, file: string): readonly Finding[] {
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return error.details.slice(0, MOST_FINDINGS).map((detail) => findingOf('against-schema', detail, file));
  }
}
