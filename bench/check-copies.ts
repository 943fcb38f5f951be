import { answerRequest } from '../src/dissemination/oai-pmh/answer-request.ts';
import { toOaiIdentifier } from '../src/dissemination/oai-pmh/oai-identifier.ts';
import { makeOaiRepository, type OaiRepository } from '../src/dissemination/oai-pmh/oai-repository.ts';
import { textOf } from '../src/dissemination/oai-pmh/parts.ts';
import type { PublicFace } from '../src/dissemination/public-face.ts';
import { checkedRoot } from '../src/dissemination/whole-xml.ts';
import type { Format } from '../src/formats/format.ts';
import { FORMATS } from '../src/formats/formats.ts';
import { readXml } from '../src/formats/xml/read-xml.ts';
import { readPreparedPage } from '../src/store/read/read-prepared-page.ts';
import { COPY } from './multiply-records.ts';

const SAMPLE = 20;

/**
 * Tries some copies, from the first to the last: GetRecord writes each in every format, as it writes the record that it is a copy of but
 * for the IGSN; what it writes is a document of the format, by the schema where we have that; and a list hands out the same octets as they
 * were prepared. Gives how many answers were tried; throws for the first that is otherwise.
 */
export async function checkCopies(face: PublicFace, prefixes: readonly string[]): Promise<number> {
  const onBadRecord = (igsn: string, error: unknown) => {
    throw new Error(`${igsn} cannot be written`, { cause: error });
  };
  const repository = makeOaiRepository(face, FORMATS, { prepared: prefixes, onBadRecord });
  const copies = await chooseCopies(face);
  for (const prefix of prefixes) {
    const format = repository.formats.get(prefix)!;
    for (const copy of copies) await checkCopy(repository, prefix, format, copy);
  }
  return copies.length * prefixes.length;
}

interface Copy {
  readonly igsn: string;
  readonly changed_seq: number;
}

async function chooseCopies({ store }: PublicFace): Promise<readonly Copy[]> {
  const ends = store.read.selectFrom('record').where('igsn', 'like', 'COPY%');
  const { first, last } = await ends
    .select(({ fn }) => [fn.min('changed_seq').as('first'), fn.max('changed_seq').as('last')])
    .executeTakeFirstOrThrow();
  if (first === null) return [];
  const chosen = new Map<string, Copy>();
  for (let n = 0; n < SAMPLE; n++) {
    const from = Math.floor(Number(first) + ((Number(last) - Number(first)) * n) / (SAMPLE - 1));
    const next = store.read.selectFrom('record').select(['igsn', 'changed_seq']).where('changed_seq', '>=', from);
    const copy = await next.where('state', '=', 'registered').orderBy('changed_seq').limit(1).executeTakeFirstOrThrow();
    chosen.set(copy.igsn, copy);
  }
  return [...chosen.values()];
}

async function checkCopy(repository: OaiRepository, prefix: string, format: Format, copy: Copy): Promise<void> {
  const { igsn, changed_seq: seq } = copy;
  const original = igsn.replace(COPY, '');
  const record = await getRecord(repository, prefix, igsn);
  const ofOriginal = await getRecord(repository, prefix, original);
  const where = `${igsn} as ${prefix}`;
  const renamed = ofOriginal.replaceAll(original, igsn).replaceAll(original.toLowerCase(), igsn.toLowerCase());
  if (record !== renamed) throw new Error(`${where} is not written as ${original} is.`);
  const [, metadata = ''] = /<metadata>(.*)<\/metadata>/s.exec(record) ?? [];
  const read = readXml(Buffer.from(checkedRoot(metadata, format)), where, format.schema);
  if (!read.ok || read.findings.length > 0)
    throw new Error(`${where} is not as its schema wants: ${JSON.stringify(read)}`);
  const { store, now } = repository.face;
  const key = { format: prefix, stamp: repository.stampOf(format)!, today: now().toISOString().slice(0, 10) };
  const selection = { afterSeq: seq - 1, throughSeq: seq, isOfAll: true };
  const page = await readPreparedPage(store.read, store.engine, selection, key, { limit: 1, lookAhead: 2 });
  if (page === undefined) throw new Error(`${where} is not prepared.`);
  const prepared = Buffer.concat(page.body).toString('utf8');
  if (prepared !== record) throw new Error(`${where} is prepared otherwise than it is written.`);
}

async function getRecord(repository: OaiRepository, metadataPrefix: string, igsn: string): Promise<string> {
  const identifier = toOaiIdentifier(repository.face.agent.repositoryIdentifier, igsn);
  const query = new URLSearchParams({ verb: 'GetRecord', metadataPrefix, identifier });
  const { parts } = await answerRequest(repository, query);
  const answer = await textOf(parts!);
  const record = /<record>.*<\/record>\n/s.exec(answer)?.[0];
  if (record === undefined) throw new Error(`GetRecord of ${igsn} in ${metadataPrefix}: ${answer}`);
  return record;
}
