import { hash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { hashPassword } from './api/password.ts';
import { type IdentityProvider, readOidcProviders } from './config/oidc-providers.ts';
import { readUpstreams } from './config/read-upstreams.ts';
import { backupSecretFiles, readableByOthers } from './config/readable-by-others.ts';
import type { Settings } from './config/settings.ts';
import type { PublicFace } from './dissemination/public-face.ts';
import { writeContext } from './dissemination/write-context.ts';
import type { WriteContext } from './formats/format.ts';
import { type LiveProfile, liveProfile } from './live-profile.ts';
import {
  DEFAULT_PROFILE,
  type InstallationProfile,
  initInstallation,
  readProfile,
} from './operations/init-installation.ts';
import type { UnitOfWork } from './operations/ports.ts';
import type { RegistrationRules } from './operations/register-identifiers.ts';
import { changeTogether, type TakeChange } from './operations/registry/change-together.ts';
import type { Judging } from './operations/registry/judge-descriptions.ts';
import { openStore } from './store/engine/open-store.ts';
import { judgingOver } from './store/judging.ts';
import { partyStore } from './store/ports/party-store.ts';
import { shareBoard } from './store/ports/share-board.ts';
import type { Store } from './store/store.ts';
import { unitOfWork } from './store/unit-of-work.ts';
import { NOWHERE } from './upstream/no-upstream.ts';
import { openUpstreams, routesOver, type Upstreams } from './upstream/open-upstreams.ts';
import type { Upstream } from './upstream/upstream.ts';
import type { SendOptions } from './webhooks/send-webhook.ts';

/** The house, built once from its settings: everything a command or the server needs. */
export interface House {
  readonly settings: Settings;
  readonly store: Store;
  readonly unitOfWork: UnitOfWork;
  /** Where records go unless their client says otherwise; undefined when there is nobody to tell for any client. */
  readonly upstream: Upstream | undefined;
  readonly upstreams: Upstreams;
  /** With whom people may sign in by OpenID Connect, in the order of their buttons. */
  readonly identityProviders: readonly IdentityProvider[];
  /** What an operator should look at, found at the start. */
  readonly warnings: readonly string[];
  readonly rules: RegistrationRules;
  /** What descriptions that come from outside are judged by, whichever way they come. */
  readonly judging: Judging;
  /** How the agent shows itself; a change shows without a new start, here at once, elsewhere within seconds. */
  readonly profile: LiveProfile;
  /** Takes a change of one record; those of one moment are committed together. */
  readonly takeChange: TakeChange;
  readonly now: () => Date;
  /** How calls to others go out; what only tests may choose. */
  readonly outgoing: SendOptions;
  readonly close: () => Promise<void>;
}

/** What tests may put in place of the real thing. */
export interface HouseOverrides {
  readonly now?: () => Date;
  readonly upstream?: Upstream;
  readonly outgoing?: SendOptions;
}

/** Opens the store and builds the house; with `migrate` (the default) the tables are brought up to date first. */
export async function buildHouse(settings: Settings, overrides: HouseOverrides = {}, migrate = true): Promise<House> {
  const now = overrides.now ?? (() => new Date());
  // Before the store: what is wrong in the files of upstreams and providers must not leave anything open, or made.
  const named = readUpstreams(settings, process.env);
  const identity = readOidcProviders(settings, process.env);
  const store = openStore({ dataFolder: settings.data, databaseUrl: settings.databaseUrl });
  try {
    if (migrate) await store.migrate();
  } catch (error) {
    await store.close();
    throw error;
  }
  const profile = liveProfile(() => readProfile(partyStore(store.read, store.engine)));
  const given = overrides.upstream;
  const board = shareBoard(store);
  const upstreams =
    given === undefined
      ? openUpstreams(named.specs, settings.upstream, {
          journalFile: (name) => join(settings.data, `upstream-${name}.ndjson`),
          context: writingContext(profile, settings),
          board,
        })
      : routesOver([given], given.name);
  const isAlone = upstreams.standard === NOWHERE && named.specs.every((one) => one.kind === 'recorded');
  const upstream = isAlone ? undefined : upstreams.route(upstreams.standard);
  const rules: RegistrationRules = {
    hasUpstream: upstream !== undefined,
    hash: (text) => hash('sha256', text, 'base64url'),
  };
  const { baseUrl, alarmMail } = settings;
  const work = unitOfWork(store, now, { desk: { baseUrl, alarmMail }, registering: rules });
  return {
    settings,
    store,
    unitOfWork: work,
    upstream,
    upstreams,
    identityProviders: identity.providers,
    warnings: [...named.warnings, ...identity.warnings, ...readableByOthers(backupSecretFiles(settings))],
    rules,
    judging: judgingOver(store, now),
    profile,
    takeChange: changeTogether(work, rules),
    now,
    outgoing: overrides.outgoing ?? {},
    close: async () => {
      // A store that is away has nobody to tell.
      await board.close().catch(() => undefined);
      await store.close();
    },
  };
}

/** The public side of the house. An installation that was never initialised gets the default profile first. */
export async function publicFace(house: House): Promise<PublicFace> {
  const { profile, store, settings, now } = house;
  const { tokenSecret } = (await profile.refresh()) ?? (await firstProfile(house));
  return { store, agent: profile.agent, baseUrl: settings.baseUrl, language: settings.language, tokenSecret, now };
}

/** What adapters write with; one word to the other end is written with one profile, also where it changes meanwhile. */
function writingContext({ latest }: LiveProfile, { baseUrl }: Settings): () => Promise<WriteContext> {
  return async () => writeContext({ agent: await latest(), baseUrl });
}

/** What {@link initialise} makes; everything has a default. */
export interface WantedInstallation {
  readonly profile?: Partial<InstallationProfile>;
  readonly administrator?: string;
  readonly password?: string;
}

/** Initialises the installation; the administrator's password is made up where none is given, and returned to be shown once. */
export async function initialise(house: House, wanted: WantedInstallation = {}) {
  const password = wanted.password ?? randomBytes(12).toString('base64url');
  const administrator = { name: wanted.administrator ?? 'admin', passwordHash: await hashPassword(password) };
  const profile = { ...DEFAULT_PROFILE, ...wanted.profile };
  const made = await initInstallation(house.unitOfWork, { profile, administrator, secret: newSecret() }, INIT_ACTOR);
  await house.profile.refresh();
  return { ...made, password };
}

const INIT_ACTOR = { name: 'init', origin: 'cli' } as const;

const newSecret = (): string => randomBytes(32).toString('base64url');

// Serving needs a profile, not an administrator: `init` makes that one later and shows the password.
async function firstProfile(house: House) {
  await initInstallation(house.unitOfWork, { profile: DEFAULT_PROFILE, secret: newSecret() }, INIT_ACTOR);
  return (await house.profile.refresh())!;
}
