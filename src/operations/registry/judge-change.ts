import { withheldBeside } from '../../domain/description/moratorium.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { spellOctets } from '../../domain/description/spell-description.ts';
import type { ErrorCode } from '../../domain/error.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { checkLandingUrl } from '../../domain/party/landing-domain.ts';
import { bareDescription } from '../../domain/registration/bare-description.ts';
import { likenessOf } from '../../domain/registration/likeness.ts';
import { nextState } from '../../domain/registration/next-state.ts';
import { isSamePrivacy, NOTHING_KEPT_BACK, type Privacy } from '../../domain/registration/privacy.ts';
import { isKeptBack } from '../../domain/registration/record-states.ts';
import { summaryOf } from '../../domain/registration/record-summary.ts';
import { may } from '../caller.ts';
import type { ClientStanding, NamespaceRow } from '../party-ports.ts';
import type { RecordState, RecordWrite } from '../register-ports.ts';
import type { ChangeRules, RecordChange } from './record-change.ts';

/** What a change is judged by. `description` is what the record says now, needed only where the change brings none. */
export interface ChangeContext {
  readonly holder: NamespaceRow | undefined;
  readonly client: ClientStanding | undefined;
  readonly known: RecordState | undefined;
  readonly description: SampleDescription | undefined;
  /** How many more identifiers the client may register; undefined is no limit. */
  readonly quotaLeft: number | undefined;
  readonly objectId: string | null;
}

/** A change as judged: the row to write, nothing to do, or why not. */
export type Judged =
  | { readonly judged: 'write'; readonly write: RecordWrite }
  | { readonly judged: 'unchanged' }
  | {
      readonly judged: 'refused';
      readonly code: ErrorCode;
      readonly message: string;
      readonly findings: readonly Finding[];
    };

/**
 * Decides one change, in the order that old clients rely on: whose identifier it is comes before how it stands. Refusals:
 * `not-allowed` (findings `namespace-unheld`, `namespace-of-another`, `record-of-another`, `client-inactive`, `quota-exceeded`,
 * `url-domain`), `gone` (withdrawn), `already-exists`,
 * `not-found`, `conflict` (another version), `invalid-input` (address, order of states). `now` is ISO 8601, UTC.
 */
export function judgeChange(change: RecordChange, context: ChangeContext, rules: ChangeRules, now: string): Judged {
  return (
    refuseStranger(change, context) ??
    refuseState(change, context) ??
    refuseUrl(change, context, rules) ??
    write(change, context, rules, now)
  );
}

function refuseStranger({ caller, igsn }: RecordChange, { holder, client, known, quotaLeft }: ChangeContext) {
  if (holder === undefined || client === undefined)
    return stranger('namespace-unheld', `Nobody holds a namespace that ${igsn} begins with.`, igsn);
  const owner = known?.client ?? holder.client;
  if (!may(caller, 'deposit', owner))
    return stranger(
      known === undefined ? 'namespace-of-another' : 'record-of-another',
      `${igsn} belongs to ${owner}.`,
      igsn,
    );
  if (!client.isActive) return stranger('client-inactive', `${client.symbol} is not active.`, igsn);
  const isNew = known === undefined && holder.isTest !== true;
  if (isNew && quotaLeft !== undefined && quotaLeft <= 0)
    return stranger('quota-exceeded', `datacentre quota exceeded: ${client.symbol}`, igsn);
  return undefined;
}

/** Why somebody may not, by a stable code, for APIs that have their own words for it. */
function stranger(code: string, message: string, value: string): Judged {
  const rule =
    code === 'quota-exceeded' ? 'within the quota of the client' : 'in a namespace for which you may register';
  return refused('not-allowed', message, [finding(code, message, { field: 'igsn', value, rule })]);
}

function refuseState({ igsn, mode, expectedVersion }: RecordChange, { known }: ChangeContext) {
  if (known?.state === 'withdrawn') return refused('gone', `${igsn} is withdrawn.`);
  if (mode === 'create' && known !== undefined) return refused('already-exists', `${igsn} is registered already.`);
  if (mode === 'update' && known === undefined) return refused('not-found', `${igsn} is not registered here.`);
  if (expectedVersion === undefined || expectedVersion === (known?.version ?? 0)) return undefined;
  return refused('conflict', `${igsn} stands at version ${known?.version ?? 0}, not ${expectedVersion}.`);
}

