import { present } from '../../domain/description/present.ts';
import type { TypedIdentifier } from '../../domain/description/related-work.ts';
import type { FactsRead, RegistrationEvent, RegistrationFacts } from '../../domain/description/sample-description.ts';
import type { ForeignElement } from '../../domain/description/statements.ts';
import { finding } from '../../domain/finding.ts';
import { readDescription } from '../reading/read-description.ts';
import type { LogEvent, ReadFacts, RecordRead } from '../reading/record-read.ts';
import type { SourceDocument } from '../reading/source-document.ts';
import { DESCRIPTION } from './description-shape.ts';
import { isObject, list, number, object, type ShapeCheck, text, word } from './shape.ts';

const IDENTIFIER = object<TypedIdentifier>({ type: text, value: text }, 'type', 'value');
const EVENT = object<RegistrationEvent>({ event: text, at: text, comment: text, text }, 'event', 'at');

/** What the register says of a record beside its description. */
export const REGISTRATION = object<Partial<RegistrationFacts>>({
  registrant: text,
  state: word('reserved', 'pending', 'registered', 'hidden', 'test', 'withdrawn'),
  submittedAt: text,
  registeredAt: text,
  changedAt: text,
  withdrawnAt: text,
  version: number,
  read: object<FactsRead>({
    registrantIdentifier: IDENTIFIER,
    registrantAffiliation: text,
    registrantAffiliationIdentifier: IDENTIFIER,
    log: list(EVENT),
  }),
});

/** What a record is beside `description` and `registration`: `identifiers` repeats what the description says. */
const DERIVED = new Set(['identifiers', 'description', 'registration']);

/** Whether a value is one record of our own JSON: an object with `description.igsn` and either of the two others. */
export function isCanonical(value: unknown): boolean {
  if (!isObject(value) || !isObject(value.description)) return false;
  return 'igsn' in value.description || 'identifiers' in value || 'registration' in value;
}

/**
 * Reads our own JSON: one record or a list of records. Members of a wrong type are left out with a finding `wrong-type`,
 * unknown ones are kept as foreign. An item of a list that is no record is a finding `no-record`.
 */
export function fromJson(source: SourceDocument): readonly RecordRead[] {
  if (source.syntax !== 'json') return [];
  const records = Array.isArray(source.value) ? source.value : [source.value];
  return records.map((record) => readRecord(record, source.file));
}

function readRecord(record: unknown, file: string): RecordRead {
  const check: ShapeCheck = { file, findings: [], unknown: [] };
  const outer = isObject(record) ? record : {};
  if (!isObject(outer.description)) check.findings.push(noRecord(record, file));
  const said = (isObject(outer.description) && DESCRIPTION(outer.description, 'description', check)) || {};
  const facts = factsOf(outer.registration, check);
  for (const [path, value] of Object.entries(outer)) if (!DERIVED.has(path)) check.unknown.push({ path, value });
  const { igsn = '', prefix } = said;
  if (igsn === '') check.findings.push(noIdentifier(file));
  const description = readDescription(
    { code: igsn, ...(prefix !== undefined && { prefix }) },
    { ...said, foreign: [...(said.foreign ?? []), ...check.unknown.map(foreignOf)] },
  );
  return { description, facts, findings: check.findings, readFrom: outer };
}

function factsOf(registration: unknown, check: ShapeCheck): ReadFacts {
  if (registration === undefined) return {};
  const said = REGISTRATION(registration, 'registration', check) ?? {};
  const { registrant, submittedAt, registeredAt, changedAt, withdrawnAt, read } = said;
  const log = [event('submitted', submittedAt), event('registered', registeredAt), event('deprecated', withdrawnAt)];
  return present({ registrant, registeredAt, changedAt, ...read, log: read?.log ?? log.flat() });
}

function event(name: string, at: string | undefined): readonly LogEvent[] {
  return at === undefined ? [] : [{ event: name, at }];
}

function foreignOf({ path, value }: ShapeCheck['unknown'][number]): ForeignElement {
  return { format: 'json', path, content: JSON.stringify(value) };
}

function noRecord(value: unknown, file: string) {
  return finding('no-record', 'The item holds no description.', {
    value: value ?? 'null',
    rule: 'an object with description',
    at: { file },
  });
}

function noIdentifier(file: string) {
  return finding('no-identifier', 'The record names no identifier.', {
    field: 'description.igsn',
    rule: 'an IGSN',
    at: { file },
  });
}
