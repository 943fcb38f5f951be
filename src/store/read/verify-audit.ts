import { type Finding, type FindingDetails, finding } from '../../domain/finding.ts';
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
 * `audit-inserted`. An entry that is dated more than a day before one that stands in front of it counts as put in, unless the clock
 * was ahead for a while, which is told as `audit-clock`, of severity info: what follows then goes on at the true time until that
 * caught up. `now` ends the chain. Heads that are remembered elsewhere must stand in the chain as they were: `audit-rewritten`,
 * where somebody made the whole chain anew.
 */
export async function verifyAudit(
  db: Queries,
  remembered: readonly RememberedHead[],
  onProgress: (done: number) => void,
  now: Date,
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
  walk.end(head ?? { seq: 0, hash: '' }, now.toISOString());
  return { entries: walk.entries, findings: walk.findings };
}

class ChainWalk {
  readonly findings: Finding[] = [];
  entries = 0;
  readonly #remembered: ReadonlyMap<number, RememberedHead>;
  #last: Linked | undefined;
  /** Hash in front of the last entry. */
  #beforeLast = '';
  /** The latest so far, and what stands behind it and is dated more than a day before. */
  #latest: Linked | undefined;
  #behind: Linked[] = [];

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

  end(head: { readonly seq: number; readonly hash: string }, now: string): void {
    this.#settleBehind(now);
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

  /** Entries that are dated back wait until it shows whether time goes on behind them from there, or from where it was. */
  #compareTime(entry: Linked): void {
    if (!isLongBefore(entry.at, this.#latest?.at)) {
      this.#settleBehind(entry.at);
      if (this.#latest === undefined || entry.at > this.#latest.at) this.#latest = entry;
      return;
    }
    const before = this.#behind.at(-1);
    if (isLongBefore(entry.at, before?.at)) this.#putIn(entry, before!);
    else if (this.#behind.length < MOST_FINDINGS) this.#behind.push(entry);
    else this.#behind[MOST_FINDINGS - 1] = entry;
  }

  /** A clock that was ahead is caught up with by and by; behind what was put in, time is at once where it was. */
  #settleBehind(next: string): void {
    const [first, last, latest] = [this.#behind[0], this.#behind.at(-1), this.#latest];
    if (first === undefined || last === undefined || latest === undefined) return;
    if (isLongBefore(last.at, next)) for (const one of this.#behind) this.#putIn(one, latest);
    else
      this.#find('audit-clock', `The clock was ahead at ${nameOf(latest)}; ${nameOf(first)} goes on before it.`, {
        value: latest.id,
        severity: 'info',
      });
    this.#behind = [];
  }

  #putIn(entry: Linked, behind: Linked): void {
    this.#find('audit-inserted', `${nameOf(entry)} stands behind one of ${behind.at}: it was put in later.`, entry.id);
  }

  #find(code: string, message: string, about?: string | FindingDetails): void {
    const details = typeof about === 'string' ? { value: about } : about;
    if (this.findings.length < MOST_FINDINGS) this.findings.push(finding(code, message, details));
  }
}

/** Whether a time is more than a day before another. */
function isLongBefore(at: string, other: string | undefined): boolean {
  return other !== undefined && Date.parse(other) - Date.parse(at) > LONGEST_MS;
}

function nameOf({ chain_seq, id, at, actor, action, subject }: Linked): string {
  return `entry ${chain_seq} (${at}, ${actor}: ${action} ${subject}, ${id})`;
}
