import { type House, publicFace } from '../context.ts';
import type { WebhookRules } from '../operations/webhooks/check-webhook.ts';
import { webhookStore } from '../store/ports/webhook-store.ts';
import type { WebhookHouse } from '../webhooks/ping-webhook.ts';
import { startWebhookWorker, type WebhookWorker } from '../webhooks/webhook-worker.ts';
import { isDead, newHolder } from './jobs/holder.ts';

/** What receivers the installation allows. */
export function webhookRules({ settings, outgoing }: House): WebhookRules {
  return { allowsHttp: settings.webhookHttp, allowsLoopback: outgoing.allowLoopback === true };
}

/** What calls of webhooks need of a house. */
export async function webhookHouse(house: House): Promise<WebhookHouse> {
  const { baseUrl, tokenSecret } = await publicFace(house);
  const { unitOfWork, settings, now, outgoing } = house;
  return { unitOfWork, baseUrl, tokenSecret, allowsHttp: settings.webhookHttp, now, send: outgoing };
}

/** Serves the webhooks of a house in the background. */
export function serveWebhooks(house: House, onError: (error: unknown) => void): WebhookWorker {
  const started = webhookHouse(house).then((known) =>
    startWebhookWorker({
      house: known,
      webhooks: webhookStore(house.store.read),
      holder: newHolder(),
      isDead,
      onError,
    }),
  );
  started.catch(onError);
  return { stop: async () => (await started.catch(() => undefined))?.stop() };
}
