import { CorestoneError } from '../../domain/error.ts';
import { doiOf } from '../../formats/identifier-forms.ts';
import { type Caller, may } from '../../operations/caller.ts';
import { ensureKept } from '../../operations/registry/ensure-kept.ts';
import { transferRecords } from '../../operations/registry/transfer-records.ts';
import { findHolder, namespacesOf } from '../../store/read/find-holder.ts';
import { addressProblem } from './address-problem.ts';
import type { DataciteContext } from './datacite-context.ts';
import { isOurPrefix, readDoi } from './doi-name.ts';
import { doiState, isIgnored, wishOf } from './doi-state.ts';
import { refusal, unprocessable } from './json-api.ts';
import { type PlannedChange, planChange, type Target } from './planned-change.ts';
import type { DoiPayload } from './read-payload.ts';
import { findStored } from './stored-doi.ts';

/** A record that was changed: whether it is new, and the event that its state did not allow. */
export interface ChangedDoi {
  readonly igsn: string;
  readonly isNew: boolean;
  readonly ignoredEvent: string | undefined;
}

/** What a request demands of the record beside its payload. */
export interface ChangeOptions {
  /** `create` refuses a DOI that is taken. */
  readonly mode: 'create' | 'upsert';
  /** From `If-Match`. */
  readonly expectedVersion?: number;
}

const MOST_TRIES = 40;

/**
 * Makes or changes the record of a DOI. Whose it is comes first: 403 for anybody else's; then 422 with what is wrong, the DOI
 * itself included. An event that the state does not allow changes nothing and is no error.
 */
export async function changeDoi(
  context: DataciteContext,
  doi: string,
  payload: DoiPayload,
  caller: Caller,
  options: ChangeOptions,
): Promise<ChangedDoi> {
  const name = readDoi(doi, context.write);
  if (name === undefined) throw refusal(403);
  const { igsn } = name;
  if (payload.isTransfer && payload.client !== undefined)
    await transferRecords(context.house.unitOfWork, [igsn], payload.client, caller);
  // Others may change the record between our reading and our writing; then the plan is made anew.
  for (let tries = 1; ; tries++) {
    const target = await targetOf(context, igsn, payload, caller);
    if (options.mode === 'create' && target.stored !== undefined)
      throw unprocessable([{ source: 'doi', title: 'This DOI has already been taken' }], doiOf(igsn, context.write));
    if (target.stored === undefined && !name.isRegistrable)
      throw unprocessable([{ source: 'doi', title: 'Is invalid' }], doiOf(igsn, context.write));
    const plan = planChange(target, payload, context.write);
    const isDone = await takePlan(context, target, plan, caller, options.expectedVersion, tries);
    if (!isDone) continue;
    const from = target.stored === undefined ? 'draft' : doiState(target.stored.record.facts.state);
    const ignoredEvent = isIgnored(from, payload.event) ? payload.event : undefined;
    return { igsn, isNew: target.stored === undefined, ignoredEvent };
  }
}

/** False where somebody else was faster and there is another try. */
async function takePlan(
  { house, write }: DataciteContext,
  { igsn, stored }: Target,
  { change, problems }: PlannedChange,
  caller: Caller,
  expectedVersion: number | undefined,
  tries: number,
): Promise<boolean> {
  if (expectedVersion !== undefined && expectedVersion !== (stored?.record.facts.version ?? 0))
    throw new CorestoneError('conflict', `${igsn} stands at another version.`);
  if (problems.length > 0) throw unprocessable(problems, doiOf(igsn, write));
  const outcome = await house.takeChange({ ...change(), caller, igsn });
  const isOvertaken = outcome.outcome === 'refused' && outcome.code === 'conflict';
  if (isOvertaken && expectedVersion === undefined && tries < MOST_TRIES) return false;
  const address = outcome.outcome === 'refused' ? addressProblem(outcome.findings) : undefined;
  if (address !== undefined) throw unprocessable([address], doiOf(igsn, write));
  ensureKept(outcome);
  return true;
}

async function targetOf(context: DataciteContext, igsn: string, payload: DoiPayload, caller: Caller): Promise<Target> {
  const stored = await findStored(context, igsn);
  const holder = await findHolder(context.house.store.read, igsn);
  const owner = stored?.record.clientSymbol ?? holder?.client;
  const isAnothers = stored === undefined && payload.client !== undefined && payload.client !== owner;
  if (owner === undefined || isAnothers || !may(caller, 'deposit', owner)) throw refusal(403);
  return { igsn, namespace: holder?.namespace ?? '', stored };
}

/**
 * Makes a record under a DOI of our choice: the prefix alone, or with a namespace behind the slash (`10.60510/ICD`), in which
 * it is to lie. 403 for a prefix that is missing, not ours, or leads to nobody for whom the caller may register.
 */
export async function mintDoi(context: DataciteContext, payload: DoiPayload, caller: Caller): Promise<ChangedDoi> {
  const namespace = await namespaceFor(context, payload, caller);
  const planFor = (igsn: string) => planChange({ igsn, namespace, stored: undefined }, payload, context.write);
  // No problem hangs on which IGSN it will be; the namespace stands in for it, and none is used up for what is refused.
  const { problems } = planFor(namespace);
  if (problems.length > 0) throw unprocessable(problems, '');
  const outcome = ensureKept(
    await context.house.takeChange({
      caller,
      mintIn: namespace,
      ...(payload.url !== undefined && { landingUrl: payload.url }),
      wish: (now) => wishOf(now?.state, payload.event),
      told: (igsn) => {
        const { description, documents } = planFor(igsn).change();
        return { ...(description !== undefined && { description }), ...(documents !== undefined && { documents }) };
      },
    }),
  );
  const ignoredEvent = isIgnored('draft', payload.event) ? payload.event : undefined;
  return { igsn: outcome.igsn, isNew: true, ignoredEvent };
}

/** The namespace in which a caller's new identifiers lie. */
export async function namespaceFor(
  { house, write }: DataciteContext,
  { prefix = '', client }: Pick<DoiPayload, 'prefix' | 'client'>,
  caller: Caller,
): Promise<string> {
  const [doiPrefix = '', shoulder = ''] = prefix.split(/\/(.*)/s);
  const symbol = client ?? ownClient(caller);
  if (!isOurPrefix(doiPrefix, write) || symbol === undefined || !may(caller, 'deposit', symbol)) throw refusal(403);
  const namespaces = await namespacesOf(house.store.read, symbol);
  const wanted = shoulder === '' ? namespaces[0] : namespaces.find((one) => one === shoulder.toUpperCase());
  if (wanted === undefined) throw refusal(403);
  return wanted;
}

/** The one client for which a caller can act; undefined for those who must say for whom. */
function ownClient({ within, grants }: Caller): string | undefined {
  if (within?.includes('.')) return within;
  const clients = new Set(grants.map((one) => one.party).filter((party) => party.includes('.')));
  return clients.size === 1 && grants.every((one) => one.party.includes('.')) ? [...clients][0] : undefined;
}
