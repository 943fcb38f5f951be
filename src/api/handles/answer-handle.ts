import type { PublicFace } from '../../dissemination/public-face.ts';
import {
  aliasValues,
  chooseValues,
  type HandleValue,
  handleValues,
  readValueChoice,
} from '../../dissemination/resolver/handle-values.ts';
import { readHandle } from '../../dissemination/resolver/read-handle.ts';
import { aliasSpellings } from '../../domain/identifier/alias.ts';
import { findAliased } from '../../store/read/find-alias.ts';
import type { FindLanding } from '../../store/read/find-landing.ts';

/** Response codes of the handle system (RFC 3652): success, protocol error, not found, invalid handle, values not found. */
export type HandleResponseCode = 1 | 4 | 100 | 102 | 200;

/** The JSON of the handle proxy API, with the HTTP status that goes with it. */
export interface HandleAnswer {
  readonly status: 200 | 400 | 404;
  readonly body: {
    readonly responseCode: HandleResponseCode;
    readonly message?: string;
    /** The handle as it was asked for, case kept. */
    readonly handle?: string;
    readonly values?: readonly HandleValue[];
  };
}

/**
 * Looks a handle up as `hdl.handle.net/api/handles` does: 200 with code 1 and the values; 200 with code 200 and no values when
 * `type` and `index` fit none; 404 with code 100 when nothing public has the handle; 400 with code 102 for an empty handle and
 * code 4 for an `index` that is no number. Another name of a sample has an HS_ALIAS to its DOI. The look-up ignores case.
 */
export async function answerHandle(
  face: PublicFace,
  findLanding: FindLanding,
  handle: string,
  query: URLSearchParams,
): Promise<HandleAnswer> {
  if (handle === '') return { status: 400, body: { responseCode: 102, message: 'Empty handle invalid', handle } };
  const choice = readValueChoice(query);
  if (choice === undefined) return { status: 400, body: { responseCode: 4, message: 'Invalid index', handle } };
  const own = readHandle(handle, face.agent);
  const landing = own === undefined ? undefined : await findLanding(own.igsn);
  const all =
    own === undefined || landing === undefined
      ? await valuesOfAlias(face, findLanding, handle)
      : handleValues(own.prefix, own.igsn, landing, face.baseUrl);
  if (all === undefined) return { status: 404, body: { responseCode: 100, handle } };
  const values = chooseValues(all, choice);
  return { status: 200, body: { responseCode: values.length > 0 ? 1 : 200, handle, values } };
}

async function valuesOfAlias(
  { agent, store }: PublicFace,
  findLanding: FindLanding,
  handle: string,
): Promise<HandleValue[] | undefined> {
  const igsn = await findAliased(store.read, aliasSpellings(handle, agent));
  const landing = igsn === undefined ? undefined : await findLanding(igsn);
  return igsn === undefined || landing === undefined ? undefined : aliasValues(agent, igsn, landing);
}
