import type { UpstreamDefinition } from '../domain/registration/upstream-definition.ts';
import type { WriteContext } from '../formats/format.ts';
import type { AdapterSettings } from './adapter-settings.ts';
import { corestoneUpstream } from './corestone/corestone.ts';
import { dataciteUpstream } from './datacite/datacite.ts';
import { handleUpstream, handleUser } from './handle-server/handle-server.ts';
import { KeySession } from './handle-server/key-session.ts';
import { openGate } from './http/gate.ts';
import { LimitShare, type ShareBoard } from './http/limit-share.ts';
import { mdsUpstream } from './mds/mds.ts';
import { Meter, metered, timedGate } from './meter.ts';
import { NOWHERE, noUpstream } from './no-upstream.ts';
import { recordedUpstream } from './recorded.ts';
import { severalUpstreams } from './several-upstreams.ts';
import type { Upstream } from './upstream.ts';

/** What the adapters need of the house. `context` is asked for at each delivery. */
export interface UpstreamHouse {
  readonly journalFile: (name: string) => string;
  readonly context: () => Promise<WriteContext>;
  /** Where servers of one store agree who may send how much; each sends as much as is allowed where there is none. */
  readonly board?: ShareBoard;
}

/** The upstreams of an installation by route: a name, or several joined by `+`. */
export interface Upstreams {
  /** Where records go whose client names no route of its own; `none` where that is nobody. */
  readonly standard: string;
  readonly names: readonly string[];
  /** The upstream of a route; that of `none` confirms nothing and lets nothing wait. Undefined where a name is not known. */
  readonly route: (route: string) => Upstream | undefined;
}

/** Makes the adapters, each once, so that two routes to the same upstream share its limits. */
export function openUpstreams(
  definitions: readonly UpstreamDefinition[],
  standard: string,
  house: UpstreamHouse,
): Upstreams {
  return routesOver(
    definitions.map((one) => {
      const meter = new Meter();
      return metered(adapterOf(one, house, meter), meter);
    }),
    standard,
  );
}

/** Routes over upstreams that are made already. */
export function routesOver(upstreams: readonly Upstream[], standard: string): Upstreams {
  const made = new Map([...upstreams, noUpstream].map((one) => [one.name, one]));
  const names = upstreams.map((one) => one.name);
  const route = (wanted: string): Upstream | undefined => {
    const known = made.get(wanted);
    if (known !== undefined) return known;
    const parts = wanted.split('+').map((one) => (one === NOWHERE ? undefined : made.get(one)));
    if (parts.some((one) => one === undefined)) return undefined;
    const several = severalUpstreams(wanted, parts as Upstream[]);
    made.set(wanted, several);
    return several;
  };
  return { standard, names, route };
}

function adapterOf(one: UpstreamDefinition, house: UpstreamHouse, meter: Meter): Upstream {
  const settings = settingsOf(one, house, meter);
  const prefix = one.prefix === undefined ? {} : { prefix: one.prefix };
  switch (one.kind) {
    case 'corestone':
      return corestoneUpstream(settings);
    case 'datacite':
      return dataciteUpstream({ ...settings, clientId: (one.clientId ?? one.user).toLowerCase() });
    case 'handle':
      return handleUpstream({
        ...settings,
        ...prefix,
        admin: one.admin!,
        ttlS: one.ttlS ?? 86_400,
        onWithdraw: one.onWithdraw ?? 'keep',
        ...(one.aliasTo === undefined ? {} : { aliasTo: one.aliasTo }),
      });
    case 'mds':
      return mdsUpstream({ ...settings, ...prefix });
    case 'recorded':
      return recordedUpstream(house.journalFile(one.name), one.name);
  }
}

function settingsOf(one: UpstreamDefinition, { context, board }: UpstreamHouse, meter: Meter): AdapterSettings {
  const { name, url, password, timeoutS, concurrency, requestsPerSecond } = one;
  const user = one.kind === 'handle' ? handleUser(one.admin!) : one.user;
  const gate = timedGate(openGate({ concurrency, requestsPerSecond }, shareOf(name, board)), meter);
  const account =
    one.privateKey === undefined
      ? { name, url, user, password, timeoutS, gate }
      : { name, url, user, password, timeoutS, gate, session: new KeySession(one.admin!, one.privateKey, password) };
  return { account, concurrency, requestsPerSecond, context };
}

function shareOf(name: string, board: ShareBoard | undefined): LimitShare | undefined {
  return board === undefined ? undefined : new LimitShare(name, board);
}
