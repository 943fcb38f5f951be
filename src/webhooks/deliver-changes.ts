import { isGivenUp, webhookPauseS } from '../domain/registration/webhook.ts';
import type {
  WebhookChange,
  WebhookDelivery,
  WebhookPort,
  WebhookProgress,
  WebhookRow,
} from '../operations/webhooks/webhook-ports.ts';
import { KEPT_CALLS, type WebhookHouse } from './ping-webhook.ts';
import { sendWebhook, type WebhookAnswer } from './send-webhook.ts';
import { changesBody, signedHeaders, type ToldChange, wantedChanges } from './webhook-body.ts';

/** What delivering needs beside the house. */
export interface DeliveryHands {
  readonly house: WebhookHouse;
  /** The reading side. */
  readonly webhooks: WebhookPort;
  readonly holder: string;
  readonly signal: AbortSignal;
  /** From 0 to below 1. */
  readonly random: () => number;
}

/** How long a holder answers for a webhook without keeping anything; longer than any call takes. */
export const LEASE_MS = 60_000;

const MOST_EVENTS = 100;
/** Looked at together, where a webhook wants only some. */
const PAGE = 500;
const LONGEST_RETRY_AFTER_S = 86_400;
const GONE = 410;

/**
 * Tells a webhook that the holder has taken of what changed behind its position, a hundred events a call, until there is no
 * more, a call fails or somebody else has it. The position moves when a call was taken, so that nothing is ever left out;
 * what was taken just before a crash is told again.
 */
export async function deliverChanges(taken: WebhookRow, hands: DeliveryHands): Promise<void> {
  let row: WebhookRow | undefined = taken;
  try {
    while (row !== undefined && !hands.signal.aborted) row = await deliverOnce(row, hands);
    if (hands.signal.aborted && row !== undefined) await release(row, hands);
  } catch (error) {
    if (!hands.signal.aborted) throw error;
    await release(row ?? taken, hands);
  }
}

/** One call; the webhook as it stands where there is to be another one. */
async function deliverOnce(row: WebhookRow, hands: DeliveryHands): Promise<WebhookRow | undefined> {
  const { house, webhooks } = hands;
  const changes = await webhooks.changesAfter(row, row.position, PAGE);
  const last = changes.at(-1);
  if (last === undefined) return release(row, hands);
  const wanted = wantedChanges(row, changes);
  const told = wanted.slice(0, MOST_EVENTS);
  const end = wanted.length > MOST_EVENTS ? told.at(-1)!.change : last;
  if (told.length === 0) return settle(row, hands, movedTo(row, end, hands));
  const body = changesBody(house, row, told, end.changeNumber);
  const begun = performance.now();
  const call = {
    url: row.url,
    allowsHttp: house.allowsHttp,
    headers: signedHeaders(house, row, body, house.now()),
    body,
  };
  const answer = await sendWebhook(call, house.send, hands.signal);
  const durationMs = Math.round(performance.now() - begun);
  const progress = answer.isTaken ? delivered(row, end, hands) : failedOnce(row, answer, hands);
  const next = await settle(row, hands, progress, { told, answer, durationMs });
  return answer.isTaken ? next : undefined;
}

function movedTo(row: WebhookRow, { changeNumber, changedAt }: WebhookChange, { house, holder }: DeliveryHands) {
  const heldUntil = new Date(house.now().getTime() + LEASE_MS).toISOString();
  return { ...progressOf(row), position: changeNumber, positionAt: changedAt, holder, heldUntil };
}

function delivered(row: WebhookRow, end: WebhookChange, hands: DeliveryHands): WebhookProgress {
  const deliveredAt = hands.house.now().toISOString();
  return { ...movedTo(row, end, hands), failures: 0, failingSince: null, dueAt: null, deliveredAt };
}

function failedOnce(row: WebhookRow, answer: WebhookAnswer, { house, random }: DeliveryHands): WebhookProgress {
  const now = house.now().toISOString();
  const failures = row.failures + 1;
  const failingSince = row.failingSince ?? now;
  const asked = Math.min(answer.retryAfterS, LONGEST_RETRY_AFTER_S);
  const dueAt = new Date(Date.parse(now) + Math.max(asked, webhookPauseS(failures, random())) * 1000).toISOString();
  const trouble = { ...progressOf(row), failures, failingSince, dueAt, holder: null, heldUntil: null };
  const reason = pauseReason(answer, failures, failingSince, now);
  return reason === undefined ? trouble : { ...trouble, state: 'paused', pausedReason: reason };
}

function pauseReason({ status, detail }: WebhookAnswer, failures: number, since: string, now: string) {
  if (status === GONE) return 'The receiver answered 410: it wants no more calls.';
  if (!isGivenUp(failures, since, now)) return undefined;
  return `No call was taken since ${since}, after ${failures} tries. The last: ${detail}`;
}

function progressOf(row: WebhookRow): WebhookProgress {
  const { state, pausedReason, position, positionAt, failures, failingSince, dueAt, holder, heldUntil, deliveredAt } =
    row;
  return { state, pausedReason, position, positionAt, failures, failingSince, dueAt, holder, heldUntil, deliveredAt };
}

interface MadeCall {
  readonly told: readonly ToldChange[];
  readonly answer: WebhookAnswer;
  readonly durationMs: number;
}

/** Keeps how the webhook stands; undefined where somebody else has it by now, or nobody is to go on. */
function settle(row: WebhookRow, { house, holder }: DeliveryHands, progress: WebhookProgress, call?: MadeCall) {
  return house.unitOfWork(async (work) => {
    if (!(await work.webhooks.settle(row.id, holder, progress))) return undefined;
    if (call !== undefined) await work.webhooks.log(deliveryOf(row, call, work.newKey(), work.now()), KEPT_CALLS);
    return { ...row, ...progress };
  });
}

async function release(row: WebhookRow, hands: DeliveryHands): Promise<undefined> {
  await settle(row, hands, { ...progressOf(row), holder: null, heldUntil: null });
}

function deliveryOf(row: WebhookRow, { told, answer, durationMs }: MadeCall, id: string, at: string): WebhookDelivery {
  return {
    id,
    webhookId: row.id,
    kind: 'changes',
    at,
    outcome: answer.isTaken ? 'delivered' : 'failed',
    status: answer.status,
    detail: answer.detail,
    durationMs,
    events: told.length,
    firstNumber: told[0]!.change.changeNumber,
    lastNumber: told.at(-1)!.change.changeNumber,
  };
}
