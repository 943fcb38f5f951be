import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CompiledSchema, compileSchema } from '../xml/compiled-schema.ts';
import type { KernelVersion } from './kernel-lists.ts';

const FOLDER = join(import.meta.dirname, 'schema');
const YOUNGER = /<[^<>]*\sc:since="([\d.]+)"[^<>]*\/>/g;
const COMPILED = new Map<KernelVersion, CompiledSchema>();

/** Our own schema of a version: the newest without what came after it. Compiled when first asked for. */
export function kernelSchema(version: KernelVersion): CompiledSchema {
  const known = COMPILED.get(version) ?? compileVersion(version);
  COMPILED.set(version, known);
  return known;
}

function compileVersion(version: KernelVersion): CompiledSchema {
  const newest = readFileSync(join(FOLDER, 'metadata.xsd'), 'utf8');
  const text = newest.replace(YOUNGER, (whole, since: string) => (since > version ? '' : whole));
  const files = { 'metadata.xsd': Buffer.from(text), 'xml.xsd': readFileSync(join(FOLDER, 'xml.xsd')) };
  return compileSchema({ main: 'metadata.xsd', files });
}
