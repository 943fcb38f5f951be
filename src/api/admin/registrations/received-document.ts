import { html } from '../../../dissemination/frame/html.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { findReceived } from '../../../store/read/find-record-surroundings.ts';
import type { AdminView } from '../admin-page.ts';
import { stamp } from '../age.ts';
import { adminRecordPath, link, type Visit } from '../visit.ts';
import { recordOf } from './found-record.ts';

const MOST_SHOWN = 500_000;

/** A document as it was received. It is shown as text, never as a page of ours, because others wrote it. */
export async function receivedDocument(visit: Visit): Promise<AdminView> {
  const { igsn } = await recordOf(visit);
  const { part = '', number = '' } = visit.params;
  const found = /^\d{1,9}$/.test(number)
    ? await findReceived(visit.house.store.read, igsn, part, Number(number))
    : undefined;
  if (found === undefined) throw new CorestoneError('not-found', `${igsn} has no such document.`);
  const text = found.content === null ? undefined : Buffer.from(found.content).toString('utf8');
  const body =
    text === undefined
      ? html`<div class="none"><p>This part was emptied.</p></div>`
      : html`<div class="box"><pre class="code" tabindex="0">${text.slice(0, MOST_SHOWN)}</pre>${text.length > MOST_SHOWN && html`<p class="mut sm">The first ${MOST_SHOWN} characters of ${text.length}.</p>`}</div>`;
  return {
    title: `Document as received: ${found.part}, ${found.number + 1}`,
    page: 'registrations',
    about: `${igsn}, ${found.format}, ${found.mediaType}, with version ${found.version}, ${stamp(found.createdAt)} by ${found.createdBy}`,
    actions: html`<a class="btn" href="${link(visit, adminRecordPath(igsn))}">Back to the record</a>`,
    main: html`<section class="card">${body}</section>`,
  };
}
