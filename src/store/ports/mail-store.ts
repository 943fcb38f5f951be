import { sql } from 'kysely';
import type { Mail, MailPort, MailState, MailSubject } from '../../operations/mail/mail-ports.ts';
import type { MailTable } from '../schema.generated.ts';
import type { Engine, Queries } from '../store.ts';

/** The queue of mails inside one transaction, or on the reading side for its questions. */
export function mailStore(db: Queries, engine: Engine): MailPort {
  return {
    add: async (mail) => {
      const added = await db
        .insertInto('mail')
        .values(mailRow(mail))
        .onConflict((on) => on.column('once').doNothing())
        .returning('id')
        .execute();
      return added.length > 0;
    },
    redirect: async (about, from, to) => {
      const moved = db.updateTable('mail').set({ recipient: to }).where('recipient', '=', from);
      return (await moved.where(waitsAbout(about)).returning('id').execute()).length;
    },
    drop: async (about, to) => {
      const dropped = db.updateTable('mail').set({ state: 'discarded', body: '' }).where('recipient', '=', to);
      return (await dropped.where(waitsAbout(about)).returning('id').execute()).length;
    },
    claim: (now, until) => claim(db, engine, now, until),
    isDue: async (now) => {
      const { rows } = await sql`select 1 from mail
        where state in ('waiting', 'retry', 'sending') and due_at <= ${now} limit 1`.execute(db);
      return rows.length > 0;
    },
    wasSaid: async (once) => {
      const row = await db.selectFrom('mail').select('id').where('once', '=', once).executeTakeFirst();
      return row !== undefined;
    },
    triedSince: async (moment) => {
      const { rows } = await sql<{
        n: number;
      }>`select count(*) as n from mail where tried_at > ${moment}`.execute(db);
      return Number(rows[0]!.n);
    },
    settle: async (id, attempts, { state, dueAt, lastError, sentAt, text }) => {
      const settled = { state, due_at: dueAt, last_error: lastError, sent_at: sentAt, body: text };
      const ours = db.updateTable('mail').set(settled).where('id', '=', id).where('attempts', '=', attempts);
      return (await ours.where('state', '=', 'sending').returning('id').execute()).length > 0;
    },
    queueAgain: async (id, at) => {
      const again = { state: 'waiting', attempts: 0, due_at: at, queued_at: at, last_error: null };
      const which = db.updateTable('mail').set(again);
      const chosen =
        id === undefined
          ? which.where('state', '=', 'failed')
          : which.where('id', '=', id).where('state', 'in', ['failed', 'retry']);
      return (await chosen.where('body', '<>', '').returning('id').execute()).length;
    },
    discard: async (id) => {
      const one = db.updateTable('mail').set({ state: 'discarded', body: '' }).where('id', '=', id);
      return (await one.where('state', '=', 'failed').returning('id').execute()).length > 0;
    },
    forget: (before) => forget(db, before),
    find: async (id) => {
      const row = await db.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toMail(row);
    },
    list: async (states, limit, before) => {
      let query = db.selectFrom('mail').selectAll().where('state', 'in', states).where(isRemembered);
      if (before !== undefined) query = query.where('id', '<', before);
      return (await query.orderBy('id', 'desc').limit(limit).execute()).map(toMail);
    },
    count: () => count(db),
  };
}

const waitsAbout = ({ kind, id }: MailSubject) =>
  sql<boolean>`about_kind = ${kind} and about_id = ${id} and state in ('waiting', 'retry', 'failed')`;

/** Not one of which there is only that it was said. */
const isRemembered = sql<boolean>`(recipient <> '' or state not in ('sent', 'discarded'))`;

async function forget(db: Queries, before: string): Promise<number> {
  const old = sql`state in ('sent', 'discarded') and queued_at < ${before}`;
  const removed = await sql`delete from mail where ${old} and once is null returning id`.execute(db);
  const emptied = await sql`update mail set recipient = '', subject = ''
    where ${old} and once is not null and recipient <> '' returning id`.execute(db);
  return removed.rows.length + emptied.rows.length;
}

async function claim(db: Queries, engine: Engine, now: string, until: string): Promise<Mail | undefined> {
  const skip = engine === 'postgres' ? sql`for update skip locked` : sql``;
  const { rows } = await sql<MailTable>`update mail
    set state = 'sending', attempts = attempts + 1, due_at = ${until}, tried_at = ${now},
      queued_at = case when attempts = 0 then ${now} else queued_at end
    where id = (select id from mail where state in ('waiting', 'retry', 'sending') and due_at <= ${now}
      order by due_at, id limit 1 ${skip})
    returning *`.execute(db);
  return rows[0] && toMail(rows[0]);
}

async function count(db: Queries): Promise<Readonly<Record<MailState, number>>> {
  const none = { waiting: 0, sending: 0, retry: 0, sent: 0, failed: 0, discarded: 0 };
  const { rows } = await sql<{ state: MailState; n: number }>`select state, count(*) as n from mail
    group by state`.execute(db);
  return { ...none, ...Object.fromEntries(rows.map((row) => [row.state, Number(row.n)])) };
}

function mailRow(mail: Mail) {
  return {
    id: mail.id,
    recipient: mail.to,
    subject: mail.subject,
    body: mail.text,
    about_kind: mail.about.kind,
    about_id: mail.about.id,
    once: mail.once,
    state: mail.state,
    attempts: mail.attempts,
    due_at: mail.dueAt,
    queued_at: mail.queuedAt,
    tried_at: mail.triedAt,
    sent_at: mail.sentAt,
    last_error: mail.lastError,
  };
}

function toMail(row: MailTable): Mail {
  return {
    id: row.id,
    to: row.recipient,
    subject: row.subject,
    text: row.body,
    about: { kind: row.about_kind, id: row.about_id },
    once: row.once,
    state: row.state as MailState,
    attempts: row.attempts,
    dueAt: row.due_at,
    queuedAt: row.queued_at,
    triedAt: row.tried_at,
    sentAt: row.sent_at,
    lastError: row.last_error,
  };
}
