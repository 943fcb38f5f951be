import { withheldUnder } from '../domain/description/moratorium.ts';
import type { SampleDescription } from '../domain/description/sample-description.ts';
import { spellOctets } from '../domain/description/spell-description.ts';
import { bareDescription } from '../domain/registration/bare-description.ts';
import { likenessOf } from '../domain/registration/likeness.ts';
import { isSamePrivacy, NOTHING_KEPT_BACK, type Privacy, type Withheld } from '../domain/registration/privacy.ts';
import { summaryOf } from '../domain/registration/record-summary.ts';
import type { NamespaceRow } from './party-ports.ts';
import type { Work } from './ports.ts';
import type { RecordState, RecordWrite } from './register-ports.ts';
import { withChangesBeside } from './registry/changes-beside.ts';

/** What somebody wants registered: an identifier that is allocated already, its description, and where it leads. */
export interface RegistrationIntent {
  readonly igsn: string;
  readonly objectId: string | null;
  readonly holder: NamespaceRow;
  readonly description: SampleDescription;
  /** Null means our own landing page, which follows the base URL. */
  readonly landingUrl: string | null;
  /** What a moratorium withholds beside; null nothing, absent leaves what is withheld as it is. */
  readonly withheld?: Withheld | null;
}

/** How this installation registers: whether somebody upstream must confirm, and how descriptions are hashed. */
export interface RegistrationRules {
  readonly hasUpstream: boolean;
  readonly hash: (content: string | Uint8Array) => string;
}

/** What became of the intents. */
export interface RegistrationOutcome {
  readonly registered: number;
  readonly updated: number;
  readonly unchanged: number;
}

/**
 * The one way to register, for the drilling side and for every API: keeps the whole intended record, its new version and
 * the outbox row in the caller's unit of work, before anybody upstream is asked. A description equal to the current version
 * and leading to the same place is passed over, so repeating is harmless; two intents for one identifier become two versions. With an upstream a new record stays `pending` until that confirms; without one
 * this register is the only end and it is `registered` at once. A withdrawn record is not touched, a hidden one stays hidden. What
 * was changed by an API of an object of the core tree stays changed, see {@link withChangesBeside}.
 */
export async function registerIdentifiers(
  work: Work,
  intents: readonly RegistrationIntent[],
  rules: RegistrationRules,
  actor: string,
): Promise<RegistrationOutcome> {
  const known = await work.register.states(intents.map((one) => one.igsn));
  // What is new here nobody has changed.
  const wanted = known.size === 0 ? intents : await withChangesBeside(work, intents);
  const writes: RecordWrite[] = [];
  for (const intent of wanted) {
    const write = toWrite(intent, known.get(intent.igsn), rules, work.now());
    if (write === undefined) continue;
    writes.push(write);
    known.set(write.igsn, write);
  }
  await work.register.write(writes, actor);
  const registered = writes.filter((one) => one.version === 1).length;
  return { registered, updated: writes.length - registered, unchanged: intents.length - writes.length };
}

function toWrite(
  intent: RegistrationIntent,
  known: RecordState | undefined,
  rules: RegistrationRules,
  now: string,
): RecordWrite | undefined {
  const description = spellOctets(intent.description);
  const contentHash = rules.hash(description);
  const privacy = privacyUnder(known?.privacy, intent.withheld);
  const isKeptAlike = isSamePrivacy(known?.privacy ?? NOTHING_KEPT_BACK, privacy ?? NOTHING_KEPT_BACK);
  const isAsBefore = isKeptAlike && known?.contentHash === contentHash && known.landingUrl === intent.landingUrl;
  if (isAsBefore || known?.state === 'withdrawn') return undefined;
  const isConfirmed = known !== undefined && known.registeredAt !== null;
  // What its owner hides stays hidden, whatever the drill site changes of it.
  const isHidden = known?.state === 'hidden';
  const { igsn } = intent;
  const version = (known?.version ?? 0) + 1;
  const likeness = likenessOf(intent.description);
  return {
    igsn: intent.igsn,
    namespace: intent.holder.namespace,
    agent: intent.holder.agent,
    client: intent.holder.client,
    objectId: intent.objectId,
    objectType: intent.description.objectType,
    expedition: intent.description.expedition?.code ?? '',
    ...summaryOf(isHidden ? bareDescription(igsn, intent.holder.namespace) : intent.description, privacy),
    likeness: likeness === null ? null : rules.hash(likeness),
    ...(privacy !== undefined && { privacy }),
    // A change of a confirmed record leaves it resolvable; only its first registration waits for the upstream.
    state: isHidden ? 'hidden' : rules.hasUpstream && !isConfirmed ? 'pending' : 'registered',
    version,
    contentHash,
    description,
    landingUrl: intent.landingUrl,
    registeredAt: rules.hasUpstream || isConfirmed ? null : `${now.slice(0, 19)}Z`,
    intent: JSON.stringify({
      igsn,
      version,
      contentHash,
      landingUrl: intent.landingUrl,
      ...(isHidden && { state: 'hidden' }),
    }),
    isDescribed: true,
    outboxState: firstOutboxState(rules),
  };
}

/** What is kept back of a record then; undefined where nothing ever was. */
function privacyUnder(before: Privacy | undefined, withheld: Withheld | null | undefined): Privacy | undefined {
  if (withheld === undefined || (before === undefined && withheld === null)) return before;
  const kept = before ?? NOTHING_KEPT_BACK;
  return { ...kept, withheld: withheldUnder(kept.withheld, withheld) };
}

/** The state in which a row enters the outbox: `not-applicable` where nobody upstream is to be told. */
export function firstOutboxState({
  hasUpstream,
}: Pick<RegistrationRules, 'hasUpstream'>): 'pending' | 'not-applicable' {
  return hasUpstream ? 'pending' : 'not-applicable';
}
