import { setTimeout as sleep } from 'node:timers/promises';
import { wantsHarvested } from '../domain/registration/webhook.ts';
import type { WebhookPort, WebhookRow } from '../operations/webhooks/webhook-ports.ts';
import { type DeliveryHands, deliverChanges, LEASE_MS } from './deliver-changes.ts';
import type { WebhookHouse } from './ping-webhook.ts';

/** Whom a worker serves and as whom. */
export interface WebhookWorkerHands {
  readonly house: WebhookHouse;
  /** The reading side. */
  readonly webhooks: WebhookPort;
  /** A name that no other worker has. */
  readonly holder: string;
  /** Whether a holder is known to run no more. */
  readonly isDead: (holder: string) => boolean;
  readonly random?: () => number;
  readonly pauseMs?: number;
  readonly onError: (error: unknown) => void;
}

/** A worker that can be stopped; `stop` breaks off calls under way, which are made again later. */
export interface WebhookWorker {
  readonly stop: () => Promise<void>;
}

const PAUSE_MS = 1000;
const AT_ONCE = 16;
const LOOKED_AT = 500;

/**
 * Serves webhooks in the background, several at once and each in the order of changes, so that a slow receiver holds up no other.
 * Servers of one database share them: one is served by whoever holds it. Costs one small question a second while nothing changes.
 */
export function startWebhookWorker(hands: WebhookWorkerHands): WebhookWorker {
  const stopping = new AbortController();
  const loop = new Rounds(hands, stopping.signal).go();
  return {
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}

class Rounds {
  readonly #hands: WebhookWorkerHands;
  readonly #delivery: DeliveryHands;
  readonly #running = new Map<string, Promise<void>>();
  /** Up to which change there was nothing for a webhook at its position. */
  readonly #nothing = new Map<string, string>();

  constructor(hands: WebhookWorkerHands, signal: AbortSignal) {
    const { house, webhooks, holder, random = Math.random } = hands;
    this.#hands = hands;
    this.#delivery = { house, webhooks, holder, signal, random };
  }

  async go(): Promise<void> {
    const { signal } = this.#delivery;
    const { onError, pauseMs = PAUSE_MS } = this.#hands;
    while (!signal.aborted) {
      await this.#look().catch(onError);
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
    await Promise.all(this.#running.values());
  }

  async #look(): Promise<void> {
    const { webhooks, house, isDead } = this.#hands;
    const now = house.now().toISOString();
    const { seq } = await webhooks.clock();
    const due = await webhooks.claimable(now, seq, LOOKED_AT);
    const dead = (await webhooks.held()).filter((one) => one.state === 'active' && isDead(one.holder!));
    for (const row of [...due, ...dead]) {
      if (this.#running.size >= AT_ONCE) return;
      if (this.#running.has(row.id) || (await this.#hasNothing(row, seq))) continue;
      if (await this.#take(row)) this.#start(row.id);
    }
  }

  /** Remembers for which change it looked, so that what others change is looked at once. */
  async #hasNothing(row: WebhookRow, seq: number): Promise<boolean> {
    const { id, scope, events, position, holder } = row;
    if (holder !== null) return false;
    const looked = `${scope} ${wantsHarvested(events)} ${position} ${seq}`;
    if (this.#nothing.get(id) === looked) return true;
    if ((await this.#hands.webhooks.changesAfter(row, position, 1)).length > 0) return false;
    this.#nothing.set(id, looked);
    return true;
  }

  async #take(row: WebhookRow): Promise<boolean> {
    const { house, holder } = this.#hands;
    const heldUntil = new Date(house.now().getTime() + LEASE_MS).toISOString();
    return house.unitOfWork((work) => work.webhooks.take(row, holder, heldUntil));
  }

  #start(id: string): void {
    const run = async () => {
      const row = await this.#hands.webhooks.find(id);
      if (row?.holder === this.#hands.holder) await deliverChanges(row, this.#delivery);
    };
    const ended = run()
      .catch(this.#hands.onError)
      .finally(() => this.#running.delete(id));
    this.#running.set(id, ended);
  }
}
