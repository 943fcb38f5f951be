import { type DescriptionChange, diffDescriptions } from '../../domain/description/diff-descriptions.ts';
import { type Html, html, joined, type Part } from '../frame/html.ts';
import { linkTo, renderPage } from '../frame/page-shell.ts';
import { day } from '../frame/quantity.ts';
import { shortenedText } from '../frame/shortened-text.ts';
import type { PublicFace } from '../public-face.ts';
import type { PublicRecord } from '../public-record.ts';
import { recordPath } from '../record-address.ts';
import type { RecordWords } from '../words/en/record.ts';
import type { Reader } from '../words/reader.ts';
import type { Words } from '../words/words.ts';

const LONGEST_VALUE = 4000;
const LONGEST_TITLE = 300;

/** What changed from one version of a record to another, member by member; only what is public of both is compared. */
export function changesPage(face: PublicFace, before: PublicRecord, after: PublicRecord, reader: Reader): string {
  const { words } = reader;
  const { record } = words;
  const changes = diffDescriptions(before.description, after.description);
  const title = record.changesTitle(before.facts.version, after.facts.version, after.igsn);
  const hrefOf = (version: number) => linkTo(face, recordPath(after.igsn, version));
  const main = html`<nav aria-label="${record.where}"><ol class="crumb"><li><a href="${linkTo(face, recordPath(after.igsn))}">${after.igsn}</a></li></ol></nav>
<div class="hd"><div><h1>${record.changesIn(after.facts.version)}</h1><p class="lead">${shortenedText(after.description.title, LONGEST_TITLE)}</p></div></div>
<section class="card"><header><h2>${record.differences(changes.length)}</h2></header>${changes.length > 0 && changeTable(changes, [versionHead(before, hrefOf, record), versionHead(after, hrefOf, record)], words)}</section>`;
  return renderPage(face, { reader, title, unlisted: true, main });
}

function versionHead({ facts }: PublicRecord, hrefOf: (version: number) => string, said: RecordWords): Html {
  const link = html`<a href="${hrefOf(facts.version)}">${said.version(facts.version)}</a>`;
  return said.versionWithDay(link, day(facts.changedAt));
}

function changeTable(
  changes: readonly DescriptionChange[],
  [before, after]: readonly [Html, Html],
  { record, members }: Words,
): Html {
  const rows = changes.map(
    (one) =>
      html`<tr><th scope="row">${members[one.field]}</th><td><del>${valueText(one.before, record)}</del></td><td><ins>${valueText(one.after, record)}</ins></td></tr>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${record.changes}"><table class="tab diff"><thead><tr><th>${record.member}</th><th>${before}</th><th>${after}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** A value as people read it: lists line by line, members of a statement with their names. */
function valueText(value: unknown, said: RecordWords): Part {
  if (value === undefined || value === null) return html`<span class="mut">${said.memberNotStated}</span>`;
  if (Array.isArray(value))
    return value.length === 0
      ? html`<span class="mut">${said.memberEmpty}</span>`
      : joined(
          value.map((one) => valueText(one, said)),
          html`<br>`,
        );
  if (typeof value !== 'object') return shortenedText(String(value), LONGEST_VALUE);
  const members = Object.entries(value).map(([name, member]) => `${name}: ${plainText(member)}`);
  return shortenedText(members.join(', '), LONGEST_VALUE);
}

function plainText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
