import { REQUEST_MAIL_WORDS, type RequestMailWords, stepParagraphs } from '../../../domain/curation/request-mail.ts';
import type { RequestSide } from '../../../domain/curation/request-state.ts';
import { contactOf } from '../../../domain/curation/sample-request.ts';
import type { UserRow } from '../../access-ports.ts';
import type { MailSubject } from '../../mail/mail-ports.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import type { Work } from '../../ports.ts';
import type { AccessedExpedition } from '../../tree-access.ts';
import { expeditionOf, requestRights } from './request-access.ts';
import type { CurationRequest } from './request-ports.ts';

/** Tells the contact of a step that the curator took, with the day and the parties to come; who moves the own request on knows it. */
export async function tellStep(work: Work, request: CurationRequest, side: RequestSide, text: string): Promise<void> {
  if (side !== 'curator') return;
  const parties = await work.sampling.partiesOf(request.id);
  await tellContact(work, request, () => [...stepParagraphs(request.language, { ...request, parties }), text]);
}

/**
 * Writes to the contact of a request, if there is one with an address, in the language of the request; parts that are empty are left out.
 * Below them stands where the request is seen, unless `isLinked` says that the parts hold a link to it.
 */
export async function tellContact(
  work: Work,
  request: CurationRequest,
  partsIn: (words: RequestMailWords) => readonly string[],
  isLinked = false,
): Promise<void> {
  const contact = contactOf(request);
  if (contact === undefined) return;
  const words = REQUEST_MAIL_WORDS[request.language];
  const name = words.name(request.number);
  const address = isLinked ? [] : [`${words.seeHere}\n${work.desk.baseUrl}/requests/${request.id}`];
  // Nothing that was typed by strangers: the form must not send words of theirs to any address they like.
  const text = [`${name}.`, ...partsIn(words).filter((one) => one !== ''), ...address].join('\n\n');
  await queueMail(work, { to: contact.email, subject: name, text, about: { kind: 'sample-request', id: request.id } });
}

/** What happened to a request that its curators did not do themselves. */
export type RequestNews = 'submitted' | 'message' | 'withdrawn' | 'publication';

const NEWS: Readonly<Record<RequestNews, string>> = {
  submitted: 'was submitted',
  message: 'has a new message',
  withdrawn: 'was withdrawn',
  publication: 'has a new publication',
};

/** Tells those who answer for a request what happened to it, as {@link tellExpeditionCurators} does; `said` may be empty. */
export async function tellCurators(work: Work, request: CurationRequest, news: RequestNews, said = ''): Promise<void> {
  const expedition = await expeditionOf(work, request.expeditionId);
  const subject = `${REQUEST_MAIL_WORDS.en.name(request.number)} of expedition ${expedition.name} ${NEWS[news]}`;
  const paragraphs = [`${subject}.`, said, `${work.desk.baseUrl}/admin/requests/${request.id}\n`];
  const text = paragraphs.filter((one) => one !== '').join('\n\n');
  const about = { kind: 'sample-request', id: request.id };
  await tellExpeditionCurators(work, expedition, { curator: request.curator, subject, text, about });
}

/** A mail to who curates. `curator` is the account that is named for it, empty for none. */
export interface CuratorMail {
  readonly curator: string;
  readonly subject: string;
  readonly text: string;
  readonly about: MailSubject;
}

/** Told of one thing at most. */
const MOST_CURATORS = 20;

/**
 * Mails the named curator, else all who answer for the expedition by a role for its client or on it, else who gets alarms. Nobody where
 * none of them has an address.
 */
export async function tellExpeditionCurators(
  work: Work,
  expedition: AccessedExpedition,
  { curator, ...mail }: CuratorMail,
  contacts: ContactAddresses = {},
): Promise<void> {
  await tellAnswering(work, mail, (one) => answersFor(one, expedition), { named: curator, ...contacts });
}

/** Addresses of contacts: those told beside users, and those told where otherwise nobody would be. */
export interface ContactAddresses {
  readonly beside?: readonly string[];
  readonly instead?: readonly string[];
}

/**
 * Mails the named account, else all users who answer for something, and the contacts beside them; where that is nobody with an address the contacts
 * instead, else who gets alarms.
 */
export async function tellAnswering(
  work: Work,
  mail: Omit<CuratorMail, 'curator'>,
  answers: (user: UserRow) => boolean,
  { named = '', beside = [], instead = [] }: ContactAddresses & { readonly named?: string } = {},
): Promise<void> {
  const reached = (await work.access.users()).filter((one) => one.isActive && one.email !== '');
  const own = reached.filter((one) => one.name === named);
  const answering = own.length > 0 ? own : reached.filter(answers);
  const alarmed = [work.desk.alarmMail].filter((one) => one !== '');
  const told =
    [[...beside, ...answering.map((one) => one.email)], instead, alarmed].find((one) => one.length > 0) ?? [];
  for (const to of [...new Set(told)].slice(0, MOST_CURATORS)) await queueMail(work, { to, ...mail });
}

/** Whoever answers for everything, as administrators do, is not who answers for this. */
function answersFor({ name, grants, treeGrants }: UserRow, expedition: AccessedExpedition): boolean {
  const own = grants.filter(({ party }) => party !== '' && party === expedition.client);
  return requestRights({ name, account: name, origin: 'api', grants: own, treeGrants }, expedition).mayAnswer;
}
