import type { House } from '../../src/context.ts';
import type { SampleDescription } from '../../src/domain/description/sample-description.ts';
import { readDescription } from '../../src/formats/reading/read-description.ts';
import { type Caller, localCaller } from '../../src/operations/caller.ts';
import { createClient } from '../../src/operations/create-client.ts';

const TEST_ACTOR = { name: 'test', origin: 'test' } as const;

/** A client `AGENT.CLIENT` with namespaces; it may use example.org unless told otherwise. */
export async function addClient(
  house: House,
  symbol: string,
  namespaces: readonly string[],
  more: { readonly quota?: number; readonly domains?: readonly string[]; readonly passwordHash?: string } = {},
): Promise<Caller> {
  const wanted = {
    symbol,
    namespaces,
    domains: more.domains ?? ['example.org'],
    quota: more.quota ?? -1,
    passwordHash: more.passwordHash ?? null,
  };
  const made = await createClient(house.unitOfWork, wanted, OPERATOR);
  if (!made.ok) throw new Error(JSON.stringify(made.findings));
  return clientCaller(symbol);
}

/** Who signs in as a client. */
export function clientCaller(symbol: string): Caller {
  return { name: symbol, account: symbol, origin: 'test', grants: [{ role: 'client-manager', party: symbol }] };
}

/** The operator, who may do everything. */
export const OPERATOR = localCaller(TEST_ACTOR);

/** A description with a title, as a foreign document of the identifier says it. */
export function described(igsn: string, title = `Sample ${igsn}`): SampleDescription {
  return readDescription({ code: igsn }, { title });
}
