import type { RequestSide } from '../../../domain/curation/request-state.ts';
import { contactOf } from '../../../domain/curation/sample-request.ts';
import type { UserRow } from '../../access-ports.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import type { Work } from '../../ports.ts';
import type { AccessedExpedition } from '../../tree-access.ts';
import { expeditionOf, requestRights } from './request-access.ts';
import type { CurationRequest } from './request-ports.ts';

/** Tells the contact of a step that the curator took; who moves the own request on knows it. */
export async function tellStep(work: Work, request: CurationRequest, side: RequestSide, text: string): Promise<void> {
  if (side !== 'curator') return;
  await tellContact(work, request, [
    `Its state is now: ${request.state.replaceAll('_', ' ')}.`,
    grantedWords(request),
    text,
  ]);
}

/** Writes to the contact of a request, if there is one with an address; parts that are empty are left out. */
export async function tellContact(work: Work, request: CurationRequest, parts: readonly string[]): Promise<void> {
  const contact = contactOf(request);
  if (contact === undefined) return;
  const name = requestName(request);
  // Nothing that was typed by strangers: the form must not send words of theirs to any address they like.
  const text = [`${name}.`, ...parts.filter((one) => one !== '')].join('\n\n');
  await queueMail(work, { to: contact.email, subject: name, text, about: { kind: 'sample-request', id: request.id } });
}

/** Where curators work, and who is told where nobody else is: one address, empty for none. */
export interface CuratorDesk {
  readonly baseUrl: string;
  readonly alarmMail: string;
}

/** Told of one request at most. */
const MOST_CURATORS = 20;

/**
 * Tells that a request came in: its curator, else all who answer for it by a role for its client or on its expedition, else who gets
 * alarms. Nobody where none of them has an address.
 */
export async function tellCurators(
  work: Work,
  request: CurationRequest,
  { baseUrl, alarmMail }: CuratorDesk,
): Promise<void> {
  const expedition = await expeditionOf(work, request.expeditionId);
  const reached = (await work.access.users()).filter((one) => one.isActive && one.email !== '');
  const own = reached.filter((one) => one.name === request.curator);
  const answering = own.length > 0 ? own : reached.filter((one) => answersFor(one, expedition));
  const addresses = answering.length > 0 ? answering.map((one) => one.email) : [alarmMail].filter((one) => one !== '');
  const subject = `${requestName(request)} of expedition ${expedition.name} was submitted`;
  const text = `${subject}.\n\n${baseUrl}/admin/requests/${request.id}\n`;
  const about = { kind: 'sample-request', id: request.id };
  for (const to of [...new Set(addresses)].slice(0, MOST_CURATORS)) await queueMail(work, { to, subject, text, about });
}

/** Whoever answers for everything, as administrators do, is not who answers for this. */
function answersFor({ name, grants, treeGrants }: UserRow, expedition: AccessedExpedition): boolean {
  const own = grants.filter(({ party }) => party !== '' && party === expedition.client);
  return requestRights({ name, account: name, origin: 'api', grants: own, treeGrants }, expedition).mayAnswer;
}

/** How a request is called in mails: by its number, or as a draft. */
function requestName({ number }: Pick<CurationRequest, 'number'>): string {
  return number === null ? 'Sample request (draft)' : `Sample request ${number}`;
}

function grantedWords({ state, samplesGranted }: CurationRequest): string {
  const isSaid = (state === 'accepted' || state === 'partly_accepted') && samplesGranted !== null;
  return isSaid ? `Samples granted: ${samplesGranted}.` : '';
}
