import { whereBroken } from '../../domain/broken-json.ts';
import { asWarning, bad, type Checked, type Finding, finding, good } from '../../domain/finding.ts';
import type { Visibility } from '../../domain/registration/next-state.ts';
import { CANONICAL_JSON } from '../../formats/canonical-json/format.ts';
import { isObject } from '../../formats/canonical-json/shape.ts';
import type { ReadableFormat } from '../../formats/format.ts';
import { readDocument } from '../../formats/reading/read-document.ts';
import { readIdentifier } from '../../formats/reading/read-identifier.ts';
import type { RecordRead } from '../../formats/reading/record-read.ts';
import type { WantedRecord } from '../../operations/bulk/bulk-item.ts';
import type { ReceivedDocument } from '../../operations/registry/record-change.ts';
import { unknownMembers } from '../unknown-members.ts';
import { isDumped, readDumped } from './read-dumped.ts';
import { readPrivacy } from './read-privacy.ts';
import { readWithdrawal } from './read-withdrawal.ts';
import { checkedIgsn, wantedOf } from './wanted-of-records.ts';

const VISIBILITIES: readonly Visibility[] = ['reserved', 'hidden', 'findable', 'keep'];
const MEMBERS = new Set([
  'igsn',
  'namespace',
  'landingUrl',
  'visibility',
  'description',
  'version',
  'withdrawal',
  'embargoUntil',
  'withheld',
  'format',
  'document',
]);

/**
 * An item of NDJSON: `{igsn | namespace, landingUrl?, visibility?, version?, withdrawal?, embargoUntil?, withheld?, description?}`, where `description` is our canonical
 * description or `{format, document}`, a document of any readable format as text or JSON. A bare string is an IGSN; a line of a dump is taken
 * as it is, by {@link readDumped}.
 * Findings: `not-json`, `wrong-type`, `unknown-member`, `unknown-format`, and those of the readers.
 */
export function readJsonItem(text: string, readable: readonly ReadableFormat[]): Checked<WantedRecord> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return bad(finding('not-json', `The line is no JSON: ${whereBroken(text)}.`, { rule: 'one JSON value a line' }));
  }
  if (typeof value === 'string') return readIgsn(value);
  if (!isObject(value)) return bad(wrongType('line', value, 'an object'));
  if (!isDumped(value)) return readWrapper(value, readable);
  const dumped = readDumped(value);
  if (!dumped.ok) return dumped;
  const wanted = readWrapper(dumped.value, readable, true);
  return wanted.ok ? good({ ...wanted.value, isMoved: true }, wanted.findings) : wanted;
}

function readIgsn(text: string): Checked<WantedRecord> {
  const read = checkedIgsn(readIdentifier(text)?.code ?? '');
  return read.ok ? good({ igsn: read.value! }, read.findings) : read;
}

type Wrapper = Readonly<Record<string, unknown>>;

function readWrapper(value: Wrapper, readable: readonly ReadableFormat[], isExported = false): Checked<WantedRecord> {
  const findings = checkMembers(value);
  if (findings.length > 0) return bad(...findings);
  const { namespace, landingUrl, visibility, version } = value as {
    namespace?: string;
    landingUrl?: string | null;
    visibility?: Visibility;
    version?: number;
  };
  const stated = typeof value.igsn === 'string' ? (readIdentifier(value.igsn)?.code ?? '') : undefined;
  const described = readDescribed(value, stated, readable, isExported);
  if (!described.ok) return described;
  const withdrawal = isObject(value.withdrawal)
    ? readWithdrawal(value.withdrawal, (member) => `withdrawal.${member}`)
    : undefined;
  if (withdrawal?.ok === false) return withdrawal;
  const privacy = readPrivacy(value, described.value.description);
  if (!privacy.ok) return privacy;
  return good(
    {
      ...described.value,
      ...(withdrawal !== undefined && { withdrawal: withdrawal.value }),
      ...(privacy.value !== undefined && { privacy: privacy.value }),
      ...(namespace !== undefined && { namespace: namespace.toUpperCase() }),
      ...(landingUrl !== undefined && { landingUrl }),
      ...(visibility !== undefined && { visibility }),
      ...(version !== undefined && { expectedVersion: version }),
    },
    [...described.findings, ...(withdrawal?.findings ?? []), ...privacy.findings],
  );
}

