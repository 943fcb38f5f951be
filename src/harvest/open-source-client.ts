import type { OpenSource } from '../operations/harvest/source-client.ts';
import { Asker } from './http/asker.ts';
import type { HttpOptions } from './http/http-options.ts';
import { OaiClient } from './oai-pmh/oai-client.ts';

/** What clients of sources need beside how sources are asked. */
export interface ClientOptions extends Omit<HttpOptions, 'pauseMs'> {
  readonly now: () => Date;
}

/** Makes clients of sources by their kind; a source says itself how long to pause between requests. */
export function sourceOpener({ now, ...http }: ClientOptions): OpenSource {
  return (source) => {
    const asker = new Asker(source.url, { ...http, pauseMs: source.pauseMs });
    return new OaiClient(source, asker, now);
  };
}
