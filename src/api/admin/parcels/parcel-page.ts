import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import { goodsWords } from '../../../domain/curation/customs-words.ts';
import { type ItemState, isOpenItem, parcelName } from '../../../domain/curation/parcel.ts';
import { OBJECT_TYPE } from '../../../domain/drilling/object-type.ts';
import type { Finding } from '../../../domain/finding.ts';
import type { ParcelItem, ParcelReport } from '../../../operations/curation/parcels/parcel-ports.ts';
import { lentItems, PARCEL_PAPERS, type ReadParcel, readParcel } from '../../parcels/parcel-house.ts';
import type { AdminView } from '../admin-page.ts';
import { stamp } from '../age.ts';
import { areaField, type FormState, formProblem, textField } from '../form-fields.ts';
import { link, type Visit } from '../visit.ts';
import { parcelPath, parcelPill } from './parcel-list.ts';

const PAPER_WORDS: Readonly<Record<(typeof PARCEL_PAPERS)[number], string>> = {
  'packing-list.pdf': 'Packing list (PDF)',
  'packing-list.csv': 'Packing list (CSV)',
  'invoice.pdf': 'Pro forma invoice (PDF)',
  'letter.pdf': 'Accompanying letter (PDF)',
  'reminder.pdf': 'Reminder of the loan (PDF)',
  'address-label.pdf': 'Address label (PDF)',
};

const ITEM_WORDS: Readonly<Record<ItemState, string>> = {
  packed: 'packed',
  sent: 'on its way',
  arrived: 'arrived',
  missing: 'did not arrive',
  'used-up': 'used up',
  returned: 'returned',
  lost: 'lost',
};

/** One parcel or loan: what is in it, its papers, what comes next, and what the recipient reported. `link` is told once, after shipping. */
export async function parcelPage(
  visit: Visit,
  state: FormState = { values: {} },
  { findings = [], address }: { readonly findings?: readonly Finding[]; readonly address?: string } = {},
): Promise<AdminView> {
  const read = await readParcel(visit.house, visit.params.id ?? '', visit.caller);
  const { parcel, expedition } = read;
  const isLoan = parcel.dueOn !== null;
  const to = [parcel.recipient.name, parcel.recipient.country].filter((one) => one !== '').join(', ');
  const mayAct = expedition.mayAnswer;
  return {
    title: `${isLoan ? 'Loan' : 'Parcel'} ${parcelName(parcel)} to ${to}`,
    page: isLoan ? 'loans' : 'parcels',
    about: html`${parcelPill(parcel.state)} ${expedition.code}`,
    actions: mayAct && html`<a class="btn" href="${link(visit, `${parcelPath(parcel)}/edit`)}">Change</a>`,
    main: html`<div class="stack">${address !== undefined && linkCard(address)}${saidCard(findings)}${mayAct && nextCard(visit, read, state)}${reportsCard(visit, read)}${itemsCard(visit, read)}${papersCard(visit, read)}${factsCard(visit, read)}</div>`,
  };
}

function saidCard(said: readonly Finding[]): Html | false {
  if (said.length === 0) return false;
  const lines = said.slice(0, 20).map((one) => html`<li>${one.message}</li>`);
  return html`<div class="note w" role="status">${icon('warn', 20)}<ul>${lines}</ul></div>`;
}

