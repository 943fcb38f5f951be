import type { SampleDescription } from '../../../domain/description/sample-description.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { type Finding, finding, hasError } from '../../../domain/finding.ts';
import { parseIgsn } from '../../../domain/identifier/igsn.ts';
import { namedDescription } from '../../../domain/registration/named-description.ts';
import { CANONICAL_JSON } from '../../../formats/canonical-json/format.ts';
import type { ReadableFormat } from '../../../formats/format.ts';
import { readDocument } from '../../../formats/reading/read-document.ts';
import { namespaceOf } from '../../../formats/reading/read-identifier.ts';
import { unknownMembers } from '../../../intake/unknown-members.ts';
import { type Judging, judgeDescriptions } from '../../../operations/registry/judge-descriptions.ts';
import type { ReceivedDocument } from '../../../operations/registry/record-change.ts';

/** A description as given, with the document it came in, if it was one, and what is odd about it. */
export interface Given {
  readonly description: SampleDescription;
  readonly documents?: readonly ReceivedDocument[];
  readonly warnings: readonly Finding[];
}

/** By what a description is judged: whose it is (undefined where the identifier is not known yet), and the rules of the installation. */
export interface GivenFor {
  readonly igsn: string | undefined;
  readonly judging: Judging;
}

/**
 * Reads a description in our own JSON. Throws `invalid-input` with every finding: members of a wrong type (`wrong-type`), unknown
 * ones (`unknown-member`), another identifier (`igsn-differs`), and every rule's error.
 */
export async function readOwnDescription(said: object, forWhom: GivenFor): Promise<Given> {
  const { igsn } = forWhom;
  const code = igsn ?? '';
  const value = { description: { igsn: code, ...said }, registration: {} };
  const [record] = CANONICAL_JSON.read({ syntax: 'json', file: 'body', value });
  const findings = [
    ...record!.findings.filter((one) => one.code !== 'no-identifier'),
    ...unknownMembers(record!, said),
  ];
  return judged(record!.description, findings, forWhom);
}

/**
 * Reads a document of one record in any format. Throws `invalid-input`, also for one of an unknown format, for several records,
 * and for a format other than `format` where that is named.
 */
export async function readGivenDocument(
  content: Uint8Array,
  readable: readonly ReadableFormat[],
  { format, ...forWhom }: GivenFor & { readonly format?: string | undefined },
): Promise<Given> {
  const { description, findings, document } = readOneRecord(content, readable, format);
  return { ...(await judged(description, findings, forWhom)), documents: [document] };
}

/** The identifier that a document of one record names; empty for none. Throws as {@link readGivenDocument} does for what cannot be read. */
export function igsnInDocument(content: Uint8Array, readable: readonly ReadableFormat[]): string {
  return readOneRecord(content, readable, undefined).description.igsn;
}

function readOneRecord(content: Uint8Array, readable: readonly ReadableFormat[], format: string | undefined) {
  const formats = format === undefined ? readable : readable.filter((one) => one.name === format);
  if (formats.length === 0)
    throw refused([
      finding('unknown-format', `There is no format ${format} that is read.`, { field: 'format', value: format }),
    ]);
  const found = readDocument(content, 'body', formats);
  if (!found.ok) throw refused(found.findings);
  const { records } = found.value;
  const [record] = records;
  if (record === undefined || records.length > 1) throw refused([notOne(records.length)]);
  const findings = [...found.findings, ...record.findings.filter((one) => one.code !== 'no-identifier')];
  return { description: record.description, findings, document: received(found.value.format, content) };
}

async function judged(said: SampleDescription, found: readonly Finding[], { igsn, judging }: GivenFor): Promise<Given> {
  const description = igsn === undefined ? said : namedDescription(said, igsn, said.namespace || namespaceOf(igsn));
  const [broken = []] = await judgeDescriptions([description], judging);
  const findings = [...found, ...otherIdentifier(said, igsn), ...broken];
  if (hasError(findings)) throw refused(findings);
  return { description, warnings: findings };
}

function otherIdentifier(said: SampleDescription, igsn: string | undefined): readonly Finding[] {
  if (igsn === undefined || said.igsn === '' || said.igsn.toUpperCase() === igsn) return [];
  return [
    finding('igsn-differs', 'The description is of another identifier.', {
      field: 'description.igsn',
      value: said.igsn,
      rule: igsn,
    }),
  ];
}

function received({ name, syntax, mediaTypes }: ReadableFormat, content: Uint8Array): ReceivedDocument {
  const isRegistration = /^igsn(?:-\d|$)/.test(name);
  const part = isRegistration ? 'registration' : name.includes('datacite') ? 'datacite' : 'description';
  const plain = { xml: 'application/xml', json: 'application/json', text: 'text/plain' }[syntax];
  return { part, format: name, mediaType: mediaTypes[0] ?? plain, content };
}

function notOne(count: number): Finding {
  return finding('not-one-record', `The document holds ${count} records, not one.`, {
    value: count,
    rule: 'one record; several are taken by the bulk API',
  });
}

function refused(findings: readonly Finding[]): CorestoneError {
  return new CorestoneError('invalid-input', 'The description cannot be taken as it is.', { findings });
}

/** An identifier that a request names, in normal form; throws `invalid-input` where it is none. */
export function givenIgsn(text: string, grammar: 'guideline' | 'registry' = 'registry'): string {
  const checked = parseIgsn(text, grammar);
  if (checked.ok) return checked.value;
  throw new CorestoneError('invalid-input', 'This is not an IGSN.', { findings: checked.findings });
}
