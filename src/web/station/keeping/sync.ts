import type { ObjectType } from '../../../domain/drilling/object-type.ts';
import { finding } from '../../../domain/finding.ts';
import type { ChangedObjects, StationObject } from '../../../domain/station/station-object.ts';
import type { StationOutcome } from '../../../domain/station/station-operation.ts';
import { askServer, NoAnswer } from '../../shared/ask-server.ts';
import { waitMs } from '../../shared/back-off.ts';
import type { LeasedAnswer, OperationsAnswer } from './answers.ts';
import { askPerson } from './ask-person.ts';
import type { KeptBlock, KeptOperation } from './kept.ts';
import { BLOCK_SIZE, FEW_LEFT, leftFor } from './kept-blocks.ts';
import { type KeptDatabase, keepChanges, keepLeased, keepSettled } from './kept-database.ts';
import { noAnswer } from './no-answer.ts';
import { settleOutcomes } from './settle-outcomes.ts';
import {
  awaySince,
  blocks,
  conflicts,
  expedition,
  isComplete,
  isOwn,
  isPersonSure,
  isRefused,
  isSignedOut,
  mayEnterHere,
  openCode,
  queue,
  stationName,
  tree,
  treeChanged,
} from './station-state.ts';

const MOST_AT_ONCE = 200;
const PAGE = 5000;
/** What is made at a drill site; one block serves all types that share its counter. */
const LEASED: readonly ObjectType[] = [
  'core_run',
  'section',
  'sample',
  'cuttings',
  'mud',
  'fluid',
  'water',
  'bottle',
  'thin_section',
  'sidewall_core',
];

const isWaiting = ({ refused }: KeptOperation): boolean => refused === undefined;

/**
 * Brings this station and the server together: sends what is kept here, takes what others did, and renews blocks. One round
 * at a time; asked meanwhile, one more follows. While the server is away it tries again after a growing while.
 */
