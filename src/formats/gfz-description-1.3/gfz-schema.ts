import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CompiledSchema, compileSchema } from '../xml/compiled-schema.ts';
import type { GfzVersion } from './namespaces.ts';

const FOLDER = join(import.meta.dirname, 'schema');

/** What later versions added to the extension, as it stands in our schema document, with the version that has it first. */
const ADDED: readonly (readonly [since: string, line: RegExp])[] = [
  ['1.1', /^.*<xs:attribute name="publishdate".*$\n/m],
  ['1.2', /^.*<xs:element name="sampling_date".*$\n/m],
];

/** Lengths that version 1.3 lifted. */
const LIFTED: readonly (readonly [element: string, longest: number])[] = [
  ['sample_purpose', 255],
  ['funding_agency', 255],
  ['purpose', 100],
];

/** Our schema of a version, compiled when first asked for: that of 1.3 less what came later (metadata-schemas 2.4, history). */
export function gfzSchema(version: GfzVersion): () => CompiledSchema {
  let compiled: CompiledSchema | undefined;
  return () => {
    compiled ??= compileSchema({
      main: 'resource.xsd',
      files: { 'resource.xsd': documentOf('resource.xsd', version), 'sample.xsd': documentOf('sample.xsd', version) },
    });
    return compiled;
  };
}

function documentOf(name: string, version: GfzVersion): Uint8Array {
  let text = readFileSync(join(FOLDER, name), 'utf8');
  for (const [since, line] of ADDED) if (version < since) text = text.replace(line, '');
  for (const [element, longest] of version < '1.3' ? LIFTED : [])
    text = text.replace(
      `<xs:element name="${element}" type="xs:token"`,
      `<xs:element name="${element}" type="e:text${longest}"`,
    );
  return Buffer.from(text.replaceAll(/(schemas\/description(?:-ext)?\/)1\.3/g, `$1${version}`));
}
