import type { House } from '../../context.ts';
import { addressesFor, type ContactRole } from '../../domain/party/contact.ts';
import { queueMail, type WantedMail } from '../../operations/mail/queue-mail.ts';
import { mailStore } from '../../store/ports/mail-store.ts';
import { partyStore } from '../../store/ports/party-store.ts';
import {
  type ClientTrouble,
  countFailedByClient,
  countSilentPagesByClient,
} from '../../store/read/count-client-troubles.ts';

interface Telling {
  readonly role: ContactRole;
  readonly troubles: readonly ClientTrouble[];
  readonly subject: (trouble: ClientTrouble) => string;
  readonly text: string;
  /** Where they are seen, below the address of the installation. */
  readonly path: (client: string) => string;
  /** When it is said again, as a day. */
  readonly period: string;
}

/**
 * Queues mails to the contacts of active clients: once a day (UTC) of registrations that upstream refused for good, once a week of landing pages
 * that failed twice in a row. To those with the role, else the first contact, else those of its agent; to nobody where there is none. Nothing
 * without a mail server: these say how things stand, and would pile up until they are old.
 */
export async function queueContactMails(house: House): Promise<void> {
  const { settings, store } = house;
  if (settings.smtpUrl === '') return;
  const mails = mailStore(store.read, store.engine);
  const wanted: WantedMail[] = [];
  for (const one of await mailsToContacts(house)) if (!(await mails.wasSaid(one.once))) wanted.push(one);
  if (wanted.length === 0) return;
  await house.unitOfWork(async (work) => {
    for (const one of wanted) await queueMail(work, one);
  });
}

async function mailsToContacts(house: House): Promise<readonly (WantedMail & { readonly once: string })[]> {
  const { store, settings } = house;
  const tellings = await tellingsOf(house);
  if (tellings.every((one) => one.troubles.length === 0)) return [];
  const parties = partyStore(store.read, store.engine);
  const agents = new Map((await parties.agents()).map((one) => [one.symbol, one.contacts]));
  const clients = new Map((await parties.clientDetails('all')).map((one) => [one.symbol, one]));
  return tellings.flatMap(({ role, troubles, subject, text, path, period }) =>
    troubles.flatMap((trouble) => {
      const client = clients.get(trouble.client);
      if (client === undefined || !client.isActive) return [];
      const told = addressesFor(role, client.contacts, agents.get(client.agent) ?? []);
      return told.map((to) => ({
        to,
        subject: subject(trouble),
        text: `${subject(trouble)}. ${text}\n\n${settings.baseUrl}${path(trouble.client)}\n`,
        about: { kind: 'client', id: trouble.client },
        once: `${role} ${trouble.client} ${period} ${to}`,
      }));
    }),
  );
}

async function tellingsOf({ store, now }: House): Promise<readonly Telling[]> {
  const today = now();
  const records = (client: string) => `/admin/registrations?${new URLSearchParams({ client, attention: 'yes' })}`;
  return [
    {
      role: 'registration',
      troubles: await countFailedByClient(store.read),
      subject: ({ client, count }) => `${counted(count, 'registration')} of ${client} failed`,
      text: 'Upstream refused them for good, or they were tried too often; they wait for a person.',
      path: records,
      period: dayOf(today),
    },
    {
      role: 'landing-pages',
      troubles: await countSilentPagesByClient(store.read),
      subject: ({ client, count }) => `${counted(count, 'landing page')} of ${client} failed`,
      text: 'They did not answer as they should when they were looked at, twice in a row or more often.',
      path: records,
      period: `week of ${dayOf(mondayOf(today))}`,
    },
  ];
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

function mondayOf(moment: Date): Date {
  return new Date(moment.getTime() - ((moment.getUTCDay() + 6) % 7) * 86_400_000);
}
