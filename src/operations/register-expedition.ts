import { describeObject } from '../domain/description/describe-object.ts';
import { withheldByMoratorium } from '../domain/description/moratorium.ts';
import type { ObjectContext } from '../domain/description/object-context.ts';
import type { FieldValues } from '../domain/drilling/object-row.ts';
import { CorestoneError } from '../domain/error.ts';
import type { IgsnPhase } from '../domain/identifier/igsn-spec.ts';
import { holdIgsnsOf } from './hold-jobs.ts';
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
export interface RegisterOptions {
  readonly actor: Actor;
  readonly rules: RegistrationRules;
  readonly phase: IgsnPhase;
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
  const place = await unitOfWork((work) => findPlace(work, expeditionId));
  const report = options.onProgress ?? (() => undefined);
  const minting = { ...place, namespace: place.holder.namespace, phase: options.phase };
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
  readonly withoutIgsn: number;
  readonly total: number;
}

async function findPlace(work: Work, expeditionId: string): Promise<Place> {
  const [expedition] = await work.tree.findByIds([expeditionId]);
  if (expedition?.type !== 'expedition') throw new CorestoneError('not-found', 'There is no such expedition.');
  const [program] = await work.tree.findByIds([expedition.parentId!]);
  const acronym = program!.name.toUpperCase();
  const holder = await work.parties.holderOf(acronym);
  if (holder === undefined) {
    const message = `Program ${program!.name} holds no namespace here; \`namespace add\` gives it one.`;
    throw new CorestoneError('invalid-input', message);
  }
  const values = await work.tree.valuesOf('expedition', [expedition.id]);
  return {
    expedition,
    values: values.get(expedition.id) ?? {},
    holder,
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
  // Asked in every batch: the namespace may be transferred while a large expedition is registered.
  const holder = (await work.parties.holderOf(place.holder.namespace)) ?? place.holder;
  const outcome = { registered: 0, updated: 0, unchanged: 0 };
  for (let at = 0; at < contexts.length; at += DESCRIBED_AT_ONCE) {
    const intents = contexts.slice(at, at + DESCRIBED_AT_ONCE).map((context) => toIntent(context, holder));
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

function toIntent(context: ObjectContext, holder: NamespaceRow): RegistrationIntent {
  const { igsn, object } = context;
  const withheld = withheldByMoratorium(context);
  return { igsn, objectId: object.id, holder, description: describeObject(context), landingUrl: null, withheld };
}

function addTo(sum: { -readonly [count in keyof RegistrationOutcome]: number }, more: RegistrationOutcome): void {
  sum.registered += more.registered;
  sum.updated += more.updated;
  sum.unchanged += more.unchanged;
}
