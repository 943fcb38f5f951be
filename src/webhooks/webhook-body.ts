import { randomUUID } from 'node:crypto';
import { entryPath } from '../domain/harvest/entry-path.ts';
import { type WebhookEvent, wantsHarvested, webhookEventOf } from '../domain/registration/webhook.ts';
import type { WebhookChange, WebhookRow } from '../operations/webhooks/webhook-ports.ts';
import { signatureOf, webhookSecret } from './webhook-secret.ts';

/** What calls say of the installation, and what their secrets are made from. */
export interface WebhookSender {
  readonly baseUrl: string;
  readonly tokenSecret: string;
}

/** A change with its event. */
export interface ToldChange {
  readonly type: WebhookEvent;
  readonly change: WebhookChange;
}

/** The changes that a webhook wants to be told of, in their order. */
export function wantedChanges(
  { events, positionAt }: Pick<WebhookRow, 'events' | 'positionAt'>,
  changes: readonly WebhookChange[],
): ToldChange[] {
  return changes
    .map((change) => ({ type: webhookEventOf(change, positionAt), change }))
    .filter(({ type }) => events.includes(type));
}

/** The body of a call that tells of changes; `position` is the number up to which it tells all that was wanted. */
export function changesBody(
  { baseUrl }: WebhookSender,
  webhook: Pick<WebhookRow, 'id' | 'events'>,
  told: readonly ToldChange[],
  position: number,
): string {
  return JSON.stringify({
    webhook: webhook.id,
    type: 'changes',
    position,
    next: nextOf(baseUrl, webhook, position),
    events: told.map(({ type, change: { state: _state, ...change } }) => ({
      type,
      ...change,
      url: `${baseUrl}${entryPath({ source: '', item: null, ...change.harvested, igsn: change.igsn })}`,
    })),
  });
}

/** The body of a call that only tries whether the receiver is there. */
export function pingBody({ baseUrl }: WebhookSender, webhook: WebhookRow): string {
  const next = nextOf(baseUrl, webhook, webhook.position);
  return JSON.stringify({ webhook: webhook.id, type: 'ping', position: webhook.position, next, events: [] });
}

function nextOf(baseUrl: string, { events }: Pick<WebhookRow, 'events'>, position: number): string {
  return `${baseUrl}/feeds/changes?after=${position}${wantsHarvested(events) ? '&include=harvested' : ''}`;
}

/** The headers that go with a body: what it is, and by when and whom it was signed. */
export function signedHeaders(
  { baseUrl, tokenSecret }: WebhookSender,
  webhook: WebhookRow,
  body: string,
  now: Date,
): Record<string, string> {
  const timestamp = Math.floor(now.getTime() / 1000);
  return {
    'content-type': 'application/json',
    'user-agent': `Corestone-webhook/1.0 (+${baseUrl})`,
    'corestone-webhook': webhook.id,
    'corestone-delivery': randomUUID(),
    'corestone-timestamp': String(timestamp),
    'corestone-signature': signatureOf(webhookSecret(tokenSecret, webhook), timestamp, body),
  };
}
