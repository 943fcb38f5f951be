import type { WriteContext } from '../../formats/format.ts';
import { doiOf, ownDoi } from '../../formats/identifier-forms.ts';
import type { Account } from '../http/account.ts';
import { unsure } from '../http/judge.ts';
import { type Wish, wishOf } from '../intent.ts';
import type { UpstreamAnswer, UpstreamRequest } from '../upstream.ts';
import { deleteHandle, getHandle, type HandleWritten, putHandle } from './handle-request.ts';
import type { HandleSettings } from './handle-server.ts';
import { type HandleTarget, type HandleValue, hasOwnValues, mergedValues, ownValues } from './handle-value.ts';

/** Makes one wish true at a handle server. A hidden record resolves like a public one; a withdrawn one leads to its tombstone. */
export async function tellHandle(settings: HandleSettings, request: UpstreamRequest): Promise<UpstreamAnswer> {
  const { account, admin, ttlS } = settings;
  const context = await settings.context();
  const handle = handleOfIgsn(request.igsn, settings, context);
  const wish = wishOf(request);
  if (wish.state === 'withdrawn') return withdraw(settings, handle);
  const own = ownValues(targetFor(request, wish, settings, context), admin, ttlS);
  // A first version is new; of later ones the handle is there, and often leads where it should.
  const mayBeNew = request.version === 1;
  const first = mayBeNew ? await putHandle(account, handle, own, false) : { outcome: 'exists' as const };
  return first.outcome === 'exists' ? change(account, handle, own) : answer(first);
}

/** The handle of an IGSN below the prefix of this upstream, where none is set below that of the installation. */
export function handleOfIgsn(igsn: string, { prefix }: HandleSettings, { handlePrefix }: WriteContext): string {
  return `${prefix ?? handlePrefix}/${igsn.toUpperCase()}`;
}

/** Where a record's handle is to lead. */
function targetFor(
  { igsn, record }: UpstreamRequest,
  { landingUrl }: Wish,
  { aliasTo }: HandleSettings,
  context: WriteContext,
): HandleTarget {
  if (aliasTo === undefined) return { url: landingUrl ?? context.landingUrl(igsn) };
  return { aliasTo: (record && ownDoi(record.description, context)) ?? doiOf(igsn, context) };
}

/** Gives a handle that is there our values, where it has not got them, and leaves those of others. */
async function change(account: Account, handle: string, own: readonly HandleValue[]): Promise<UpstreamAnswer> {
  const known = await getHandle(account, handle);
  if (known.outcome === 'failed') return known;
  if (known.outcome === 'read' && hasOwnValues(known.values, own)) return { outcome: 'confirmed' };
  const values = known.outcome === 'none' ? own : mergedValues(known.values, own);
  return answer(await putHandle(account, handle, values, true));
}

/** A handle that was cited goes on leading to the page, which tells that the sample is withdrawn, unless it is to be taken away. */
async function withdraw({ account, onWithdraw }: HandleSettings, handle: string): Promise<UpstreamAnswer> {
  return onWithdraw === 'delete' ? answer(await deleteHandle(account, handle)) : { outcome: 'confirmed' };
}

function answer(written: HandleWritten): UpstreamAnswer {
  if (written.outcome === 'failed') return written;
  return written.outcome === 'written'
    ? { outcome: 'confirmed' }
    : unsure('The handle is there and could not be changed.');
}
