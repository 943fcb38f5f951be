import { listHandles } from '../../store/read/list-handles.ts';
import type { Store } from '../../store/store.ts';
import type { PublicFace } from '../public-face.ts';
import { aliasValues, type HandleValue, handleValues } from '../resolver/handle-values.ts';

/** What the handles of a batch file hold. */
export interface HandleBatchOptions {
  /** The handle of every IGSN becomes an alias of its DOI, instead of leading to its page. */
  readonly aliasToDoi: boolean;
  /** Lines put in front as they stand: who signs in to the handle server is not ours to know. */
  readonly authentication?: string | undefined;
  readonly onHandle?: () => void;
}

const PAGE = 500;
const PUBLIC_READ = '1110';

/**
 * Every public handle as a batch file of the handle system, block by block: `CREATE`, HS_ADMIN at index 100, and at index 1
 * the URL or, for old handles that are other names, HS_ALIAS to the DOI. In the order of IGSNs, a page of the store at a time,
 * each handle once. Source: igsn-registry-protocols 1.7, 5.6.
 */
export async function* handleBatch(
  face: Pick<PublicFace, 'agent' | 'baseUrl'> & { readonly store: Pick<Store, 'read'> },
  { aliasToDoi, authentication, onHandle }: HandleBatchOptions,
): AsyncGenerator<string> {
  const { agent, baseUrl, store } = face;
  if (authentication !== undefined) yield `${authentication.trim()}\n\n`;
  for (let after = ''; ; ) {
    const page = await listHandles(store.read, after, PAGE);
    const last = page.at(-1);
    if (last === undefined) return;
    for (const { igsn, handles, ...landing } of page) {
      const toDoi = aliasValues(agent, igsn, landing);
      const own = aliasToDoi ? toDoi : handleValues(agent.handlePrefix, igsn, landing, baseUrl);
      yield createBlock(`${agent.handlePrefix}/${igsn}`, own);
      onHandle?.();
      for (const handle of handles) {
        yield createBlock(handle, toDoi);
        onHandle?.();
      }
    }
    after = last.igsn;
  }
}

function createBlock(handle: string, values: readonly HandleValue[]): string {
  const lines = values.toSorted((a, b) => b.index - a.index).map(valueLine);
  return `CREATE ${handle}\n${lines.join('\n')}\n\n`;
}

function valueLine({ index, type, ttl, data }: HandleValue): string {
  return `${index} ${type} ${ttl} ${PUBLIC_READ} ${dataOf(data)}`;
}

function dataOf(data: HandleValue['data']): string {
  if (data.format === 'string') return `UTF8 ${data.value}`;
  const { handle, index, permissions } = data.value;
  return `ADMIN ${index}:${permissions}:${handle}`;
}
