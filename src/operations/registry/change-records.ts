import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { Igsn } from '../../domain/identifier/igsn.ts';
import { LONGEST_NAMESPACE, namespaceOf } from '../../domain/identifier/namespace.ts';
import { isSamePrivacy, NOTHING_KEPT_BACK } from '../../domain/registration/privacy.ts';
import type { Caller } from '../caller.ts';
import type { DocumentRow } from '../document-ports.ts';
import type { IdentifierRow } from '../identifier-ports.ts';
import type { ClientStanding, NamespaceRow } from '../party-ports.ts';
import type { AuditEntry, Work } from '../ports.ts';
import type { RecordState, RecordWrite } from '../register-ports.ts';
import { type ChangeContext, type Judged, judgeChange } from './judge-change.ts';
import type { ChangeRules, RecordChange, RecordOutcome } from './record-change.ts';

/**
 * The one way in which records are made and changed from outside, for every API, upload and bulk job: judges each change by
 * itself and keeps the accepted ones (identifier, record, version, documents as received, audit, outbox) in the caller's unit of
 * work; the refused ones change nothing and keep nobody else out. A record that looks like the same sample as another one is kept, with the
 * warning `looks-like`, which names one. Outcomes come in the order of the changes; several changes
 * of one identifier are taken one after the other. A bounded number of statements for any number of changes.
 */
export async function changeRecords(
  work: Work,
  changes: readonly RecordChange[],
  rules: ChangeRules,
): Promise<RecordOutcome[]> {
  const outcomes: RecordOutcome[] = [];
  for (let rest = changes; rest.length > 0; ) {
    const round = firstOfEach(rest);
    outcomes.push(...(await changeEach(work, rest.slice(0, round), rules)));
    rest = rest.slice(round);
  }
  return outcomes;
}

/** How many changes from the beginning name no identifier twice. */
function firstOfEach(changes: readonly RecordChange[]): number {
  const seen = new Set<string>();
  const again = changes.findIndex(({ igsn }) => seen.size === seen.add(igsn).size);
  return again < 0 ? changes.length : again;
}

async function changeEach(work: Work, changes: readonly RecordChange[], rules: ChangeRules): Promise<RecordOutcome[]> {
  const known = await loadKnown(work, changes);
  const quota = new QuotaLeft(known.clients);
  const judged = changes.map((change) => {
    const context = known.contextOf(change, quota);
    const one = judgeChange(change, context, rules, work.now());
    if (one.judged === 'write' && context.known === undefined) quota.take(context);
    return one;
  });
  const written = changes.flatMap((change, at) => {
    const one = judged[at]!;
    return one.judged === 'write' ? [{ change, write: one.write }] : [];
  });
  // What the core tree said stands beside, or the next registration could not tell what was changed.
  await work.register.keepTreeDescriptions(
    written.flatMap(({ change, write }) =>
      change.description !== undefined && write.objectId !== null && write.version > 1 ? [write.igsn] : [],
    ),
  );
  await keepWritten(work, written, known);
  await keepDocuments(work, changes, judged, known, rules);
  const alike = await findAlike(work, written, known);
  return changes.map((change, at) => toOutcome(change, judged[at]!, known, alike));
}

/** What is described for the first time is looked up among what stands, the others of the batch too. */
async function findAlike(work: Work, written: readonly Written[], known: KnownBefore) {
  const fresh = written.flatMap(({ write: { igsn, likeness = null, client } }) =>
    likeness === null || known.records.get(igsn)?.isDescribed === true ? [] : [{ igsn, likeness, client }],
  );
  return work.register.alike(fresh);
}

function alikeFinding(igsn: string, other: string): Finding {
  return finding('looks-like', `${igsn} looks like the same sample as ${other}.`, {
    severity: 'warning',
    field: 'igsn',
    value: other,
    rule: 'one record for each sample; two of the same are linked, or one is withdrawn',
  });
}

/** Everything the changes are judged by, in a bounded number of questions. */
class KnownBefore {
  readonly holders: ReadonlyMap<string, NamespaceRow>;
  readonly clients: ReadonlyMap<string, ClientStanding>;
  readonly records: ReadonlyMap<string, RecordState>;
  readonly identifiers: ReadonlyMap<string, IdentifierRow>;
  readonly descriptions: ReadonlyMap<string, SampleDescription>;

  constructor(parts: Omit<KnownBefore, 'holderOf' | 'contextOf'>) {
    this.holders = parts.holders;
    this.clients = parts.clients;
    this.records = parts.records;
    this.identifiers = parts.identifiers;
    this.descriptions = parts.descriptions;
  }

  holderOf(igsn: string): NamespaceRow | undefined {
    const namespace = namespaceOf(igsn as Igsn, new Set(this.holders.keys()));
    return namespace === undefined ? undefined : this.holders.get(namespace);
  }

  contextOf({ igsn }: RecordChange, quota: QuotaLeft): ChangeContext {
    const holder = this.holderOf(igsn);
    const known = this.records.get(igsn);
    const client = holder === undefined ? undefined : this.clients.get(known?.client ?? holder.client);
    return {
      holder,
      client,
      known,
      description: this.descriptions.get(igsn),
      quotaLeft: client === undefined ? undefined : quota.of(client),
      objectId: this.identifiers.get(igsn)?.objectId ?? null,
    };
  }
}

/** Counts down what clients may still register while a batch is judged. */
class QuotaLeft {
  readonly #left: Map<string, number>;

  constructor(clients: ReadonlyMap<string, ClientStanding>) {
    const limited = [...clients.values()].filter((one) => one.quota >= 0);
    this.#left = new Map(limited.map((one) => [one.symbol, one.quota - one.quotaUsed]));
  }

