import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count, counted } from '../../../dissemination/frame/quantity.ts';
import type { WebhookRow } from '../../../operations/webhooks/webhook-ports.ts';
import { ahead } from '../age.ts';

/** What a webhook is called: its name, else the host that it calls. */
export function webhookTitle({ name, url }: Pick<WebhookRow, 'name' | 'url'>): string {
  return name === '' ? new URL(url).host : name;
}

/** A party as people read it; the empty one is the installation. */
export function partyText(party: string): Html {
  return party === '' ? html`the installation` : html`<span class="m">${party}</span>`;
}

/** How a webhook stands: it tells, fails since when and is tried again, or is paused. */
export function webhookState({ state, failures }: Pick<WebhookRow, 'state' | 'failures'>): Html {
  if (state === 'paused') return html`<span class="bad-c nw">${icon('st-person', 17)} paused</span>`;
  if (failures > 0) return html`<span class="wt-c nw">${icon('warn', 17)} failing</span>`;
  return html`<span class="ok-c nw">${icon('ok', 17)} active</span>`;
}

/** Why a webhook does not tell, or when it is tried again; nothing where all is well. */
export function webhookReason(one: WebhookRow, now: Date): Html | false {
  if (one.state === 'paused') return html`${one.pausedReason}`;
  if (one.failures === 0) return false;
  const again = one.dueAt !== null && html`, again ${ahead(one.dueAt, now)}`;
  return html`${counted(one.failures, 'call', 'calls')} failed in a row${again}`;
}

/** How far a webhook is behind the latest change. Changes that are not in its scope count too. */
export function behindText({ position }: Pick<WebhookRow, 'position'>, clock: number): string {
  return clock <= position ? 'up to date' : `${count(clock - position)} behind`;
}
