import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../store/store.ts';
import type { UpstreamAnswer } from '../upstream/upstream.ts';
import { answersTo, NO_ANSWER } from './ask-upstream.ts';
import { keepStanding } from './circuit-standings.ts';
import { type ClaimedRow, claimRows, releaseRows } from './claim-rows.ts';
import type { DeliveryOptions } from './delivery-options.ts';
import type { Lane } from './lane.ts';
import { loadRecords } from './load-records.ts';
import { settleRows } from './settle-rows.ts';

const BATCH = 500;
/** Claimed ahead for each request that can be under way, so that none waits while answers are kept. */
const AHEAD = 8;
/** How long answers are gathered before they are kept. */
const GATHER_MS = 25;
/** What is claimed is sent within this time, long before its claim runs out. */
const PATIENCE_S = 30;

interface Claimed {
  readonly row: ClaimedRow;
  readonly atMs: number;
}

interface Answered {
  readonly row: ClaimedRow;
  readonly answer: UpstreamAnswer;
}

/** Sends what is due along one lane; see `deliverOutbox`. */
export function deliverLane(
  store: Store,
  lane: Lane,
  options: DeliveryOptions,
): Promise<{ readonly confirmed: number; readonly failed: number }> {
  return new LaneRun(store, lane, options).run();
}

/**
 * One run along one lane. Rows go from `claimed` to under way to `answered`; while answers are kept in one transaction, which
 * also claims what comes next, requests go on being sent and answered.
 */
class LaneRun {
  readonly #store: Store;
  readonly #lane: Lane;
  readonly #options: DeliveryOptions;
  readonly #now: () => Date;
  #claimed: Claimed[] = [];
  #underWay = 0;
  #submits = 0;
  #answered: Answered[] = [];
  #arrived: () => void = () => undefined;
  #hasTurned = false;
  #confirmed = 0;
  #failed = 0;

  constructor(store: Store, lane: Lane, options: DeliveryOptions) {
    this.#store = store;
    this.#lane = lane;
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  async run(): Promise<{ readonly confirmed: number; readonly failed: number }> {
    const now = this.#now();
    const { routes, turn } = this.#lane;
    await this.#take(await claimRows(this.#store, now, this.#wanted(), routes, turn));
    for (;;) {
      this.#send();
      if (this.#answered.length === 0 && this.#underWay === 0) break;
      await this.#gather();
      await this.#settle();
    }
    await this.#giveBack(this.#claimed);
    return { confirmed: this.#confirmed, failed: this.#failed };
  }

  /** Waits for an answer, and a moment longer while more are to come: what is kept together costs one write to the disk. */
  async #gather(): Promise<void> {
    let patience: Promise<void> | undefined;
    while (this.#underWay > 0 && this.#answered.length < this.#enough()) {
      const arrival = new Promise<boolean>((resolve) => {
        this.#arrived = () => resolve(true);
      });
      if (this.#answered.length > 0) patience ??= sleep(GATHER_MS);
      const isArrival = await Promise.race([arrival, ...(patience === undefined ? [] : [patience])]);
      if (isArrival !== true) return;
    }
  }

  #enough(): number {
    const { mostAtOnce = BATCH, concurrency = 1 } = this.#lane.upstream;
    return concurrency > 1 ? (mostAtOnce * concurrency * AHEAD) / 2 : 1;
  }

  /** How many rows to claim now: what the upstream takes, less what is in hand. */
  #wanted(): number {
    const { upstream, circuit } = this.#lane;
    if (this.#options.signal?.aborted === true) return 0;
    const { mostAtOnce = BATCH, concurrency = 1, requestsPerSecond = 0 } = upstream;
    const ahead = concurrency > 1 ? AHEAD : 1;
    const inTime = requestsPerSecond === 0 ? Number.POSITIVE_INFINITY : Math.ceil(requestsPerSecond * PATIENCE_S);
    const most = Math.min(mostAtOnce * concurrency * ahead, inTime, circuit.allowance(this.#now()));
    return Math.max(0, most - this.#claimed.length - this.#underWay);
  }

  async #take(rows: readonly ClaimedRow[]): Promise<void> {
    if (rows.length === 0) return;
    const { needsRecord } = this.#lane.upstream;
    const now = this.#now();
    const loaded = needsRecord ? await loadRecords(this.#store.read, this.#store.engine, rows, now) : rows;
    const atMs = performance.now();
    this.#claimed.push(...loaded.map((row) => ({ row, atMs })));
  }

  #send(): void {
    const { upstream, circuit } = this.#lane;
    const { mostAtOnce = BATCH, concurrency = 1 } = upstream;
    while (this.#claimed.length > 0 && this.#submits < concurrency && this.#maySend()) {
      const room = circuit.allowance(this.#now()) - this.#underWay;
      if (room <= 0) return;
      void this.#submit(this.#claimed.splice(0, Math.min(mostAtOnce, room)).map((one) => one.row));
    }
  }

  #maySend(): boolean {
    return this.#options.signal?.aborted !== true && !isStale(this.#claimed[0]);
  }

  async #submit(rows: readonly ClaimedRow[]): Promise<void> {
    this.#submits++;
    this.#underWay += rows.length;
    const answers = await answersTo(this.#lane.upstream, rows);
    this.#submits--;
    this.#underWay -= rows.length;
    this.#answered.push(...rows.map((row, at) => ({ row, answer: answers[at] ?? NO_ANSWER })));
    this.#note(answers);
    this.#send();
    this.#arrived();
  }

  /** One submit is one sign of life, or of its absence, however many records it was about. */
  #note(answers: readonly UpstreamAnswer[]): void {
    const isSign = (one: UpstreamAnswer) =>
      one.outcome !== 'failed' || (one.fault ?? 'record') === 'record' || one.isTaken === true;
    const sign = answers.find(isSign) ?? answers[0];
    if (this.#lane.circuit.note(sign ?? NO_ANSWER, this.#now())) this.#hasTurned = true;
  }

  async #settle(): Promise<void> {
    const answered = this.#answered.splice(0);
    const { circuit, routes, turn } = this.#lane;
    const fresh = this.#claimed.findIndex((one) => !isStale(one));
    const stale = this.#claimed.splice(0, fresh < 0 ? this.#claimed.length : fresh);
    const claimed = await settleRows(
      this.#store,
      this.#now(),
      answered.map((one) => one.row),
      answered.map((one) => one.answer),
      this.#wanted(),
      {
        routes,
        turn,
        triedAgainAt: circuit.opensAt(),
        countsUnclear: circuit.isSeenWorking(),
        random: this.#options.random ?? Math.random,
      },
    );
    await this.#giveBack(stale);
    await this.#take(claimed);
    if (this.#hasTurned) await this.#keepStanding();
    this.#tell(answered);
  }

  async #giveBack(claimed: readonly Claimed[]): Promise<void> {
    const rows = claimed.map((one) => one.row);
    await releaseRows(this.#store, this.#now(), rows);
  }

  #tell(answered: readonly Answered[]): void {
    const failed = answered.filter((one) => one.answer.outcome === 'failed').length;
    this.#failed += failed;
    this.#confirmed += answered.length - failed;
    this.#options.onProgress?.(this.#confirmed);
  }

  async #keepStanding(): Promise<void> {
    this.#hasTurned = false;
    await keepStanding(this.#store, this.#lane.route, this.#lane.circuit.standing(this.#now()));
  }
}

const isStale = (one: Claimed | undefined): boolean =>
  one !== undefined && performance.now() - one.atMs > PATIENCE_S * 1000;
