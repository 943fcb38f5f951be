import { type Answer, type Asked, type MisbehavingServer, startMisbehaving } from './misbehaving-server.ts';

/** A sample as another agent keeps it. */
export interface KeptSample {
  url?: string;
  documents: string[];
  isActive: boolean;
}

/** The registry of another agent (igsn-registry-protocols 1.3), with what it keeps; `wantsMetadataFirst` answers 412. */
export type MdsServer = MisbehavingServer & { readonly samples: Map<string, KeptSample>; wantsMetadataFirst: boolean };

/** Who may register. */
export const MDS_ACCOUNT = { user: 'GFZ.CORE', password: 'mds-s3cret' };

/** Starts a registry without samples. */
export async function startMds(): Promise<MdsServer> {
  const samples = new Map<string, KeptSample>();
  const server = await startMisbehaving({
    serve: (asked) => serve(state, asked),
    pretend: () => ({ status: 200, body: '<html>Welcome to the intranet</html>' }),
  });
  const state: MdsServer = Object.assign(server, { samples, wantsMetadataFirst: false });
  return state;
}

function serve(state: MdsServer, asked: Asked): Answer {
  if (asked.headers.authorization !== `Basic ${btoa(`${MDS_ACCOUNT.user}:${MDS_ACCOUNT.password}`)}`)
    return { status: 401, headers: { 'www-authenticate': 'Basic realm="mds.datacite.org"' }, body: 'Bad credentials' };
  const [resource, ...rest] = asked.path.slice(1).split('/');
  const id = decodeURIComponent(rest.join('/')).toUpperCase();
  if (resource === 'igsn') return asked.method === 'POST' ? mint(state, asked) : readAddress(state, id);
  if (asked.method === 'POST') return describe(state, asked);
  return asked.method === 'DELETE' ? hide(state, id) : readMetadata(state, id);
}

function mint(state: MdsServer, { body, headers }: Asked): Answer {
  if (headers['content-type'] !== 'text/plain;charset=UTF-8') return { status: 415 };
  const id = /^igsn=(.*)$/m.exec(body)?.[1]?.toUpperCase();
  const url = /^url=(.*)$/m.exec(body)?.[1]?.replaceAll('\\\\', '\\');
  if (id === undefined || url === undefined) return { status: 400, body: "param 'igsn' required" };
  if (!id.startsWith('10273/')) return { status: 403, body: 'IGSN prefix is not allowed' };
  if (!url.startsWith('https://igsn.example.org/')) return { status: 400, body: '[url] domain of URL is not allowed' };
  const kept = state.samples.get(id);
  if (state.wantsMetadataFirst && kept === undefined)
    return { status: 412, body: 'You have to register metadata first!' };
  state.samples.set(id, { documents: [], isActive: false, ...kept, url });
  return { status: 201, body: 'OK' };
}

function describe({ samples }: MdsServer, { body, headers }: Asked): Answer {
  if (headers['content-type'] !== 'application/xml;charset=UTF-8') return { status: 415 };
  if (!body.startsWith('<?xml') || !body.includes('xmlns="http://igsn.org/schema/kernel-v.1.0"'))
    return { status: 400, body: '[xml] xml error: unknown namespace' };
  const id = /<sampleNumber identifierType="igsn">([^<]+)</.exec(body)?.[1]?.toUpperCase();
  if (id === undefined) return { status: 400, body: 'failed to retrieve IGSN from xml' };
  const kept = samples.get(id) ?? { documents: [], isActive: false };
  samples.set(id, { ...kept, documents: [...kept.documents, body], isActive: true });
  return { status: 201, body: `OK (${id})` };
}

function hide({ samples }: MdsServer, id: string): Answer {
  const kept = samples.get(id);
  if (kept === undefined) return { status: 404, body: "IGSN doesn't exist" };
  if (kept.documents.length === 0) return { status: 404, body: "Metadata doesn't exist" };
  kept.isActive = false;
  return { status: 200, body: 'OK' };
}

function readAddress({ samples }: MdsServer, id: string): Answer {
  if (id === '') return samples.size === 0 ? { status: 204 } : { status: 200, body: [...samples.keys()].join('\n') };
  const kept = samples.get(id);
  if (kept === undefined) return { status: 404, body: 'IGSN not found' };
  return kept.url === undefined ? { status: 204 } : { status: 200, body: kept.url };
}

function readMetadata({ samples }: MdsServer, id: string): Answer {
  const kept = samples.get(id);
  const document = kept?.documents.at(-1);
  if (document === undefined) return { status: 404, body: 'IGSN is unknown to MDS' };
  return kept!.isActive ? { status: 200, body: document } : { status: 410, body: 'dataset inactive' };
}