function checkMembers(value: Wrapper): Finding[] {
  const findings: Finding[] = [];
  const expect = (member: string, isRight: (one: unknown) => boolean, rule: string) => {
    if (value[member] !== undefined && !isRight(value[member])) findings.push(wrongType(member, value[member], rule));
  };
  const isText = (one: unknown) => typeof one === 'string';
  expect('igsn', isText, 'a text');
  expect('namespace', isText, 'a text');
  expect('landingUrl', (one) => one === null || isText(one), 'an address, or null for our own page');
  expect(
    'visibility',
    (one) => (VISIBILITIES as readonly unknown[]).includes(one),
    `one of ${VISIBILITIES.join(', ')}`,
  );
  expect('version', (one) => Number.isSafeInteger(one) && (one as number) >= 0, 'a whole number, 0 or more');
  expect('description', isObject, 'an object');
  expect('withdrawal', isObject, 'an object');
  for (const member in value)
    if (!MEMBERS.has(member))
      findings.push(
        finding('unknown-member', `There is no member ${member} here.`, {
          field: member,
          rule: [...MEMBERS].join(', '),
        }),
      );
  return findings;
}

function readDescribed(
  value: Wrapper,
  stated: string | undefined,
  readable: readonly ReadableFormat[],
  isExported: boolean,
): Checked<WantedRecord> {
  const inner = isObject(value.description) && 'document' in value.description ? value.description : value;
  if (inner.document !== undefined) return readForeign(inner, stated, readable);
  if (!isObject(value.description)) {
    const igsn = checkedIgsn(stated);
    return igsn.ok ? good(igsn.value === undefined ? {} : { igsn: igsn.value }, igsn.findings) : igsn;
  }
  const described = stated === undefined ? value.description : { igsn: stated, ...value.description };
  const source = { syntax: 'json', file: '', value: { description: described } } as const;
  const [record] = CANONICAL_JSON.read(source);
  // What another version of ours exported is kept; what somebody wrote by hand is a slip of the pen.
  const unknown = isExported ? [] : unknownMembers(record!, value.description);
  return unknown.length > 0 ? bad(...unknown) : wantedOf(withoutFile(record!), { igsn: stated });
}

function readForeign(inner: Wrapper, stated: string | undefined, readable: readonly ReadableFormat[]) {
  const { format: name, document } = inner;
  const formats = typeof name === 'string' ? readable.filter((one) => one.name === name) : readable;
  if (formats.length === 0) {
    const rule = readable.map((one) => one.name).join(', ');
    return bad(finding('unknown-format', `No format ${String(name)} is read.`, { field: 'format', value: name, rule }));
  }
  const bytes = Buffer.from(typeof document === 'string' ? document : JSON.stringify(document));
  const read = readDocument(bytes, 'document', formats);
  if (!read.ok) return read;
  const [record, second] = read.value.records;
  if (record === undefined || second !== undefined) {
    const rule = 'one record in a document';
    return bad(finding('record-count', 'The document has none or several records.', { field: 'document', rule }));
  }
  // What breaks the schema is told: real documents are slightly wrong and yet readable.
  const wanted = wantedOf(
    { ...record, findings: [...read.findings.map(asWarning), ...record.findings] },
    { igsn: stated },
  );
  if (!wanted.ok) return wanted;
  const documents = [received(read.value.format, bytes)];
  return good({ ...wanted.value, documents }, wanted.findings);
}

/** A document as it is kept; what breaks its schema was told and keeps it out no more than elsewhere. */
export function received({ name, mediaTypes, syntax }: ReadableFormat, content: Uint8Array): ReceivedDocument {
  const fallback = syntax === 'xml' ? 'application/xml' : 'application/octet-stream';
  return { part: 'description', format: name, mediaType: mediaTypes[0] ?? fallback, content };
}

function withoutFile(record: RecordRead): RecordRead {
  return { ...record, findings: record.findings.map(({ at, ...one }) => one) };
}

function wrongType(field: string, value: unknown, rule: string): Finding {
  return finding('wrong-type', `${field} is not ${rule}.`, { field, value: value ?? 'null', rule });
}
