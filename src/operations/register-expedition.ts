import { describeObject } from '../domain/description/describe-object.ts';
import { withheldByMoratorium } from '../domain/description/moratorium.ts';
import type { ObjectContext } from '../domain/description/object-context.ts';
import type { FieldValues } from '../domain/drilling/object-row.ts';
import { CorestoneError } from '../domain/error.ts';
import { holdIgsnsOf } from './hold-jobs.ts';
import { type Issuing, issuerOf } from './issuing.ts';
import { mintIgsns } from './mint-igsns.ts';
import { ObjectFamily } from './object-family.ts';
import type { NamespaceRow } from './party-ports.ts';
import type { Actor, UnitOfWork, Work } from './ports.ts';
import {
  type RegistrationIntent,
  type RegistrationOutcome,
  type RegistrationRules,
  registerIdentifiers,
} from './register-identifiers.ts';
import type { TreeObject } from './tree-ports.ts';

/** How an expedition is registered. */
export interface RegisterOptions extends Issuing {
  readonly actor: Actor;
  readonly rules: RegistrationRules;
  readonly onProgress?: (progress: RegisterProgress) => void;
}

/** How far registering has come: first every missing IGSN is minted, then every object is described and registered. */
export interface RegisterProgress {
  readonly step: 'mint' | 'register';
  readonly done: number;
  readonly total: number;
}

/** What registering an expedition did. */
export interface RegisterResult extends RegistrationOutcome {
  readonly expedition: string;
  readonly minted: number;
}

const BATCH = 500;

/** Few enough descriptions that they are written before the collector has to carry them along. */
const DESCRIBED_AT_ONCE = 250;

/**
 * Mints what lacks an IGSN below one expedition, describes every registrable object and registers what is new or has
 * changed, 500 a unit of work: interrupted at any moment it goes on at the next call, and nothing is registered twice.
 * Throws `not-found` when the expedition does not exist, `invalid-input` when its program holds no namespace or its IGSN
 * convention cannot be used.
 */
export async function registerExpedition(
  unitOfWork: UnitOfWork,
  expeditionId: string,
  options: RegisterOptions,
): Promise<RegisterResult> {
  const place = await unitOfWork((work) => findPlace(work, expeditionId, options));
  const report = options.onProgress ?? (() => undefined);
  const minting = { ...place, namespace: place.issuer.namespace, phase: options.phase };
  const minted = await mintIgsns(unitOfWork, minting, options.actor, (done) =>
    report({ step: 'mint', done, total: place.withoutIgsn }),
  );
  const outcome = await registerAll(unitOfWork, place, options, report);
  return { expedition: place.expedition.combinedId, minted, ...outcome };
}

interface Place {
  readonly expedition: TreeObject;
  readonly values: FieldValues;
  readonly holder: NamespaceRow;
  /** Who gives new IGSNs; another one in a repository with a namespace of its own. */
  readonly issuer: NamespaceRow;
  readonly withoutIgsn: number;
  readonly total: number;
}

async function findPlace(work: Work, expeditionId: string, issuing: Issuing): Promise<Place> {
  const [expedition] = await work.tree.findByIds([expeditionId]);
  if (expedition?.type !== 'expedition') throw new CorestoneError('not-found', 'There is no such expedition.');
  const [program] = await work.tree.findByIds([expedition.parentId!]);
  const acronym = program!.name.toUpperCase();
  const holder = await work.parties.holderOf(acronym);
  if (holder === undefined) {
    const message = `Program ${program!.name} holds no namespace here; \`namespace add\` gives it one.`;
    throw new CorestoneError('invalid-input', message);
  }
  const issuer = await issuerOf(work, holder, issuing);
  if (issuer === undefined) {
    const message = `Nobody here holds namespace ${issuing.ownNamespace} of this repository; \`namespace add\` gives it to a client.`;
    throw new CorestoneError('invalid-input', message);
  }
  const values = await work.tree.valuesOf('expedition', [expedition.id]);
  return {
    expedition,
    values: values.get(expedition.id) ?? {},
    holder,
    issuer,
    withoutIgsn: await work.tree.countRegistrable(expedition.path, 'without-igsn'),
    total: await work.tree.countRegistrable(expedition.path, 'all'),
  };
}

async function registerAll(
  unitOfWork: UnitOfWork,
  place: Place,
  options: RegisterOptions,
  report: (progress: RegisterProgress) => void,
): Promise<RegistrationOutcome> {
  const family = new ObjectFamily(place.holder.namespace);
  const sum = { registered: 0, updated: 0, unchanged: 0 };
  for (let after = ''; ; ) {
    const step = await unitOfWork((work) => registerBatch(work, place, family, after, options));
    if (step === undefined) return sum;
    after = step.lastPath;
    addTo(sum, step.outcome);
    report({ step: 'register', done: sum.registered + sum.updated + sum.unchanged, total: place.total });
  }
}

async function registerBatch(work: Work, place: Place, family: ObjectFamily, after: string, options: RegisterOptions) {
  await holdIgsnsOf(work, place.expedition.id, options.actor);
  const objects = await work.tree.registrableBelow(place.expedition.path, after, BATCH, 'all');
  if (objects.length === 0) return undefined;
  const contexts = await family.contextsOf(
    work,
    objects.filter((one) => one.igsn !== null),
    work.now().slice(0, 10),
  );
  const holderOf = await holdersOf(work, place, contexts);
  const outcome = { registered: 0, updated: 0, unchanged: 0 };
  for (let at = 0; at < contexts.length; at += DESCRIBED_AT_ONCE) {
    const intents = contexts
      .slice(at, at + DESCRIBED_AT_ONCE)
      .map((context) => toIntent(context, holderOf(context.igsn)));
    addTo(outcome, await registerIdentifiers(work, intents, options.rules, options.actor.name));
  }
  if (outcome.registered + outcome.updated > 0) {
    const entries = [
      { action: 'register', subject: place.expedition.id, after: { after, last: objects.at(-1)!.path, ...outcome } },
    ];
    await work.audit(options.actor, entries, work.now());
  }
  return { outcome, lastPath: objects.at(-1)!.path };
}

/**
 * Who holds the namespace that each IGSN was given in: a repository adds to what an expedition gave. Asked in every batch: a namespace
 * may be transferred while a large expedition is registered.
 */
async function holdersOf(work: Work, { holder }: Place, contexts: readonly ObjectContext[]) {
  const isItsOwn = contexts.every(({ igsn }) => igsn.startsWith(holder.namespace));
  const found = isItsOwn ? [] : await work.identifiers.find(contexts.map((one) => one.igsn));
  // What an object brought along is registered as the expedition's.
  const given = new Map(found.filter((one) => one.origin === 'minted').map((one) => [one.igsn, one.namespace]));
  const names = [...new Set([holder.namespace, ...given.values()])];
  const held = new Map((await work.parties.holdersAmong(names)).map((one) => [one.namespace, one]));
  const now = held.get(holder.namespace) ?? holder;
  return (igsn: string): NamespaceRow => held.get(given.get(igsn) ?? '') ?? now;
}

function toIntent(family: ObjectContext, holder: NamespaceRow): RegistrationIntent {
  const context = { ...family, namespace: holder.namespace };
  const { igsn, object } = context;
  const withheld = withheldByMoratorium(context);
  return { igsn, objectId: object.id, holder, description: describeObject(context), landingUrl: null, withheld };
}

function addTo(sum: { -readonly [count in keyof RegistrationOutcome]: number }, more: RegistrationOutcome): void {
  sum.registered += more.registered;
  sum.updated += more.updated;
  sum.unchanged += more.unchanged;
}
