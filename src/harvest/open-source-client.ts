import type { SourceKind } from '../domain/harvest/harvest-source.ts';
import type { HarvestSource } from '../operations/harvest/harvest-ports.ts';
import type { OpenSource } from '../operations/harvest/source-client.ts';
import type { ClientOfKind } from './client-of-kind.ts';
import { DataciteClient } from './datacite/datacite-client.ts';
import { Asker } from './http/asker.ts';
import type { HttpOptions } from './http/http-options.ts';
import { OaiClient } from './oai-pmh/oai-client.ts';
import { SitemapClient } from './pages/sitemap-client.ts';
import { ResourceSyncClient } from './resourcesync/resource-sync-client.ts';

/** What clients of sources need beside how sources are asked. */
export interface ClientOptions extends Omit<HttpOptions, 'pauseMs'> {
  readonly now: () => Date;
}

type ClientOf = new (source: HarvestSource, asker: Asker, now: () => Date) => ClientOfKind;

const CLIENTS: Readonly<Record<SourceKind, ClientOf>> = {
  'oai-pmh': OaiClient,
  sitemap: SitemapClient,
  resourcesync: ResourceSyncClient,
  datacite: DataciteClient,
};

/** Sources whose pages are walked as crawlers do; the others are made for programs to ask. */
const HEED_ROBOTS: ReadonlySet<SourceKind> = new Set(['sitemap', 'resourcesync']);

/** Makes clients of sources by their kind; a source says itself how long to pause between requests. */
export function sourceOpener({ now, ...http }: ClientOptions): OpenSource {
  return (source) => {
    const heedsRobots = HEED_ROBOTS.has(source.kind);
    const asker = new Asker(source.url, { ...http, pauseMs: source.pauseMs, heedsRobots });
    const client = new CLIENTS[source.kind](source, asker, now);
    return {
      introduce: (signal) => client.introduce(signal),
      list: (wanted) => client.list(wanted),
      takeRequests: () => asker.takeRequests(),
    };
  };
}