function refuseUrl({ landingUrl }: RecordChange, { client }: ChangeContext, rules: ChangeRules) {
  if (landingUrl === undefined || landingUrl === null) return undefined;
  const found = checkLandingUrl(landingUrl, [...client!.domains, ...(rules.alwaysAllowedDomains ?? [])]);
  if (found === undefined) return undefined;
  return refused(found.code === 'url-domain' ? 'not-allowed' : 'invalid-input', found.message, [found]);
}

function write(change: RecordChange, context: ChangeContext, rules: ChangeRules, now: string): Judged {
  const { known } = context;
  const isDescribed = change.description !== undefined || (known?.isDescribed ?? false);
  const wish = typeof change.wish === 'function' ? change.wish(known) : change.wish;
  const next = nextState(known, wish, isDescribed, {
    hasUpstream: rules.hasUpstream,
    isTest: context.holder?.isTest === true,
  });
  if (!next.ok) return refused('invalid-input', next.findings[0]!.message, next.findings);
  const row = toRow(change, context, rules, { state: next.value, isDescribed, now });
  const isAsBefore =
    known !== undefined &&
    change.isRetold !== true &&
    known.contentHash === row.contentHash &&
    known.landingUrl === row.landingUrl &&
    known.state === row.state &&
    isSamePrivacy(known.privacy ?? NOTHING_KEPT_BACK, row.privacy ?? NOTHING_KEPT_BACK) &&
    known.isDescribed === isDescribed;
  return isAsBefore ? { judged: 'unchanged' } : { judged: 'write', write: row };
}

interface Decided {
  readonly state: string;
  readonly isDescribed: boolean;
  readonly now: string;
}

/** Of our own objects what a moratorium withholds stays beside what the owner chooses; what is pushed says all of it itself. */
function wantedPrivacy({ privacy }: RecordChange, { known, objectId }: ChangeContext): Partial<Privacy> | undefined {
  if (privacy?.withheld === undefined || objectId === null) return privacy;
  return { ...privacy, withheld: withheldBeside(known?.privacy?.withheld ?? null, privacy.withheld) };
}

function toRow(change: RecordChange, context: ChangeContext, rules: ChangeRules, decided: Decided): RecordWrite {
  const { holder, known, client } = context;
  const { state } = decided;
  const said = change.description ?? context.description ?? bareDescription(change.igsn, holder!.namespace);
  const description = spellOctets(said);
  const contentHash = rules.hash(description);
  const privacy = { ...NOTHING_KEPT_BACK, ...known?.privacy, ...wantedPrivacy(change, context) };
  const likeness = decided.isDescribed ? likenessOf(said) : null;
  const landingUrl = change.landingUrl === undefined ? (known?.landingUrl ?? null) : change.landingUrl;
  const version = (known?.version ?? 0) + 1;
  const isConfirmed = known !== undefined && known.registeredAt !== null;
  const isRegisteredNow =
    !isConfirmed && (state === 'registered' || state === 'test' || (state === 'hidden' && !rules.hasUpstream));
  return {
    igsn: change.igsn,
    namespace: holder!.namespace,
    agent: client!.agent,
    client: client!.symbol,
    objectId: context.objectId,
    objectType: said.objectType,
    expedition: said.expedition?.code ?? '',
    ...summaryOf(isKeptBack(state) ? bareDescription(change.igsn, holder!.namespace) : said, privacy),
    state,
    version,
    contentHash,
    description,
    landingUrl,
    isDescribed: decided.isDescribed,
    likeness: likeness === null ? null : rules.hash(likeness),
    privacy,
    registeredAt: isRegisteredNow ? `${decided.now.slice(0, 19)}Z` : null,
    intent: JSON.stringify({
      igsn: change.igsn,
      version,
      contentHash,
      landingUrl,
      state: state === 'hidden' ? state : 'registered',
    }),
    outboxState: outboxState(state, holder!, rules),
  };
}

function outboxState(
  state: string,
  { isTest }: NamespaceRow,
  { hasUpstream }: ChangeRules,
): 'pending' | 'not-applicable' | null {
  // A reserved identifier is a matter between the client and us, and so is one for trying.
  if (state === 'reserved' || isTest === true) return null;
  return hasUpstream ? 'pending' : 'not-applicable';
}

function refused(code: ErrorCode, message: string, findings: readonly Finding[] = []): Judged {
  return { judged: 'refused', code, message, findings };
}
