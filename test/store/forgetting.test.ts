import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forgetPresence } from '../../src/operations/curation/party/forget-presence.ts';
import { forgetMails, MAIL_KEPT_DAYS } from '../../src/operations/mail/forget-mails.ts';
import type { Mail } from '../../src/operations/mail/mail-ports.ts';
import { asMail } from '../../src/operations/mail/queue-mail.ts';
import { newKey } from '../../src/store/new-key.ts';
import { mailStore } from '../../src/store/ports/mail-store.ts';
import { openParty, partyGround } from '../curation/party-here.ts';
import { onEachEngine } from './each-engine.ts';

const DAY_MS = 86_400_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();

onEachEngine('what is kept for so long', (house) => {
  it('is whom a mail went to, but not that something was said once', async () => {
    const mail = (to: string, days: number, more: Partial<Mail> = {}): Mail => ({
      ...asMail({ to, subject: 'Hello', text: '', about: { kind: 'test', id: '' } }, newKey(), daysAgo(days)),
      state: 'sent',
      ...more,
    });
    const old = MAIL_KEPT_DAYS + 1;
    await house().unitOfWork(async (work) => {
      await work.mail.add(mail('old@example.org', old));
      await work.mail.add(mail('discarded@example.org', old, { state: 'discarded' }));
      await work.mail.add(mail('once@example.org', old, { once: 'reminder 1' }));
      await work.mail.add(mail('failed@example.org', old, { state: 'failed' }));
      await work.mail.add(mail('new@example.org', MAIL_KEPT_DAYS - 1));
    });
    assert.equal(await forgetMails(house().unitOfWork), 3);
    assert.equal(await forgetMails(house().unitOfWork), 0);
    const mails = mailStore(house().store.read, house().store.engine);
    const left = await mails.list(['sent', 'discarded', 'failed'], 10);
    assert.deepEqual(left.map((one) => one.to).toSorted(), ['failed@example.org', 'new@example.org']);
    assert.equal(await mails.wasSaid('reminder 1'), true);
    assert.equal(
      await house().unitOfWork((work) => work.mail.add(mail('once@example.org', 0, { once: 'reminder 1' }))),
      false,
    );
  });

  it('is who was at a sampling party', async () => {
    const party = await openParty(house(), await partyGround(house(), '8301'));
    const at = (person: string, days: number) =>
      house().unitOfWork((work) =>
        work.sampling.putPresence(party, person, {
          person,
          lane: 'A',
          isCurator: false,
          lookingAt: '',
          at: daysAgo(days),
        }),
      );
    await at('Ada', 2);
    await at('Grace', 0.5);
    assert.equal(await forgetPresence(house().unitOfWork), 1);
    const here = await house().unitOfWork((work) => work.sampling.presenceSince(party, daysAgo(9)));
    assert.deepEqual(
      here.map((one) => one.person),
      ['Grace'],
    );
  });
});
