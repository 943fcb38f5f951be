import { type FamilyEntry, familyEntry } from '../../domain/description/rules/check-family.ts';
import { finding } from '../../domain/finding.ts';
import { type CheckedDocument, checkDocument } from '../../formats/converting/check-document.ts';
import type { ReadableFormat } from '../../formats/format.ts';
import type { Output } from '../output.ts';
import { type DocumentName, readDocumentFile } from './list-documents.ts';

/** What documents are checked with. */
export interface CheckingHouse {
  readonly readable: readonly ReadableFormat[];
  readonly today: string;
  readonly output: Output;
}

/**
 * Reads and checks documents one after the other, with a running count, and hands each to `take`; only what families are
 * checked by stays in memory. A document that cannot be read has findings and ends nothing.
 */
export async function checkDocuments(
  names: readonly DocumentName[],
  { readable, today, output }: CheckingHouse,
  take: (document: CheckedDocument, name: DocumentName) => void | Promise<void>,
): Promise<readonly FamilyEntry[]> {
  const entries: FamilyEntry[] = [];
  const progress = names.length > 1 ? output.progress('Reading documents') : undefined;
  let done = 0;
  for (const name of names) {
    const document = await checkedFile(name.file, readable, today);
    const format = document.format?.name ?? '';
    for (const { record } of document.records)
      entries.push(familyEntry(record.description, format, { file: name.file }));
    await take(document, name);
    progress?.update(++done, names.length);
  }
  progress?.done();
  return entries;
}

async function checkedFile(file: string, readable: readonly ReadableFormat[], today: string): Promise<CheckedDocument> {
  const bytes = await readDocumentFile(file);
  if (!bytes.ok) return { file, findings: bytes.findings, records: [] };
  try {
    return checkDocument(bytes.value, file, readable, { today });
  } catch (error) {
    // No reader throws for what a document says; should one do so all the same, the other documents are not to suffer.
    const message = `The reader failed: ${error instanceof Error ? error.message : String(error)}`;
    return { file, findings: [finding('reader-failed', message, { at: { file } })], records: [] };
  }
}
