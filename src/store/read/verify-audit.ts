import { type Finding, finding } from '../../domain/finding.ts';
import { type ChainedEntry, chainHash } from '../ports/audit-chain.ts';
import type { Queries } from '../store.ts';

/** How sound the chain of the audit trail is. */
export interface VerifiedAudit {
  readonly entries: number;
  readonly findings: readonly Finding[];
}

/** End of a chain as something outside the store remembers it, such as a backup. */
export interface RememberedHead {
  readonly seq: number;
  readonly hash: string;
  readonly by: string;
}

interface Linked extends ChainedEntry {
  readonly chain_seq: number;
  readonly chain_hash: string;
}

const AT_ONCE = 2000;
const MOST_FINDINGS = 200;
/** No transaction takes so long between the time an entry carries and its place in the chain. */
const LONGEST_MS = 86_400_000;

/**
 * Goes through the chain and names every entry that was changed, removed or put in between: `audit-changed`, `audit-removed`,
 * `audit-inserted`. An entry that is dated more than a day before one that stands in front of it counts as put in. Heads that are
 * remembered elsewhere must stand in the chain as they were: `audit-rewritten`, where somebody made the whole chain anew.
 */
export async function verifyAudit(
  db: Queries,
  remembered: readonly RememberedHead[],
  onProgress: (done: number) => void,
): Promise<VerifiedAudit> {
  const head = await db.selectFrom('audit_chain').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirst();
  const walk = new ChainWalk(remembered);
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const page = (await db
      .selectFrom('audit')
      .selectAll()
      .where('chain_seq', '>', after)
      .orderBy('chain_seq')
      .limit(AT_ONCE)
      .execute()) as Linked[];
    for (const entry of page) walk.meet(entry);
    onProgress(walk.entries);
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.chain_seq;
  }
  walk.end(head ?? { seq: 0, hash: '' });
  return { entries: walk.entries, findings: walk.findings };
}

class ChainWalk {
  readonly findings: Finding[] = [];
  entries = 0;
  readonly #remembered: ReadonlyMap<number, RememberedHead>;
  #last: Linked | undefined;
  /** Hash in front of the last entry. */
  #beforeLast = '';
  #latestAt = '';

  constructor(remembered: readonly RememberedHead[]) {
    this.#remembered = new Map(remembered.filter((one) => one.seq > 0).map((one) => [one.seq, one]));
  }

  meet(entry: Linked): void {
    this.entries++;
    // Places begin with 1.
    if (entry.chain_seq < 1) {
      this.#find('audit-inserted', `${nameOf(entry)} was put in.`, entry.id);
      return;
    }
    const before = this.#last?.chain_hash ?? '';
    const expected = (this.#last?.chain_seq ?? 0) + 1;
    if (entry.chain_seq !== expected) this.#removed(expected, entry.chain_seq - 1, entry);
    else if (chainHash(before, entry) !== entry.chain_hash) this.#broken(entry);
    this.#compareHead(entry);
    this.#compareTime(entry);
    this.#beforeLast = before;
    this.#last = entry;
  }

  end(head: { readonly seq: number; readonly hash: string }): void {
    const last = this.#last?.chain_seq ?? 0;
    if (head.seq > last) this.#removed(last + 1, head.seq, undefined);
    else if (head.hash !== (this.#last?.chain_hash ?? ''))
      this.#find(
        'audit-changed',
        `The end of the chain is not what its last entry says${this.#last ? `: ${nameOf(this.#last)}` : ''}.`,
      );
    for (const one of this.#remembered.values())
      if (one.seq > last)
        this.#find('audit-rewritten', `${one.by} remembers entry ${one.seq}, which is not in the chain.`);
  }

  #removed(from: number, to: number, next: Linked | undefined): void {
    const which = from === to ? `Entry ${from} is gone` : `Entries ${from} to ${to} are gone`;
    const behind = this.#last === undefined ? '' : `, behind ${nameOf(this.#last)}`;
    const front = next === undefined ? '' : `, in front of ${nameOf(next)}`;
    this.#find('audit-removed', `${which}${behind}${front}.`);
  }

  /** Where an entry fits behind the one before the last, the last was put in between. */
  #broken(entry: Linked): void {
    const last = this.#last;
    if (last !== undefined && chainHash(this.#beforeLast, entry) === entry.chain_hash) {
      const already = this.findings.findIndex((one) => one.code === 'audit-changed' && one.value === last.id);
      if (already >= 0) this.findings.splice(already, 1);
      this.#find('audit-inserted', `${nameOf(last)} was put in.`, last.id);
      return;
    }
    this.#find('audit-changed', `${nameOf(entry)} was changed, or the one in front of it was taken away.`, entry.id);
  }

  #compareHead(entry: Linked): void {
    const known = this.#remembered.get(entry.chain_seq);
    if (known === undefined || known.hash === entry.chain_hash) return;
    this.#find('audit-rewritten', `${known.by} remembers another ${nameOf(entry)}.`, entry.id);
  }

  #compareTime(entry: Linked): void {
    if (this.#latestAt !== '' && Date.parse(this.#latestAt) - Date.parse(entry.at) > LONGEST_MS)
      this.#find(
        'audit-inserted',
        `${nameOf(entry)} stands behind one of ${this.#latestAt}: it was put in later.`,
        entry.id,
      );
    else if (entry.at > this.#latestAt) this.#latestAt = entry.at;
  }

  #find(code: string, message: string, id?: string): void {
    if (this.findings.length < MOST_FINDINGS)
      this.findings.push(finding(code, message, id === undefined ? {} : { value: id }));
  }
}

function nameOf({ chain_seq, id, at, actor, action, subject }: Linked): string {
  return `entry ${chain_seq} (${at}, ${actor}: ${action} ${subject}, ${id})`;
}
