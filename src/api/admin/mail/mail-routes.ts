import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import { ensureMay } from '../../../operations/caller.ts';
import { discardMail, queueTestMail, retryMails } from '../../../operations/mail/care-for-mail.ts';
import type { Mail, MailState } from '../../../operations/mail/mail-ports.ts';
import { mailStore } from '../../../store/ports/mail-store.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { age, ahead } from '../age.ts';
import { type FormState, formProblem, textField } from '../form-fields.ts';
import { keyIn } from '../read-form.ts';
import { tryForm } from '../try-form.ts';
import { link, pathWith, type Visit } from '../visit.ts';

const PAGE = 100;

/** `/admin/mail`: mails that failed, wait or were sent; tried again, and one to test with. For administrators. */
export function registerMail(routes: AdminRoutes): void {
  routes.page('/admin/mail', (visit) => mailPage(visit, { values: {} }));
  routes.form('/admin/mail/test', (visit) =>
    tryForm(
      visit,
      ['to'],
      async () => {
        const { unitOfWork, settings } = visit.house;
        await queueTestMail(unitOfWork, visit.form.get('to') ?? '', settings.baseUrl, visit.caller);
        return { to: '/admin/mail?done=mail-queued' };
      },
      (state) => mailPage(visit, state),
    ),
  );
  routes.action('/admin/mail/retry', async (visit) => {
    const id = visit.form.get('id') ?? '';
    const n = await retryMails(visit.house.unitOfWork, keyIn(id) === '' ? undefined : id, visit.caller);
    return { to: pathWith('/admin/mail', { done: n === 0 ? 'unchanged' : 'retried', n: String(n) }) };
  });
  routes.action('/admin/mail/discard', async (visit) => {
    const id = keyIn(visit.form.get('id'));
    const isGone = id !== '' && (await discardMail(visit.house.unitOfWork, id, visit.caller));
    return { to: pathWith('/admin/mail', { done: isGone ? 'mail-discarded' : 'unchanged' }) };
  });
}

async function mailPage(visit: Visit, state: FormState): Promise<AdminView> {
  ensureMay(visit.caller, 'administer', '');
  const { store } = visit.house;
  const mails = mailStore(store.read, store.engine);
  const before = keyIn(visit.query.get('before')) || undefined;
  const counts = await mails.count();
  const failed = await mails.list(['failed'], PAGE);
  const waiting = await mails.list(['waiting', 'retry', 'sending'], PAGE);
  const sent = await mails.list(['sent'], PAGE + 1, before);
  const waits = counts.waiting + counts.retry + counts.sending;
  return {
    title: 'Mail',
    page: 'mail',
    about: 'what is sent to people',
    main: html`<div class="stack">${noServer(visit, waits)}
${card(visit, { id: 'failed', title: 'Failed', said: 'waiting for a person', of: counts.failed, mails: failed }, retryAll(visit, counts.failed))}
${card(visit, { id: 'waiting', title: 'Waiting', said: 'sent by themselves', of: waits, mails: waiting })}
${card(visit, { id: 'sent', title: 'Sent', said: 'the latest first; what they said is not kept', of: counts.sent, mails: sent.slice(0, PAGE) })}${sent.length > PAGE && older(visit, sent[PAGE - 1]!)}
<section class="card"><header><h2>Send a test mail</h2></header><form class="frm" method="post" action="${link(visit, '/admin/mail/test')}">${formProblem(state)}${textField(state, 'to', 'To', { isRequired: true, type: 'email', longest: 254 })}<div class="act"><button class="btn">Send it</button></div></form></section></div>`,
  };
}

function noServer(visit: Visit, waits: number): Html | false {
  if (visit.house.settings.smtpUrl !== '') return false;
  const said = waits === 0 ? 'Mails will wait here.' : `${count(waits)} wait here.`;
  return html`<div class="note w" role="status">${icon('warn', 20)}<div><b>No mail server is set.</b> ${said} <span class="m">CORESTONE_SMTP_URL</span> names one; what waits goes out then.</div></div>`;
}

interface MailCard {
  readonly id: string;
  readonly title: string;
  readonly said: string;
  readonly of: number;
  readonly mails: readonly Mail[];
}

function card(visit: Visit, { id, title, said, of, mails }: MailCard, action?: Html | false): Html {
  const rows = mails.map((one) => row(visit, one));
  const table = html`<table class="qt"><thead><tr><th>To</th><th>Subject</th><th>About</th><th>When</th><th>Said</th><th><span class="sr">Action</span></th></tr></thead><tbody>${rows}</tbody></table>`;
  return html`<section class="card" id="${id}"><header class="pad"><h2>${title}</h2><span class="mut sm">${count(of)} ${said}</span>${action}</header>${mails.length === 0 ? html`<p class="box mut">None.</p>` : table}</section>`;
}

function row(visit: Visit, mail: Mail): Html {
  const retry =
    (mail.state === 'failed' || mail.state === 'retry') &&
    html`<form method="post" action="${link(visit, '/admin/mail/retry')}"><input type="hidden" name="id" value="${mail.id}"><button class="btn s">Try again<span class="sr"> to ${mail.to}</span></button></form>`;
  const discard =
    mail.state === 'failed' &&
    html` <form method="post" action="${link(visit, '/admin/mail/discard')}"><input type="hidden" name="id" value="${mail.id}"><button class="btn s">Discard<span class="sr"> the mail to ${mail.to}</span></button></form>`;
  return html`<tr><th scope="row" class="brk">${mail.to}</th><td class="wide">${mail.subject}</td><td>${mail.about.kind}</td><td>${whenOf(mail, visit.now)}</td><td class="wide"><span class="say">${mail.lastError}</span></td><td class="r end">${retry}${discard}</td></tr>`;
}

const WORDS: Readonly<Record<MailState, string>> = {
  waiting: '',
  sending: 'being sent',
  retry: 'again ',
  sent: '',
  failed: '',
  discarded: '',
};

function whenOf({ state, dueAt, sentAt, triedAt, queuedAt }: Mail, now: Date): Html {
  if (state === 'sent') return age(sentAt, now);
  if (state === 'sending') return html`${WORDS.sending}`;
  if (state === 'failed') return age(triedAt ?? queuedAt, now);
  return html`${WORDS[state]}${ahead(dueAt, now)}`;
}

function retryAll(visit: Visit, failed: number): Html | false {
  return (
    failed > 0 &&
    html`<form class="sp" method="post" action="${link(visit, '/admin/mail/retry')}"><button class="btn p">Try ${count(failed)} again</button></form>`
  );
}

function older(visit: Visit, last: Mail): Html {
  return html`<div class="pgn"><span></span><a class="btn s" rel="next" href="${link(visit, pathWith('/admin/mail', { before: last.id }))}">Older</a></div>`;
}
