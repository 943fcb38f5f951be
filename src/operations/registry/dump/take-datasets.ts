import { spellDescription } from '../../../domain/description/spell-description.ts';
import type { Finding } from '../../../domain/finding.ts';
import type { OwnPrefixes } from '../../../domain/identifier/alias.ts';
import { splitAtSlash } from '../../../domain/identifier/handle.ts';
import { type Igsn, parseIgsn } from '../../../domain/identifier/igsn.ts';
import { namespaceOf } from '../../../domain/identifier/namespace.ts';
import { bareDescription } from '../../../domain/registration/bare-description.ts';
import { summaryOf } from '../../../domain/registration/record-summary.ts';
import type { AliasRow } from '../../alias-ports.ts';
import { IMPORTED_BY, type TakenRecord } from '../../dump-ports.ts';
import type { ClientRow, NamespaceRow } from '../../party-ports.ts';
import type { Actor, Work } from '../../ports.ts';
import { placed, twice, unknown } from './dataset-findings.ts';
import type { TakenCount } from './party-taking.ts';
import type { DumpDataset } from './registry-dump.ts';

/** What taking identifiers over needs to know. */
export interface DatasetTaking {
  readonly prefixes: OwnPrefixes;
  readonly oaiRepository: string;
  readonly hash: (text: string) => string;
  readonly actor: Actor;
  readonly tell: (...findings: readonly Finding[]) => void;
}

interface Read {
  readonly dataset: DumpDataset;
  readonly igsn: Igsn;
  readonly holder: NamespaceRow;
  readonly client: ClientRow;
}

/**
 * Takes identifiers over, each as a record that nobody has described yet, and keeps the id that its OAI-PMH record had as
 * another name. One without URL or not minted is reserved, an inactive one hidden; an active one stays hidden until its
 * description comes. Those that have their OAI id here already are passed over. Findings, by row: `foreign-prefix`, those of
 * `parseIgsn`, `namespace-unknown`, `client-unknown`, `identifier-known` for one that did not come from that registry, and
 * `identifier-twice` (info) for one that had two records there.
 */
export async function takeDatasets(
  work: Work,
  datasets: readonly DumpDataset[],
  taking: DatasetTaking,
): Promise<TakenCount> {
  const known = await work.aliases.find(datasets.map((one) => oaiSpelling(taking.oaiRepository, one.id)));
  const fresh = datasets.filter((one) => !known.has(oaiSpelling(taking.oaiRepository, one.id)));
  if (fresh.length === 0) return { new: 0, unchanged: datasets.length, refused: 0 };
  const read = await readAll(work, fresh, taking);
  const { records, aliases } = await withoutKnown(work, read, taking);
  await work.dumps.addRecords(records.map((one) => toRecord(one, taking, work.now())));
  await work.aliases.add(aliases);
  const entries = records.map((one) => ({ action: 'import-record', subject: one.igsn, after: factsOf(one.dataset) }));
  await work.audit(taking.actor, entries, work.now());
  return { new: aliases.length, unchanged: datasets.length - fresh.length, refused: fresh.length - aliases.length };
}

/** The normal form of the id that the record of a dataset had in the former registry's OAI-PMH. */
export function oaiSpelling(oaiRepository: string, datasetId: string): string {
  return `oai:${oaiRepository.toLowerCase()}:${datasetId}`;
}

/** The state of an identifier by what the former registry kept of it, once it is described. */
export function stateOf({ mintedAt, url, isActive }: Pick<DumpDataset, 'mintedAt' | 'url' | 'isActive'>): string {
  if (mintedAt === null || url === null) return 'reserved';
  return isActive ? 'registered' : 'hidden';
}

async function readAll(work: Work, fresh: readonly DumpDataset[], taking: DatasetTaking): Promise<Read[]> {
  const holders = new Map((await work.parties.namespaces()).map((one) => [one.namespace, one]));
  const names = new Set(holders.keys());
  const clients = new Map((await work.parties.clients()).map((one) => [one.symbol, one]));
  return fresh.flatMap((dataset) => {
    const igsn = readIdentifier(dataset, taking.prefixes);
    if (typeof igsn !== 'string') {
      taking.tell(...igsn);
      return [];
    }
    const holder = holders.get(namespaceOf(igsn, names) ?? '');
    const client = clients.get(dataset.client);
    if (holder !== undefined && client !== undefined) return [{ dataset, igsn, holder, client }];
    if (holder === undefined)
      taking.tell(unknown(dataset, 'namespace-unknown', 'It begins with no namespace held here.'));
    else taking.tell(unknown(dataset, 'client-unknown', `There is no client ${dataset.client || 'named'}.`));
    return [];
  });
}

function readIdentifier(dataset: DumpDataset, { handlePrefix, doiPrefix }: OwnPrefixes): Igsn | readonly Finding[] {
  const { prefix, suffix } = splitAtSlash(dataset.identifier.trim());
  if (prefix !== handlePrefix && prefix !== doiPrefix) {
    const rule = `${handlePrefix}/… or ${doiPrefix}/…`;
    return [placed(dataset, 'foreign-prefix', 'This prefix is not ours.', rule)];
  }
  const read = parseIgsn(suffix, 'registry');
  return read.ok ? read.value : read.findings.map((one) => ({ ...one, at: dataset.at }));
}

async function withoutKnown(work: Work, read: readonly Read[], taking: DatasetTaking) {
  const igsns = read.map((one) => one.igsn);
  const identifiers = new Set((await work.identifiers.find(igsns)).map((one) => one.igsn));
  const standings = await work.dumps.standings([...identifiers]);
  const records: Read[] = [];
  const aliases: AliasRow[] = [];
  const taken = new Set<string>();
  for (const one of read) {
    const isOfDump = taken.has(one.igsn) || standings.get(one.igsn)?.isImported === true;
    if (identifiers.has(one.igsn) && !isOfDump) {
      taking.tell(unknown(one.dataset, 'identifier-known', `${one.igsn} was registered here before.`));
      continue;
    }
    if (isOfDump) taking.tell(twice(one.dataset, one.igsn));
    else records.push(one);
    taken.add(one.igsn);
    aliases.push(aliasOf(one, taking, work.now()));
  }
  return { records, aliases };
}

function aliasOf({ dataset, igsn }: Read, { oaiRepository }: DatasetTaking, now: string): AliasRow {
  const createdAt = dataset.createdAt ?? now;
  return { spelling: oaiSpelling(oaiRepository, dataset.id), igsn, kind: 'oai', createdAt, createdBy: IMPORTED_BY };
}

function toRecord({ dataset, igsn, holder, client }: Read, { hash }: DatasetTaking, now: string): TakenRecord {
  const bare = bareDescription(igsn, holder.namespace);
  const description = spellDescription(bare);
  const state = stateOf(dataset);
  return {
    igsn,
    holder,
    client: client.symbol,
    agent: client.agent,
    ...summaryOf(bare),
    state: state === 'registered' ? 'hidden' : state,
    description,
    contentHash: hash(description),
    landingUrl: dataset.url,
    submittedAt: dataset.createdAt ?? dataset.mintedAt ?? `${now.slice(0, 19)}Z`,
    registeredAt: dataset.mintedAt,
    check: dataset.check,
  };
}

/** What the register has no column for and nobody should lose. */
function factsOf({ id, identifier, isActive, isReferenceQuality, mintedAt, createdAt, updatedAt }: DumpDataset) {
  return { dataset: id, identifier, isActive, isReferenceQuality, mintedAt, createdAt, updatedAt };
}
