import { type DescriptionChange, diffDescriptions } from '../../domain/description/diff-descriptions.ts';
import { type Html, html, joined, type Part } from '../frame/html.ts';
import { linkTo, renderPage } from '../frame/page-shell.ts';
import { day } from '../frame/quantity.ts';
import { shortenedText } from '../frame/shortened-text.ts';
import type { PublicFace } from '../public-face.ts';
import type { PublicRecord } from '../public-record.ts';
import { recordPath } from '../record-address.ts';

const LONGEST_VALUE = 4000;
const LONGEST_TITLE = 300;

/** What changed from one version of a record to another, member by member; only what is public of both is compared. */
export function changesPage(face: PublicFace, before: PublicRecord, after: PublicRecord): string {
  const changes = diffDescriptions(before.description, after.description);
  const title = `Version ${before.facts.version} and ${after.facts.version} of ${after.igsn}`;
  const hrefOf = (version: number) => linkTo(face, recordPath(after.igsn, version));
  const main = html`<nav aria-label="Where this belongs"><ol class="crumb"><li><a href="${linkTo(face, recordPath(after.igsn))}">${after.igsn}</a></li></ol></nav>
<div class="hd"><div><h1>What changed in version ${after.facts.version}</h1><p class="lead">${shortenedText(after.description.title, LONGEST_TITLE)}</p></div></div>
<section class="card"><header><h2>${countText(changes.length)}</h2></header>${changes.length > 0 && changeTable(changes, [versionHead(before, hrefOf), versionHead(after, hrefOf)])}</section>`;
  return renderPage(face, { title, unlisted: true, main });
}

function countText(changes: number): string {
  if (changes === 0) return 'The public description is the same in both';
  return changes === 1 ? 'One member differs' : `${changes} members differ`;
}

function versionHead({ facts }: PublicRecord, hrefOf: (version: number) => string): Html {
  return html`<a href="${hrefOf(facts.version)}">Version ${facts.version}</a>, ${day(facts.changedAt)}`;
}

function changeTable(changes: readonly DescriptionChange[], [before, after]: readonly [Html, Html]): Html {
  const rows = changes.map(
    (one) =>
      html`<tr><th scope="row">${one.label}</th><td><del>${valueText(one.before)}</del></td><td><ins>${valueText(one.after)}</ins></td></tr>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Changes"><table class="tab diff"><thead><tr><th>Member</th><th>${before}</th><th>${after}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** A value as people read it: lists line by line, members of a statement with their names. */
function valueText(value: unknown): Part {
  if (value === undefined || value === null) return html`<span class="mut">not stated</span>`;
  if (Array.isArray(value))
    return value.length === 0 ? html`<span class="mut">empty</span>` : joined(value.map(valueText), html`<br>`);
  if (typeof value !== 'object') return shortenedText(String(value), LONGEST_VALUE);
  const members = Object.entries(value).map(([name, member]) => `${name}: ${plainText(member)}`);
  return shortenedText(members.join(', '), LONGEST_VALUE);
}

function plainText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
