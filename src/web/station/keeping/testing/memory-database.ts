/** Stands in for the database of the browser as far as rounds with the server use it; for tests only. */
export interface MemoryDatabase {
  readonly facts: Map<string, unknown>;
  /** Called once a transaction is committed. */
  whenKept: (() => void) | undefined;
}

/** A database that holds these facts and nothing else. */
export function memoryDatabase({ facts = {} }: { readonly facts?: Readonly<Record<string, unknown>> }): MemoryDatabase {
  const stores = new Map<string, Map<string, unknown>>([['facts', new Map(Object.entries(facts))]]);
  const storeOf = (name: string) => {
    const rows = stores.get(name) ?? new Map<string, unknown>();
    stores.set(name, rows);
    return {
      get: async (key: string) => rows.get(key),
      put: async (value: unknown, key?: string) => void rows.set(key ?? (value as { id: string }).id, value),
      delete: async (key: string) => void rows.delete(String(key)),
    };
  };
  // What it holds is all of one expedition.
  globalThis.IDBKeyRange ??= { bound: () => undefined } as unknown as typeof IDBKeyRange;
  const kept = {
    facts: stores.get('facts')!,
    whenKept: undefined as (() => void) | undefined,
    get: (name: string, key: string) => storeOf(name).get(key),
    getAll: async (name: string) => [...(stores.get(name)?.values() ?? [])],
    put: (name: string, value: unknown, key: string) => storeOf(name).put(value, key),
    transaction: (names: string | readonly string[]) => ({
      objectStore: storeOf,
      store: storeOf([names].flat()[0]!),
      get done() {
        return Promise.resolve().then(() => kept.whenKept?.());
      },
    }),
  };
  return kept;
}

/** A `fetch` that answers with JSON by the address asked; what is undefined is an answer 503. */
export function answering(answer: (path: string) => unknown): typeof fetch {
  return async (url) => {
    const body = answer(String(url));
    return body === undefined ? new Response('away', { status: 503 }) : Response.json(body);
  };
}
