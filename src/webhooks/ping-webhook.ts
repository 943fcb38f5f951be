import { CorestoneError } from '../domain/error.ts';
import type { UnitOfWork } from '../operations/ports.ts';
import type { WebhookDelivery, WebhookRow } from '../operations/webhooks/webhook-ports.ts';
import { type SendOptions, sendWebhook } from './send-webhook.ts';
import { pingBody, signedHeaders, type WebhookSender } from './webhook-body.ts';

/** What calls need of the house. */
export interface WebhookHouse extends WebhookSender {
  readonly unitOfWork: UnitOfWork;
  readonly allowsHttp: boolean;
  readonly now: () => Date;
  readonly send?: SendOptions;
}

/** How many calls of a webhook are remembered. */
export const KEPT_CALLS = 100;

const PAUSE_MS = 1000;
const calledAtMs = new Map<string, number>();

/**
 * Makes one call without changes, whatever the webhook's state; how it stands is left as it is. What became of it. Throws `too-many`
 * for a second call within a second: nobody is to make us flood others.
 */
export async function pingWebhook(house: WebhookHouse, webhook: WebhookRow): Promise<WebhookDelivery> {
  ensureNotTooMany(webhook.id);
  const body = pingBody(house, webhook);
  const begun = performance.now();
  const headers = signedHeaders(house, webhook, body, house.now());
  const call = { url: webhook.url, allowsHttp: house.allowsHttp, headers, body };
  const answer = await sendWebhook(call, house.send);
  return house.unitOfWork(async (work) => {
    const delivery: WebhookDelivery = {
      id: work.newKey(),
      webhookId: webhook.id,
      kind: 'ping',
      at: work.now(),
      outcome: answer.isTaken ? 'delivered' : 'failed',
      status: answer.status,
      detail: answer.detail,
      durationMs: Math.round(performance.now() - begun),
      events: 0,
      firstNumber: null,
      lastNumber: null,
    };
    // Removed meanwhile, it is asked about no more.
    if ((await work.webhooks.find(webhook.id)) !== undefined) await work.webhooks.log(delivery, KEPT_CALLS);
    return delivery;
  });
}

function ensureNotTooMany(id: string): void {
  const nowMs = performance.now();
  for (const [one, ms] of calledAtMs) if (nowMs - ms > PAUSE_MS) calledAtMs.delete(one);
  if (calledAtMs.has(id)) throw new CorestoneError('too-many', 'Try a webhook once a second at most.');
  calledAtMs.set(id, nowMs);
}
