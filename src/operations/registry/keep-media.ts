import { CorestoneError } from '../../domain/error.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { checkLandingUrl } from '../../domain/party/landing-domain.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { UnitOfWork } from '../ports.ts';
import type { ChangeRules } from './record-change.ts';

/** A file of a record: its media type and where it lies. */
export interface Medium {
  readonly mediaType: string;
  readonly url: string;
}

const LONGEST_TYPE = 80;
const MEDIA_TYPE = /^[A-Za-z0-9!#$&^_.+-]+\/[A-Za-z0-9!#$&^_.+-]+$/;

/**
 * Keeps files of a record beside those it has; one of a media type takes the place of the former. The record counts as changed: it is
 * searched for by whether it has a picture. With `isTry` it is only
 * checked. Throws `not-found`, `not-allowed` (not the caller's; findings `url-domain`), `gone`, `invalid-input` (findings
 * `media-type`, `url-syntax`, `url-protocol`, `url-too-long`). Source: igsn-registry-protocols 1.4.
 */
export async function keepMedia(
  unitOfWork: UnitOfWork,
  wanted: { readonly igsn: string; readonly media: readonly Medium[]; readonly isTry: boolean },
  rules: ChangeRules,
  caller: Caller,
): Promise<void> {
  await unitOfWork(async (work) => {
    const known = (await work.register.states([wanted.igsn])).get(wanted.igsn);
    if (known === undefined) throw new CorestoneError('not-found', `${wanted.igsn} is not registered here.`);
    ensureMay(caller, 'deposit', known.client);
    const client = (await work.parties.standings([known.client])).get(known.client)!;
    if (!client.isActive) throw new CorestoneError('not-allowed', `${client.symbol} is not active.`);
    if (known.state === 'withdrawn') throw new CorestoneError('gone', `${wanted.igsn} is withdrawn.`);
    refuse(wanted.media, [...client.domains, ...(rules.alwaysAllowedDomains ?? [])]);
    if (wanted.isTry || wanted.media.length === 0) return;
    const before = await work.documents.media(wanted.igsn);
    await work.documents.setMedia(wanted.igsn, wanted.media);
    await work.documents.tellChanged(wanted.igsn, work.now());
    const entry = { action: 'keep-media', subject: wanted.igsn, before, after: wanted.media };
    await work.audit(caller, [entry], work.now());
  });
}

function refuse(media: readonly Medium[], domains: readonly string[]): void {
  const found = media.flatMap((one) => [...typeFindings(one), ...[checkLandingUrl(one.url, domains) ?? []].flat()]);
  if (found.length === 0) return;
  const isDomain = found.every((one) => one.code === 'url-domain');
  throw new CorestoneError(isDomain ? 'not-allowed' : 'invalid-input', found[0]!.message, { findings: found });
}

function typeFindings({ mediaType }: Medium): readonly Finding[] {
  if (mediaType.length <= LONGEST_TYPE && MEDIA_TYPE.test(mediaType)) return [];
  const rule = `type/subtype without parameters or wildcards, at most ${LONGEST_TYPE} characters`;
  return [finding('media-type', 'malformed media type', { field: 'mediaType', value: mediaType, rule })];
}
