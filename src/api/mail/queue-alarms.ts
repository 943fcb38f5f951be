import type { House } from '../../context.ts';
import { queueMail } from '../../operations/mail/queue-mail.ts';
import { countOutbox } from '../../outbox/outbox-rows.ts';
import { mailStore } from '../../store/ports/mail-store.ts';
import { backupHealth, type PlaceHealth } from '../backups/backup-health.ts';

interface Alarm {
  readonly name: string;
  readonly subject: string;
  readonly text: string;
  /** Said once under this name; once a day where there is none. */
  readonly once?: string;
}

/**
 * Queues a mail to whom the setting names for each thing that an operator should look at: backups that are late or failed, of each place
 * by itself, registrations and mails that failed. Each once a day (UTC), however many servers there are; that backups to a place fail once,
 * until one was made there again.
 */
export async function queueAlarms(house: House): Promise<void> {
  const { settings, store, now } = house;
  if (settings.alarmMail === '') return;
  const today = now().toISOString().slice(0, 10);
  const mails = mailStore(store.read, store.engine);
  for (const { name, subject, text, once = `alarm ${name} ${today}` } of await alarmsOf(house)) {
    if (await mails.wasSaid(once)) continue;
    const mail = { to: settings.alarmMail, subject: `${subject} (${settings.baseUrl})`, text };
    await house.unitOfWork((work) => queueMail(work, { ...mail, about: { kind: 'alarm', id: name }, once }));
  }
}

async function alarmsOf(house: House): Promise<readonly Alarm[]> {
  const all = [...(await backupAlarms(house)), await failedRegistrations(house), await failedMails(house)];
  return all.filter((one) => one !== undefined);
}

async function backupAlarms(house: House): Promise<readonly Alarm[]> {
  const { places } = await backupHealth(house);
  return places.flatMap((one) => (one.state === 'sound' ? [] : [backupAlarm(house, one)]));
}

function backupAlarm({ settings }: House, { destination, kind, state, lastDone, lastFailed }: PlaceHealth): Alarm {
  const done = lastDone === undefined ? 'There is no complete backup yet.' : `The latest is of ${lastDone.startedAt}.`;
  const isFailed = lastFailed !== undefined && lastFailed.id > (lastDone?.id ?? '');
  const failed = isFailed ? `\nThe last that failed: ${lastFailed.lastError ?? 'no reason'}.` : '';
  const text = `${destination}\n\n${done}${failed}\n\n${settings.baseUrl}/admin/backups\n`;
  const place = kind === 'own' ? '' : ` ${destination}`;
  if (state === 'late') return { name: `backup-late${place}`, subject: 'The backup is late', text };
  const once = `alarm backup-failed ${destination} since ${lastDone?.id ?? 'ever'}`;
  return { name: `backup-failed${place}`, subject: 'The backup failed', text, once };
}

async function failedRegistrations({ store, settings }: House): Promise<Alarm | undefined> {
  const count = (await countOutbox(store.read))['needs-a-person'] ?? 0;
  if (count === 0) return undefined;
  const text = `Upstream refused ${count} for good, or they were tried too often. They wait for a person:\n\n${settings.baseUrl}/admin/failed\n`;
  return { name: 'registrations-failed', subject: `${count} registrations failed`, text };
}

async function failedMails({ store, settings }: House): Promise<Alarm | undefined> {
  const { failed } = await mailStore(store.read, store.engine).count();
  if (failed === 0) return undefined;
  const text = `${failed} mails could not be sent. They wait for a person:\n\n${settings.baseUrl}/admin/mail\n`;
  return { name: 'mails-failed', subject: `${failed} mails failed`, text };
}
