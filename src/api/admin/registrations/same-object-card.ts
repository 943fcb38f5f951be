import { type Html, html } from '../../../dissemination/frame/html.ts';
import type { AlikeRow } from '../../../store/read/find-alike.ts';
import type { RegisterRecord } from '../../../store/read/find-record.ts';
import { adminRecordPath, link, mayDo, pathWith, type Visit } from '../visit.ts';

const MOST_SHOWN = 20;

/** Records said to stand for the same object, and those that look as if they did. Titles of strangers are not said. */
export function sameObjectCard(
  visit: Visit,
  { igsn, clientSymbol, facts }: RegisterRecord,
  linked: readonly { readonly other: string }[],
  alike: readonly AlikeRow[],
): Html {
  const may = mayDo(visit, 'deposit', clientSymbol) && facts.state !== 'withdrawn' && facts.state !== 'reserved';
  const path = `${adminRecordPath(igsn)}/links`;
  const go = (action: string, words: string, other?: string) =>
    may &&
    html`<a class="btn s" href="${link(visit, pathWith(`${path}/${action}`, { other }))}"${other !== undefined && html` aria-label="${words} ${other}"`}>${words}</a>`;
  const known = new Set(linked.map((one) => one.other));
  const seen = alike.filter((one) => !known.has(one.igsn) && isSeen(visit, one));
  const said = linked.map(({ other }) => row(visit, 'Linked', other, go('remove', 'Take back…', other)));
  const guessed = seen
    .slice(0, MOST_SHOWN)
    .map((one) => row(visit, 'Alike', one.igsn, go('add', 'Link…', one.igsn), titleOf(visit, one)));
  const more =
    seen.length > MOST_SHOWN && html`<p class="box mut sm">and ${seen.length - MOST_SHOWN} more that look alike</p>`;
  const none = html`<div class="none"><p>No record is said to be the same object, and none looks like it.</p></div>`;
  return html`<section class="card" id="same" data-live=""><header><h2>Same object</h2>${go('add', 'Link a record…')}</header>${said.length + guessed.length === 0 ? none : html`<dl class="kv acts">${said}${guessed}</dl>`}${more}</section>`;
}

function row(visit: Visit, word: string, other: string, action: Html | false, title?: string): Html {
  return html`<div><dt>${word}</dt><dd><a class="m" href="${link(visit, adminRecordPath(other))}">${other}</a>${title !== undefined && html` ${title}`}</dd><dd class="ob">${action}</dd></div>`;
}

function isSeen(visit: Visit, { client, state }: AlikeRow): boolean {
  return state === 'registered' || mayDo(visit, 'read', client);
}

function titleOf(visit: Visit, { client, title }: AlikeRow): string {
  return mayDo(visit, 'read', client) ? title : `of ${client}`;
}