function itemsCard(visit: Visit, read: ReadParcel): Html {
  const rows = read.items.map((one) => itemRow(visit, read, one));
  return html`<section class="card" id="contents"><header class="pad"><h2>Contents</h2><span class="mut sm">${count(read.items.length)}</span></header><table class="qt"><thead><tr><th>Sample</th><th>IGSN</th><th>Kind</th><th>State</th><th>Condition</th><th><span class="sr">Action</span></th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

function itemRow(visit: Visit, { parcel, expedition }: ReadParcel, item: ParcelItem): Html {
  const out =
    expedition.mayAnswer &&
    parcel.state === 'packed' &&
    html`<form method="post" action="${link(visit, `${parcelPath(parcel)}/contents`)}"><input type="hidden" name="remove" value="${item.thingId}"><button class="btn s">Take out<span class="sr"> ${item.name}</span></button></form>`;
  return html`<tr><th scope="row" class="m">${item.name}</th><td class="m">${item.igsn}</td><td>${OBJECT_TYPE[item.type].label}</td><td>${ITEM_WORDS[item.state]}</td><td class="wide">${item.note}</td><td class="r end">${out}</td></tr>`;
}

function linkCard(address: string): Html {
  return html`<section class="card" id="link" role="status"><header class="pad"><h2>Link to report back by</h2></header><div class="box"><p><code class="m brk">${address}</code></p><p class="hint">It is shown only now. The recipient has it by mail, if an address is known; otherwise hand it on.</p></div></section>`;
}

function nextCard(visit: Visit, { parcel, items }: ReadParcel, state: FormState): Html | false {
  const path = parcelPath(parcel);
  const isOut = parcel.state !== 'packed' && items.some((one) => isOpenItem(one.state));
  if (parcel.state === 'packed')
    return html`<section class="card next"><header><h2>Packing</h2></header><form class="frm" method="post" action="${link(visit, `${path}/contents`)}">${formProblem(state)}${areaField(state, 'things', 'Scan what goes in', { isRequired: true, hint: 'IGSN or name, one a line; the code of a crate puts in what stands in it.' })}<div class="act"><button class="btn">Put in</button></div></form>
<div class="act box"><form method="post" action="${link(visit, `${path}/ship`)}"><button class="btn p">Ship it</button></form><form method="post" action="${link(visit, `${path}/unpack`)}"><button class="btn">Unpack</button></form></div><p class="hint box">Shipped, all in it leaves its place in the storage, and the recipient gets a mail with a link to report back by.</p></section>`;
  if (!isOut) return false;
  const arrived =
    parcel.state === 'shipped' &&
    html`<div class="act box"><form method="post" action="${link(visit, `${path}/deliver`)}"><button class="btn p">It arrived</button></form></div>`;
  return html`<section class="card next"><header><h2>${parcel.dueOn === null ? 'Out' : `On loan until ${parcel.dueOn}`}</h2></header>${formProblem(state)}${arrived}
<form class="frm" method="post" action="${link(visit, `${path}/extend`)}">${textField(state, 'dueOn', parcel.dueOn === null ? 'Make it a loan, due back on' : 'Extend until', { type: 'date', isRequired: true })}<div class="act"><button class="btn">${parcel.dueOn === null ? 'Lend it' : 'Extend'}</button></div></form>
<details class="box"><summary>It is lost</summary><form class="frm" method="post" action="${link(visit, `${path}/lose`)}">${textField(state, 'reason', 'What became of it', { isRequired: true, longest: 500 })}<div class="act"><button class="btn danger">All that is out is lost</button></div></form></details></section>`;
}

function reportsCard(visit: Visit, read: ReadParcel): Html | false {
  const { reports } = read;
  if (reports.length === 0) return false;
  return html`<section class="card" id="reports"><header class="pad"><h2>Reported back</h2></header>${reports.map((one) => reportItem(visit, read, one))}</section>`;
}

function reportItem(visit: Visit, { items, expedition }: ReadParcel, report: ParcelReport): Html {
  const names = new Map(items.map((one) => [one.thingId, one.name]));
  const { things, subsamples, works, note } = report.content;
  const lines = [
    ...things.map(
      (one) =>
        html`<li><span class="m">${names.get(one.thingId)}</span>: ${FATE_WORDS[one.fate]}${one.note !== '' && html` <span class="mut">${one.note}</span>`}</li>`,
    ),
    ...subsamples.map(
      (one) =>
        html`<li>${OBJECT_TYPE[one.type].label} <b class="m">${one.name}</b> of <span class="m">${names.get(one.ofThingId)}</span>${one.note !== '' && html` <span class="mut">${one.note}</span>`}</li>`,
    ),
    ...works.map((one) => html`<li><span class="m brk">${one}</span></li>`),
    ...(note === '' ? [] : [html`<li class="say">${note}</li>`]),
  ];
  const settled =
    report.state === 'new'
      ? ''
      : `${report.state} by ${report.settledBy}${report.reason === '' ? '' : `: ${report.reason}`}`;
  const path = `/admin/parcels/reports/${report.id}`;
  const actions =
    report.state === 'new' &&
    expedition.mayAnswer &&
    html`<div class="act"><form method="post" action="${link(visit, `${path}/accept`)}"><button class="btn p">Accept</button></form></div><details><summary>Refuse</summary><form class="inl" method="post" action="${link(visit, `${path}/refuse`)}"><label>Why<input name="reason" required maxlength="2000"></label><button class="btn">Refuse</button></form></details>`;
  return html`<div class="box"><p><b>${report.reportedBy}</b> <span class="mut">${stamp(report.reportedAt)}</span> ${settled}</p><ul>${lines}</ul>${subsamples.length > 0 && report.state === 'new' && html`<p class="hint">Accepted, the pieces become objects below their sample, with IGSNs of their own.</p>`}${actions}</div>`;
}

const FATE_WORDS = {
  arrived: 'arrived',
  missing: 'did not arrive',
  'used-up': 'used up',
  'goes-back': 'goes back',
} as const;

function papersCard(visit: Visit, read: ReadParcel): Html {
  const { parcel } = read;
  const isLent = lentItems(read).length > 0;
  const items = PARCEL_PAPERS.filter((one) => one !== 'reminder.pdf' || isLent).map(
    (one) =>
      html`<li><a href="${link(visit, `/api/v1/parcels/${parcel.id}/papers/${one}`)}" download>${PAPER_WORDS[one]}</a></li>`,
  );
  return html`<section class="card" id="papers"><header class="pad"><h2>Papers</h2></header><div class="box"><ul class="plain">${items}</ul></div></section>`;
}

function factsCard(visit: Visit, { parcel }: ReadParcel): Html {
  const { recipient, customs } = parcel;
  const rows: readonly (readonly [string, Html | string])[] = [
    [
      'Recipient',
      [recipient.name, recipient.institution, recipient.street.replaceAll('\n', ', '), recipient.country]
        .filter((one) => one !== '')
        .join(', '),
    ],
    ['E-mail', recipient.email],
    ['Telephone', recipient.phone],
    ['EORI', recipient.eori],
    ['Weight', parcel.weightKg === null ? '' : `${parcel.weightKg} kg`],
    ['Carrier', [parcel.carrier, parcel.trackingNumber].filter((one) => one !== '').join(', ')],
    [
      'Follow it',
      parcel.trackingUrl === '' ? '' : html`<a href="${parcel.trackingUrl}" rel="noreferrer">${parcel.trackingUrl}</a>`,
    ],
    [
      'Request',
      parcel.requestId === null
        ? ''
        : html`<a href="${link(visit, `/admin/requests/${parcel.requestId}`)}">the sample request</a>`,
    ],
    ['Goods', goodsWords(parcel)],
    ['HS code', customs.hsCode],
    ['Value', `${customs.value.toFixed(2)} ${customs.currency}`],
    ['Origin', customs.origin],
    ['Hazards', customs.hazards],
    ['Permits', customs.permits],
    [
      'Due back',
      parcel.dueOn === null ? '' : `${parcel.dueOn}${parcel.extended > 0 ? `, extended ${parcel.extended} times` : ''}`,
    ],
    ['Packed', `${stamp(parcel.packedAt)} by ${parcel.packedBy}`],
    ['Shipped', parcel.shippedAt === null ? '' : stamp(parcel.shippedAt)],
    ['Arrived', parcel.deliveredAt === null ? '' : stamp(parcel.deliveredAt)],
    ['Comment', parcel.comment],
  ];
  const shown = rows
    .filter(([, value]) => value !== '')
    .map(([label, value]) => html`<tr><th scope="row">${label}</th><td class="wide">${value}</td></tr>`);
  return html`<section class="card" id="facts"><table class="qt"><tbody>${shown}</tbody></table></section>`;
}