export class Sync {
  readonly #db: KeptDatabase;
  #seq = 0;
  #begun = 0;
  #failures = 0;
  #running = false;
  #again = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(db: KeptDatabase) {
    this.#db = db;
  }

  /** Begins with an expedition whose objects are here up to `throughSeq`. */
  begin(throughSeq: number): void {
    this.#seq = throughSeq;
    this.#begun++;
    void this.now();
  }

  /** How far this station knows the changes of all. */
  get throughSeq(): number {
    return this.#seq;
  }

  /** Does a round now. Never throws: whatever went wrong is part of the state. */
  async now(): Promise<void> {
    this.#again = true;
    if (this.#running) return;
    this.#running = true;
    clearTimeout(this.#timer);
    try {
      while (this.#again) {
        this.#again = false;
        await this.#round();
      }
      this.#failures = 0;
      awaySince.value = undefined;
      isSignedOut.value = false;
      isRefused.value = false;
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#running = false;
    }
  }

  async #round(): Promise<void> {
    await this.#push();
    await this.#pull();
    await this.#lease();
  }

  async #push(): Promise<void> {
    for (;;) {
      if (queue.value.some(isWaiting) && !isPersonSure.value) await askPerson(this.#db);
      const waiting = queue.value.filter((one) => isWaiting(one) && isOwn(one));
      const code = waiting[0]?.expedition;
      if (code === undefined) return;
      const sent = waiting.filter((one) => one.expedition === code).slice(0, MOST_AT_ONCE);
      await this.#send(code, sent);
    }
  }

  async #send(code: string, sent: readonly KeptOperation[]): Promise<void> {
    const body = { station: stationName.value, operations: sent.map((one) => one.operation) };
    const path = `/station/expeditions/${encodeURIComponent(code)}/operations`;
    const outcomes = await outcomesOf(path, body, sent);
    // What the server cannot read at all must not keep the rest from it: one by one tells which it is.
    if (outcomes === undefined) {
      for (const one of sent) await this.#send(code, [one]);
      return;
    }
    const all = settleOutcomes(code, sent, outcomes);
    if (all.done.length + all.refused.length === 0) throw new NoAnswer('away', 0, 'No outcomes.');
    // What a person let go while the server answered does not come back.
    const left = new Set(queue.value.map((one) => one.operation.id));
    const settled = { ...all, refused: all.refused.filter((one) => left.has(one.operation.id)) };
    await keepSettled(this.#db, settled);
    const gone = new Set(settled.done.map((one) => one.order));
    const kept = new Map(settled.refused.map((one) => [one.order, one]));
    queue.value = queue.value.filter((one) => !gone.has(one.order)).map((one) => kept.get(one.order) ?? one);
    conflicts.value = [...conflicts.value, ...settled.conflicts];
    if (code !== openCode.value) return;
    tree.value.settle(settled.refused, true);
    // First what the server says, then the operations go: no moment shows the state from before.
    tree.value.take(settled.objects, settled.deleted);
    tree.value.settle(settled.done);
    treeChanged();
  }

  async #pull(): Promise<void> {
    for (;;) {
      const code = openCode.value;
      if (code === undefined) return;
      const [begun, after] = [this.#begun, this.#seq];
      // Another expedition may be opened meanwhile, or this one anew; what is known of that is another number.
      const isStill = () => begun === this.#begun && code === openCode.value;
      const path = `/station/expeditions/${encodeURIComponent(code)}/objects?after=${after}&limit=${PAGE}`;
      const changed = await askServer<ChangedObjects>('GET', path);
      if (!isStill()) return;
      await keepChanges(this.#db, code, after, changed);
      if (!isStill()) return;
      this.#seq = changed.throughSeq;
      if (changed.objects.length + changed.deleted.length > 0) {
        tree.value.take(changed.objects, changed.deleted);
        treeChanged();
      }
      if (changed.isAll) {
        isComplete.value = true;
        return;
      }
    }
  }

  async #lease(): Promise<void> {
    const open = expedition.value;
    if (open?.mayEnter !== true || open.namespace === '') return;
    const holes = [...tree.value.all()].filter((one) => one.type === 'hole');
    for (const hole of holes) await this.#leaseFor(open.code, hole);
  }

  /** Where the convention names no hole, what the first one gets serves all. */
  async #leaseFor(code: string, hole: StationObject): Promise<void> {
    const own = blocks.value.filter((one) => one.expedition === code);
    const made = LEASED.filter((type) => mayEnterHere(hole, type));
    const wanted = made
      .filter((type) => leftFor(own, type, hole.path) < FEW_LEFT)
      .map((type) => ({
        type,
        count: BLOCK_SIZE,
        holeId: hole.id,
      }));
    if (wanted.length === 0) return;
    const path = `/station/expeditions/${encodeURIComponent(code)}/leases`;
    const { blocks: given } = await askServer<LeasedAnswer>('POST', path, { station: stationName.value, wanted });
    const fresh = given.map((one): KeptBlock => ({ ...one, expedition: code, nextKey: one.firstKey }));
    blocks.value = await keepLeased(this.#db, fresh);
  }

  #failed(error: unknown): void {
    noAnswer(error);
    this.#failures++;
    this.#timer = setTimeout(() => void this.now(), waitMs(this.#failures, Math.random()));
  }
}

/** What became of operations; undefined where the server refused to read several at once. */
async function outcomesOf(
  path: string,
  body: unknown,
  sent: readonly KeptOperation[],
): Promise<readonly StationOutcome[] | undefined> {
  try {
    return (await askServer<OperationsAnswer>('POST', path, body)).outcomes;
  } catch (error) {
    if (!(error instanceof NoAnswer) || error.reason !== 'refused') throw error;
    if (sent.length > 1) return undefined;
    const { id } = sent[0]!.operation;
    return [{ id, result: 'refused', findings: [finding('not-taken', error.message)] }];
  }
}
