import { CorestoneError } from '../../domain/error.ts';
import { bad, type Checked, finding, good } from '../../domain/finding.ts';
import { OWN_EVENTS, type WebhookEvent } from '../../domain/registration/webhook.ts';
import { type Caller, ensureMay, may } from '../caller.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import { checkWebhook, type StatedWebhook, type WebhookRules } from './check-webhook.ts';
import type { WebhookPort, WebhookRow } from './webhook-ports.ts';

/** A webhook as it is asked for. */
export interface NewWebhook extends StatedWebhook {
  readonly url: string;
  /** Whose it is: empty for the installation, or an agent's or client's symbol. */
  readonly party: string;
  /** Of what it tells; of all that is public unless given. */
  readonly scope?: string;
}

/** What may change of a webhook; what is left out stays. */
export interface WebhookChanges extends StatedWebhook {
  readonly scope?: string;
  readonly state?: 'active' | 'paused';
  readonly newSecret?: boolean;
}

/** How many webhooks one party may have. */
const MOST = 50;

/**
 * Makes a webhook, which tells of changes from now on, or from behind `position`. Throws `not-allowed` for a party that the caller does not
 * manage, `not-found` for a party or scope that is not there, `exhausted` beyond fifty of one party. Findings as
 * {@link checkWebhook}.
 */
export async function makeWebhook(
  unitOfWork: UnitOfWork,
  wanted: NewWebhook,
  rules: WebhookRules,
  caller: Caller,
): Promise<Checked<WebhookRow>> {
  ensureManages(caller, wanted.party);
  const findings = checkWebhook(wanted, rules);
  if (findings.length > 0) return bad(...findings);
  return unitOfWork(async (work) => {
    await ensureParties(work, [wanted.party, wanted.scope ?? '']);
    const own = (await work.webhooks.list()).filter((one) => one.party === wanted.party);
    if (own.length >= MOST) throw new CorestoneError('exhausted', `A party may have ${MOST} webhooks.`);
    const row = await toRow(work, wanted, caller);
    await work.webhooks.add(row);
    await work.audit(caller, [{ action: 'create-webhook', subject: row.id, after: auditOf(row) }], work.now());
    return good(row);
  });
}

async function toRow(work: Work, wanted: NewWebhook, caller: Caller): Promise<WebhookRow> {
  const { url, party, scope = '', name = '', events = OWN_EVENTS } = wanted;
  const now = work.now();
  return {
    id: work.newKey(),
    name,
    party,
    scope,
    url,
    events: events as readonly WebhookEvent[],
    secretNumber: 1,
    state: 'active',
    pausedReason: null,
    ...(await positioned(work, wanted.position)),
    ...WITHOUT_TROUBLE,
    createdAt: now,
    createdBy: caller.name,
    changedAt: now,
    deliveredAt: null,
  };
}

const WITHOUT_TROUBLE = { failures: 0, failingSince: null, dueAt: null, holder: null, heldUntil: null } as const;

/** Behind a given number nobody knows what was told when: whatever is registered then counts as new. */
async function positioned(work: Work, position: number | undefined) {
  const clock = await work.webhooks.clock();
  if (position === undefined) return { position: clock.seq, positionAt: clock.at };
  return { position: Math.min(position, clock.seq), positionAt: '' };
}

/**
 * Changes a webhook. Putting it to `active` forgets its failures and tries at once, from where it stands. Throws `not-found`, also for
 * one that the caller does not manage. Findings as {@link checkWebhook}, and `unknown-state`.
 */
export async function changeWebhook(
  unitOfWork: UnitOfWork,
  id: string,
  changes: WebhookChanges,
  rules: WebhookRules,
  caller: Caller,
): Promise<Checked<WebhookRow>> {
  const findings = checkWebhook(changes, rules);
  if (changes.state !== undefined && !['active', 'paused'].includes(changes.state))
    findings.push(
      finding('unknown-state', 'No such state.', { field: 'state', value: changes.state, rule: 'active, paused' }),
    );
  if (findings.length > 0) return bad(...findings);
  return unitOfWork(async (work) => {
    const before = await findWebhook(work.webhooks, id, caller);
    ensureManages(caller, before.party);
    if (changes.scope !== undefined) await ensureParties(work, [changes.scope]);
    const { name, url, events, scope, position } = changes;
    const now = work.now();
    await work.webhooks.change(id, {
      ...(name !== undefined && { name }),
      ...(url !== undefined && { url }),
      ...(scope !== undefined && { scope }),
      ...(events !== undefined && { events: events as readonly WebhookEvent[] }),
      ...(position !== undefined && (await positioned(work, position))),
      ...(changes.newSecret === true && { secretNumber: before.secretNumber + 1 }),
      ...(changes.state === 'active' && { ...WITHOUT_TROUBLE, state: 'active' as const, pausedReason: null }),
      ...(changes.state === 'paused' && { state: 'paused' as const, pausedReason: `Paused by ${caller.name}.` }),
      changedAt: now,
    });
    const after = (await work.webhooks.find(id))!;
    const entry = { action: 'change-webhook', subject: id, before: auditOf(before), after: auditOf(after) };
    await work.audit(caller, [entry], now);
    return good(after);
  });
}

/** Removes a webhook with what is known of its calls. Throws `not-found`, also for one that the caller does not manage. */
export async function removeWebhook(unitOfWork: UnitOfWork, id: string, caller: Caller): Promise<void> {
  await unitOfWork(async (work) => {
    const before = await findWebhook(work.webhooks, id, caller);
    await work.webhooks.remove(id);
    await work.audit(caller, [{ action: 'remove-webhook', subject: id, before: auditOf(before) }], work.now());
  });
}

/** A webhook of a party that the caller manages. Throws `not-found`. */
export async function findWebhook(webhooks: WebhookPort, id: string, caller: Caller): Promise<WebhookRow> {
  const row = await webhooks.find(id);
  if (row !== undefined && manages(caller, row.party)) return row;
  throw new CorestoneError('not-found', 'There is no such webhook.');
}

/** The webhooks of the parties that the caller manages, the oldest first. */
export async function listWebhooks(webhooks: WebhookPort, caller: Caller): Promise<WebhookRow[]> {
  return (await webhooks.list()).filter((one) => manages(caller, one.party));
}

function actionFor(party: string) {
  if (party === '') return 'administer';
  return party.includes('.') ? 'manage-client' : 'manage-agent';
}

const manages = (caller: Caller, party: string): boolean => may(caller, actionFor(party), party);

function ensureManages(caller: Caller, party: string): void {
  ensureMay(caller, actionFor(party), party);
}

async function ensureParties(work: Work, symbols: readonly string[]): Promise<void> {
  const wanted = [...new Set(symbols.filter((one) => one !== ''))];
  const known = await work.parties.partySymbols(wanted);
  const missing = wanted.find((one) => !known.includes(one));
  if (missing !== undefined) throw new CorestoneError('not-found', `There is no party ${missing}.`);
}

/** The path of an address may hold what only its receiver should know. */
function auditOf({ name, party, scope, url, events, state, position, secretNumber }: WebhookRow) {
  return { name, party, scope, host: new URL(url).host, events, state, position, secretNumber };
}
