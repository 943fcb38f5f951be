import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count, counted } from '../../../dissemination/frame/quantity.ts';
import type { AdminView } from '../admin-page.ts';
import { findingLines } from '../finding-lines.ts';
import { link, type Visit } from '../visit.ts';
import type { KeptUpload } from './kept-upload.ts';
import { PREVIEWED, type Previewed } from './preview-upload.ts';

/** What the first items would become, and the two ways to go on. `titles` are those of records whose items say none, by IGSN. */
export function previewPage(
  visit: Visit,
  id: string,
  upload: KeptUpload,
  items: readonly Previewed[],
  titles: ReadonlyMap<string, string>,
): AdminView {
  const refused = items.filter(({ result }) => result.outcome === 'refused').length;
  const path = `/admin/upload/${id}`;
  const begin =
    items.length > 0 &&
    html`<form method="post" action="${link(visit, `${path}/start`)}"><button class="btn" name="trial" value="yes">Try all, keep nothing</button> <button class="btn ${upload.options.kind === 'withdraw' ? 'danger' : 'p'}">${WORDS[upload.options.kind]} all</button></form>`;
  const actions = html`<form method="post" action="${link(visit, `${path}/discard`)}"><button class="btn">Discard</button></form>${begin}`;
  const body = html`<table class="qt"><thead><tr><th class="r">${upload.form.syntax === 'zip' ? 'Item' : 'Line'}</th><th>Would be</th><th>IGSN</th><th>Title</th><th>What there is to say</th></tr></thead><tbody>${items.map((one) => row(one, titles))}</tbody></table>`;
  const nothing = html`<div class="none"><p>There is no item in it that could be read.</p></div>`;
  const main = html`${verdict(items.length, refused)}<section class="card"><header class="pad"><h2>The first ${counted(items.length, 'item', 'items')}</h2><span class="mut sm">tried and undone: nothing is kept yet</span></header>${items.length === 0 ? nothing : body}</section>`;
  return {
    title: 'Look before it is kept',
    page: 'upload',
    about: html`<span class="brk">${upload.name}, ${size(upload.input.bytes)}</span>`,
    actions,
    main,
  };
}

const WORDS = {
  register: 'Register',
  publish: 'Publish',
  hide: 'Hide',
  withdraw: 'Withdraw',
  transfer: 'Transfer',
  'send-again': 'Send again',
  'check-page': 'Look at',
} as const;

function verdict(total: number, refused: number): Html | false {
  if (total === 0) return false;
  if (refused === 0)
    return html`<div class="note ok" role="status">${icon('ok', 18)}<div>${total < PREVIEWED ? 'Every item' : `Each of the first ${total} items`} would be taken.</div></div>`;
  return html`<div class="note w" role="status">${icon('warn', 18)}<div>${count(refused)} of ${counted(total, 'item', 'items')} would be refused. The others would be taken all the same: each item stands for itself.</div></div>`;
}

function row({ item, result }: Previewed, titles: ReadonlyMap<string, string>): Html {
  const said = item.checked.ok ? item.checked.value.description?.title : undefined;
  const title = said ?? titles.get(result.igsn ?? '') ?? '';
  const isRefused = result.outcome === 'refused';
  const look = isRefused
    ? html`<span class="bad-c">${icon('error', 17)} refused</span>`
    : html`<span class="ok-c">${icon('ok', 17)} ${result.outcome}</span>`;
  return html`<tr><td class="r n" data-l="Line">${item.file ?? item.line}</td><td class="nw">${look}</td><td class="m">${result.igsn ?? (!isRefused && 'to be made up')}</td><td class="wide"><span class="ttl">${title}</span></td><td class="wide">${findingLines(result)}</td></tr>`;
}

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes}\u202fB`;
  return bytes < 1_000_000 ? `${count(bytes / 1000)}\u202fkB` : `${count(bytes / 1_000_000)}\u202fMB`;
}
