import type { AdapterSettings } from '../adapter-settings.ts';
import { oneByOne } from '../http/one-by-one.ts';
import type { Upstream } from '../upstream.ts';
import { recallMds } from './recall-mds.ts';
import { tellMds } from './tell-mds.ts';

/** An adapter for the registry of another agent. */
export interface MdsSettings extends AdapterSettings {
  /** Prefix of the handles without slash; that of the installation where it is absent. */
  readonly prefix?: string;
}

/** Registrations at another agent over the API of the GFZ registry (igsn-registry-protocols 1.3). */
export function mdsUpstream(settings: MdsSettings): Upstream {
  return oneByOne({ ...settings, tell: (request) => tellMds(settings, request), recall: () => recallMds(settings) });
}
