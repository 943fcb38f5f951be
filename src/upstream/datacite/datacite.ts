import type { AdapterSettings } from '../adapter-settings.ts';
import { oneByOne } from '../http/one-by-one.ts';
import type { Upstream } from '../upstream.ts';
import { recallDatacite } from './recall-datacite.ts';
import { tellDatacite } from './tell-datacite.ts';

/** An adapter for one repository of DataCite. `clientId` is its symbol in lower case. */
export interface DataciteSettings extends AdapterSettings {
  readonly clientId: string;
}

/**
 * DOIs over DataCite's REST API. Registered is findable there, hidden is registered, withdrawn is hidden. Its answers are not
 * believed before the state was read back. Source: DataCite REST API (OpenAPI 2.3).
 */
export function dataciteUpstream(settings: DataciteSettings): Upstream {
  return oneByOne({
    ...settings,
    tell: (request) => tellDatacite(settings, request),
    recall: () => recallDatacite(settings),
  });
}
