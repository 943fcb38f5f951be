import { may } from '../../operations/caller.ts';
import { keepMedia as keep } from '../../operations/registry/keep-media.ts';
import { bodyEntries } from './body-text.ts';
import { findOwn, OF_ANOTHER } from './find-own.ts';
import { ensureDepositor } from './keep-change.ts';
import { type MdsAnswer, MdsRefusal, plain } from './mds-answer.ts';
import { type MdsRequest, success } from './mds-request.ts';
import type { MdsService } from './mds-service.ts';

const UNKNOWN = 'DOI is unknown to MDS';

/** `/media` alone. */
export async function mediaRoot(): Promise<MdsAnswer> {
  throw new MdsRefusal(404, 'doi missing');
}

/** `GET /media/{id}`: a line `type=url` for each file, in the order of types, each with its line break. */
export async function getMedia(service: MdsService, request: MdsRequest): Promise<MdsAnswer> {
  const { standing } = await findOwn(service, request, UNKNOWN);
  const media = await service.documents.media(standing.igsn);
  if (media.length === 0) throw new MdsRefusal(404, 'no media for the DOI');
  const lines = media.map(({ mediaType, url }) => `${mediaType}=${url}\n`);
  return plain(200, lines.toSorted().join(''));
}

/** `POST /media/{id}`: the same lines; a type that is there already gets the new address. */
export async function keepMedia(service: MdsService, request: MdsRequest): Promise<MdsAnswer> {
  ensureDepositor(service, request);
  const { standing } = await findOwn(service, request, UNKNOWN);
  const { caller, isTest } = request;
  if (!may(caller, 'deposit', standing.client)) throw new MdsRefusal(403, OF_ANOTHER);
  const media = bodyEntries(request).map(([mediaType, url]) => ({ mediaType: mediaType.trim(), url: url.trim() }));
  if (media.length === 0) throw new MdsRefusal(400, '[mediaType] request body must not be empty');
  const { unitOfWork, rules } = service.house;
  await keep(unitOfWork, { igsn: standing.igsn, media, isTry: isTest }, rules, caller);
  return plain(200, success('OK', request));
}
