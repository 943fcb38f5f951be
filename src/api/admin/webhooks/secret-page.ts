import { html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import type { WebhookRow } from '../../../operations/webhooks/webhook-ports.ts';
import { webhookSecret } from '../../../webhooks/webhook-secret.ts';
import { webhookHouse } from '../../webhook-house.ts';
import type { AdminView } from '../admin-page.ts';
import { link, type Visit } from '../visit.ts';
import { webhookPath } from './webhook-list.ts';
import { webhookTitle } from './webhook-words.ts';

/** The one time that the secret of a webhook is shown. */
export async function secretPage(visit: Visit, webhook: WebhookRow): Promise<AdminView> {
  const { tokenSecret } = await webhookHouse(visit.house);
  const secret = webhookSecret(tokenSecret, webhook);
  const main = html`<section class="card box"><p>This is shown once. Give it to the receiver and nobody else: with it the receiver knows that a call is ours.</p><div class="secret"><code id="secret">${secret}</code><button type="button" class="btn js" data-copy="${secret}">${icon('copy', 18)}<span>Copy</span></button></div><p class="mut sm">The header <span class="m">Corestone-Signature</span> is <span class="m">v1=</span> and the HMAC-SHA256, hexadecimal, of <span class="m">Corestone-Timestamp</span>, a dot, and the body.</p><div class="act"><a class="btn" href="${link(visit, webhookPath(webhook))}">It is kept</a></div></section>`;
  return { title: `Secret of ${webhookTitle(webhook)}`, page: 'webhooks', main };
}