  of({ symbol }: ClientStanding): number | undefined {
    return this.#left.get(symbol);
  }

  take({ client, holder }: ChangeContext): void {
    const left = this.#left.get(client!.symbol);
    if (left !== undefined && holder?.isTest !== true) this.#left.set(client!.symbol, left - 1);
  }
}

async function loadKnown(work: Work, changes: readonly RecordChange[]): Promise<KnownBefore> {
  const igsns = changes.map((one) => one.igsn);
  const rows = await work.parties.holdersAmong(beginnings(igsns));
  const holders = new Map(rows.map((row) => [row.namespace, row]));
  const all = new Set(holders.keys());
  // Of two who register the same new identifier the second waits here; which it is shows only afterwards.
  for (const namespace of new Set(
    igsns
      .map((igsn) => namespaceOf(igsn as Igsn, all))
      .filter((one) => one !== undefined)
      .toSorted(),
  ))
    await work.parties.holdJob(`registering in ${namespace}`, changes[0]!.caller.account);
  const records = await work.register.states(igsns);
  const symbols = [...rows.map((row) => row.client), ...[...records.values()].map((one) => one.client)];
  const identifiers = await work.identifiers.find(igsns);
  const undescribed = changes.filter((one) => one.description === undefined && records.has(one.igsn));
  return new KnownBefore({
    holders,
    records,
    clients: await work.parties.standings([...new Set(symbols)]),
    identifiers: new Map(identifiers.map((one) => [one.igsn, one])),
    descriptions: await work.register.descriptions(undescribed.map((one) => one.igsn)),
  });
}

/** Every text an identifier's namespace may be. */
function beginnings(igsns: readonly string[]): string[] {
  const found = new Set<string>();
  for (const igsn of igsns)
    for (let length = 2; length <= LONGEST_NAMESPACE && length < igsn.length; length++)
      found.add(igsn.slice(0, length));
  return [...found];
}

interface Written {
  readonly change: RecordChange;
  readonly write: RecordWrite;
}

/** What the journal keeps alike stands together: each request of one account has a caller of its own. */
function byActor<T>(items: readonly T[], callerOf: (item: T) => Caller): T[][] {
  return [...Map.groupBy(items, (item) => `${callerOf(item).origin} ${callerOf(item).name}`).values()];
}

async function keepWritten(work: Work, written: readonly Written[], known: KnownBefore): Promise<void> {
  if (written.length === 0) return;
  const fresh = written.filter(({ write }) => !known.identifiers.has(write.igsn));
  const rows = fresh.map(({ change, write }) => ({
    igsn: write.igsn,
    namespace: write.namespace,
    prefix: change.minted?.prefix ?? null,
    key: change.minted?.key ?? null,
    objectId: null,
    origin: change.minted === undefined ? ('adopted' as const) : ('minted' as const),
  }));
  if (rows.length > 0) await work.identifiers.insert(rows, work.now());
  for (const some of byActor(written, ({ change }) => change.caller)) {
    const { caller } = some[0]!.change;
    await work.register.write(
      some.map((one) => one.write),
      caller.name,
    );
    await work.audit(
      caller,
      some.map(({ write }) => auditEntry(write, known.records.get(write.igsn))),
      work.now(),
    );
  }
}

function auditEntry(write: RecordWrite, before: RecordState | undefined): AuditEntry {
  const shown = ({ state, version, landingUrl, contentHash, privacy }: RecordState | RecordWrite) => ({
    state,
    version,
    landingUrl,
    contentHash,
    ...(privacy !== undefined && !isSamePrivacy(privacy, NOTHING_KEPT_BACK) && { privacy }),
  });
  return {
    action: before === undefined ? 'create-record' : 'change-record',
    subject: write.igsn,
    ...(before !== undefined && { before: shown(before) }),
    after: shown(write),
  };
}

/** Documents are kept as received, also where the description they give is the one that stood. */
async function keepDocuments(
  work: Work,
  changes: readonly RecordChange[],
  judged: readonly Judged[],
  known: KnownBefore,
  rules: ChangeRules,
): Promise<void> {
  for (const some of byActor([...changes.keys()], (at) => changes[at]!.caller)) {
    const { caller } = changes[some[0]!]!;
    const rows = some.flatMap((at) => documentsOf(changes[at]!, judged[at]!, known, rules));
    await work.documents.add(rows, caller.name, work.now());
  }
}

function documentsOf(change: RecordChange, judged: Judged, known: KnownBefore, rules: ChangeRules): DocumentRow[] {
  if (judged.judged === 'refused') return [];
  const version = judged.judged === 'write' ? judged.write.version : known.records.get(change.igsn)!.version;
  return (change.documents ?? []).map((one) => ({
    ...one,
    igsn: change.igsn,
    contentHash: rules.hash(one.content === null ? '' : Buffer.from(one.content).toString('latin1')),
    version,
  }));
}

function toOutcome(
  { igsn }: RecordChange,
  judged: Judged,
  known: KnownBefore,
  alike: ReadonlyMap<string, string>,
): RecordOutcome {
  if (judged.judged === 'refused') {
    const { code, message, findings } = judged;
    return { igsn, outcome: 'refused', code, message, findings };
  }
  const before = known.records.get(igsn);
  const { version, state, client, landingUrl } = judged.judged === 'write' ? judged.write : before!;
  const outcome = judged.judged === 'unchanged' ? 'unchanged' : before === undefined ? 'created' : 'updated';
  const other = alike.get(igsn);
  const findings = other === undefined ? [] : [alikeFinding(igsn, other)];
  return { igsn, outcome, version, state, client, landingUrl, findings };
}
