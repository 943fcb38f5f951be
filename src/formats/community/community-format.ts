import type { Mapping } from '../../domain/description/description-fields.ts';
import { bad, type Checked, finding, good } from '../../domain/finding.ts';
import type { Format, ReadableFormat } from '../format.ts';
import { readDescription } from '../reading/read-description.ts';
import { readDocument } from '../reading/read-document.ts';
import type { RecordRead } from '../reading/record-read.ts';
import type { SourceDocument, XmlSource } from '../reading/source-document.ts';
import type { CompiledSchema } from '../xml/compiled-schema.ts';
import { markupOf } from '../xml/markup-of.ts';
import type { CommunityHouse } from './community-house.ts';
import type { CommunityManifest } from './community-manifest.ts';
import { communityPage } from './community-page.ts';
import { communityWriter } from './community-writer.ts';

/** A schema document of a community, as it is served. */
export interface SchemaText {
  readonly name: string;
  readonly text: string;
}

/** A format that a community brought: read by a stylesheet, written where it has one from IGSN description, shown as a page where it has one. */
export interface CommunityFormat extends ReadableFormat {
  readonly manifest: CommunityManifest;
  readonly schemaTexts: readonly SchemaText[];
  /** Present where the community has a stylesheet from IGSN description. */
  readonly write?: Format['write'];
  readonly writeAside?: Format['writeAside'];
  /** The page of a document as a format of its own. Undefined where there is no stylesheet. */
  readonly page?: Format;
}

/** What a community format is made of. */
interface Parts {
  readonly manifest: CommunityManifest;
  readonly schema: CompiledSchema;
  readonly schemaTexts: readonly SchemaText[];
  readonly text: (name: string | undefined) => string | undefined;
  readonly house: CommunityHouse;
}

/** The format of a community whose files are in order. */
export function communityFormat({ manifest, schema, schemaTexts, text, house }: Parts): CommunityFormat {
  const { name, label, version, mediaType, fileEnding, oaiPrefix, namespace, root, files } = manifest;
  const [toDescription = '', fromDescription, toHtml] = [files.toDescription, files.fromDescription, files.toHtml].map(
    text,
  );
  const writer = communityWriter(fromDescription, label, house);
  const format: CommunityFormat = {
    manifest,
    schemaTexts,
    name,
    label,
    version,
    mediaTypes: [mediaType],
    fileEnding,
    syntax: 'xml',
    namespace,
    schemaLocation: `/schemas/${name}/${files.schema}`,
    ...(oaiPrefix !== undefined && { oaiPrefix }),
    isOffered: true,
    mapping: mappingOf(manifest, house.description.mapping),
    schema: () => schema,
    recognises: (source) => source.syntax === 'xml' && source.root.name === root && source.root.namespace === namespace,
    read: (source) => readBy(toDescription, source, house),
    ...(fromDescription !== undefined && writer),
  };
  return toHtml === undefined ? format : { ...format, page: communityPage(toHtml, { ...format, root }, writer, house) };
}

function mappingOf({ omits }: CommunityManifest, description: Mapping): Mapping {
  const omitted = Object.entries(omits).map(([field, reason]) => [field, { omitted: reason }]);
  return { ...description, ...Object.fromEntries(omitted) };
}

function readBy(stylesheet: string, source: SourceDocument, house: CommunityHouse): readonly RecordRead[] {
  if (source.syntax !== 'xml') return [];
  const made = transformed(stylesheet, source, house);
  if (!made.ok) return [nothingRead(made.findings)];
  const read = readDocument(new TextEncoder().encode(made.value), source.file, house.readers);
  if (!read.ok) return [nothingRead(read.findings)];
  // The places in the document made mean nothing to whoever wrote the first.
  const findings = read.findings.map(({ at: _, ...one }) => ({ ...one, at: { file: source.file } }));
  const records = read.value.records.map((record) => ({ ...record, readFrom: source.root }));
  return records.map((record, n) => (n > 0 ? record : { ...record, findings: [...findings, ...record.findings] }));
}

function transformed(stylesheet: string, { root, file }: XmlSource, { engine }: CommunityHouse): Checked<string> {
  const made = engine.transform({ stylesheet, document: markupOf(root) });
  if (made.ok) return good(made.text);
  return bad(
    finding(made.code, made.message, { rule: 'a stylesheet of one document, within its limits', at: { file } }),
  );
}

function nothingRead(findings: RecordRead['findings']): RecordRead {
  return { description: readDescription(undefined, {}), facts: {}, findings };
}
