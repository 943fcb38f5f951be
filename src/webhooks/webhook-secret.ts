import { createHmac } from 'node:crypto';
import type { WebhookRow } from '../operations/webhooks/webhook-ports.ts';

/**
 * The secret of a webhook, made from the installation's own: it is kept nowhere, and the same after every restart. Another `secretNumber`
 * gives another one.
 */
export function webhookSecret(
  tokenSecret: string,
  { id, secretNumber }: Pick<WebhookRow, 'id' | 'secretNumber'>,
): string {
  return `whsec_${createHmac('sha256', tokenSecret).update(`webhook ${id} ${secretNumber}`).digest('base64url')}`;
}

/** The signature of a body sent at a moment (seconds since 1970): `v1=` and the HMAC-SHA256, hexadecimal, of moment, dot and body. */
export function signatureOf(secret: string, timestamp: number, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}
