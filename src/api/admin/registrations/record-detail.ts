import { sql } from 'kysely';
import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { recordPath } from '../../../dissemination/record-address.ts';
import { diffDescriptions } from '../../../domain/description/diff-descriptions.ts';
import { embargoEnd } from '../../../domain/registration/embargo.ts';
import { accessWith } from '../../../domain/registration/privacy.ts';
import { treeDescriptions } from '../../../store/ports/tree-descriptions.ts';
import { findAlike } from '../../../store/read/find-alike.ts';
import { findOutboxOf } from '../../../store/read/find-outbox-rows.ts';
import type { RegisterRecord } from '../../../store/read/find-record.ts';
import { listAliases, listLinks, listReceived, listVersions } from '../../../store/read/find-record-surroundings.ts';
import { findStanding } from '../../../store/read/find-standing.ts';
import { listComparisons } from '../../../store/read/list-comparisons.ts';
import { findLandingCheck } from '../../../store/read/list-landing-checks.ts';
import { listAuditOf } from '../../../store/read/search-audit.ts';
import type { AdminView } from '../admin-page.ts';
import { stamp } from '../age.ts';
import { auditList } from '../audit/audit-list.ts';
import { objectPath } from '../objects/object-page.ts';
import { adminRecordPath, link, mayDo, type Visit } from '../visit.ts';
import { comparisonCard } from './comparison-card.ts';
import { completenessCards } from './completeness-card.ts';
import { recordOf } from './found-record.ts';
import { keptBackCard } from './kept-back-card.ts';
import { landingCard } from './landing-card.ts';
import { namesCard } from './names-card.ts';
import { outboxCard } from './outbox-card.ts';
import { adminPill } from './record-status.ts';
import { sameObjectCard } from './same-object-card.ts';
import { documentsCard, versionsCard } from './surroundings-cards.ts';

const MOST_HISTORY = 300;

/** Everything about one record, whoever may see it in public. */
export async function recordDetail(visit: Visit): Promise<AdminView> {
  const record = await recordOf(visit);
  const { igsn } = record;
  const db = visit.house.store.read;
  const outbox = await findOutboxOf(db, igsn);
  const history = await listAuditOf(db, [igsn, ...outbox.map((row) => row.id)], MOST_HISTORY);
  const isStuck = outbox.some((row) => row.state === 'needs-a-person');
  const main = html`<div class="g"><div>
${factsCard(visit, record, isStuck, await changedBeside(visit, record))}${outboxCard(visit, record, outbox)}${keptBackCard(visit, record)}
${namesCard(visit, record, await listAliases(db, igsn))}${sameObjectCard(visit, record, await listLinks(db, igsn), await findAlike(db, igsn))}
<section class="card" id="history" data-live=""><header class="pad"><h2>History</h2></header>${auditList(visit, history, { withSubject: false })}</section>
</div><div>${landingCard(visit, record, await findLandingCheck(db, igsn))}${comparisonCard(await comparedOf(visit, igsn))}
${await completenessCards(visit, record, (await findStanding(db, igsn))?.isDescribed === true)}
${versionsCard(visit, igsn, await listVersions(db, igsn), mayDo(visit, 'deposit', record.clientSymbol) && record.facts.state !== 'withdrawn')}${documentsCard(visit, igsn, await listReceived(db, igsn))}</div></div>`;
  return { title: record.description.title, page: 'registrations', actions: actions(visit, record), main };
}

function comparedOf({ house }: Visit, igsn: string) {
  const wanted = { scope: sql<boolean>`1 = 1`, withAlone: false, upstream: '', outcome: '', igsn, limit: 20 } as const;
  return listComparisons(house.store.read, wanted);
}

/** The members that say something else than the core tree, since a client changed them; they stay when the object is registered again. */
async function changedBeside({ house }: Visit, { igsn, description }: RegisterRecord): Promise<string> {
  const tree = (await treeDescriptions(house.store.read, house.store.engine, [igsn])).get(igsn);
  if (tree === undefined) return '';
  return diffDescriptions(tree, description)
    .map((one) => one.label)
    .join(', ');
}

function factsCard(visit: Visit, record: RegisterRecord, isStuck: boolean, beside: string): Html {
  const { facts, description, igsn } = record;
  const today = visit.now.toISOString().slice(0, 10);
  const pill = adminPill(
    { state: facts.state, embargoEnd: embargoEnd(accessWith(description, record.privacy)) },
    isStuck,
    today,
  );
  const successor = record.successor;
  const rows: readonly (readonly [string, Html | string | false])[] = [
    ['State', pill],
    [
      'IGSN',
      html`<span class="m">${igsn}</span> <button type="button" class="btn s js" data-copy="${igsn}">${icon('copy', 16)}<span>Copy</span></button>`,
    ],
    [
      'Owner',
      html`<a class="m" href="${link(visit, `/admin/clients/${encodeURIComponent(record.clientSymbol)}`)}">${record.clientSymbol}</a> ${facts.registrant}`,
    ],
    ['Namespace', html`<span class="m">${description.namespace}</span>`],
    ['Object', description.name],
    ['Landing page', record.landingUrl ?? 'our own'],
    ['Version', String(facts.version)],
    ['Came in', stamp(facts.submittedAt)],
    ['Registered', facts.registeredAt !== undefined && stamp(facts.registeredAt)],
    ['Changed', stamp(facts.changedAt)],
    [
      'Changed beside the core tree',
      beside !== '' && html`${beside} <span class="mut">stays when the object is registered again</span>`,
    ],
    ['Withdrawn', facts.withdrawnAt !== undefined && stamp(facts.withdrawnAt)],
    ['Reason', record.withdrawnReason ?? false],
    [
      'Successor',
      successor !== null && html`<a class="m" href="${link(visit, adminRecordPath(successor))}">${successor}</a>`,
    ],
  ];
  return html`<section class="card" id="facts" data-live=""><header><h2>Record</h2></header><dl class="kv wide">${rows.filter(([, value]) => value !== false).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}

function actions(visit: Visit, { igsn, clientSymbol, facts, objectId }: RegisterRecord): Html {
  const { state } = facts;
  const may = mayDo(visit, 'deposit', clientSymbol);
  const isOut = state === 'registered' || state === 'pending';
  const go = (action: string, words: string) =>
    html`<a class="btn" href="${link(visit, `${adminRecordPath(igsn)}/${action}`)}">${words}</a>`;
  return html`${isPublicPage(state) && html`<a class="btn" href="${link(visit, recordPath(igsn))}">Public page</a>`}${objectId !== null && html`<a class="btn" href="${link(visit, objectPath(objectId))}">Files</a>`}${may && state !== 'withdrawn' && html`${go('correct', 'Correct')}${!isOut && go('publish', 'Publish')}${isOut && go('hide', 'Hide')}${go('transfer', 'Transfer')}${state === 'reserved' ? go('delete', 'Delete') : go('withdraw', 'Withdraw')}`}`;
}

function isPublicPage(state: string): boolean {
  return state === 'registered' || state === 'withdrawn' || state === 'hidden';
}
