import type { DescriptionField } from '../../domain/description/description-fields.ts';
import type { Language } from '../../domain/language.ts';
import { UNTIL_OPENED } from '../../domain/registration/embargo.ts';
import { type OwnWithheld, withheldNow } from '../../domain/registration/privacy.ts';
import { isKeptBack } from '../../domain/registration/record-states.ts';
import type { RegisterRecord } from '../../store/read/find-record.ts';
import { type Html, html, joined, webAddress } from '../frame/html.ts';
import { icon } from '../frame/icons.ts';
import { day } from '../frame/quantity.ts';
import type { PublicRecord } from '../public-record.ts';
import type { RecordWords } from '../words/en/record.ts';
import type { Words } from '../words/words.ts';

/** How notes link to other records, the latest version, the ISO day by which embargoes are judged, and the words. */
export interface NoteOptions {
  readonly hrefOf: (igsn: string) => string;
  readonly latest?: number;
  readonly today: string;
  readonly words: Words;
}

/** What a visitor must know before reading on: demonstration, not yet confirmed, embargo, withdrawn, an older version. */
export function recordNotes(record: PublicRecord, options: NoteOptions): readonly Html[] {
  const { description, facts } = record;
  const { latest, today, words, hrefOf } = options;
  const said = words.record;
  const notes: Html[] = [];
  if (description.isDemonstration) notes.push(note('w', 'warn', said.demonstration));
  if (facts.state === 'pending') notes.push(note('w', 'st-pending', said.notConfirmed));
  if (facts.state === 'test') notes.push(note('w', 'st-test', said.forTrying));
  if (isKeptBack(facts.state)) notes.push(keptBack(record, said));
  if (facts.state === 'withdrawn') notes.push(withdrawn(record, hrefOf, said));
  if (facts.state !== 'withdrawn' && record.isEmbargoed)
    notes.push(note('l', 'st-embargoed', said.underEmbargo(description.moratoriumUntil)));
  const withheld = withheldNow(record.privacy.withheld, today);
  if (!isKeptBack(facts.state) && withheld !== null) notes.push(keptFrom(withheld, words));
  if (latest !== undefined && latest !== facts.version) {
    const current = html`<a href="${hrefOf(record.igsn)}">${said.seeCurrent}</a>`;
    const older = said.olderVersion(facts.version, latest, day(facts.changedAt));
    notes.push(note('o', 'warn', html`${older} ${current}`));
  }
  return notes;
}

function withdrawn(
  { facts, withdrawnReason, withdrawnKind, successor }: RegisterRecord,
  hrefOf: (igsn: string) => string,
  said: RecordWords,
): Html {
  const kinds: Readonly<Record<string, string>> = said.withdrawal;
  const what = kinds[withdrawnKind ?? ''] ?? said.withdrawnPlain;
  const on = facts.withdrawnAt === undefined ? undefined : day(facts.withdrawnAt);
  const reason = withoutStop(withdrawnReason ?? said.notStated);
  const next =
    successor === null ? null : said.successor(html`<a class="m" href="${hrefOf(successor)}">${successor}</a>`);
  return note('o', 'st-withdrawn', joined([said.withdrawnNote(what, on, reason), next, said.pageStays], ' '));
}

// Reasons are sentences or parts of one; ours ends with a stop either way.
const withoutStop = (reason: string): string => reason.replace(/\.$/, '');

function keptBack({ facts, landingUrl }: RegisterRecord, said: RecordWords): Html {
  if (facts.state === 'reserved') return note('o', 'st-reserved', said.reservedBy(facts.registrant));
  const address = landingUrl === null ? undefined : webAddress(landingUrl);
  const there = address && said.leadsTo(html`<a class="brk" href="${address}">${landingUrl}</a>`);
  return note('o', 'st-hidden', joined([said.keptBackBy(facts.registrant), there], ' '));
}

function keptFrom(
  { members, until, positionStepDeg }: OwnWithheld,
  { record: said, members: labels, language }: Words,
): Html {
  const groups: Readonly<Record<string, string>> = { position: said.exactPosition, locality: said.localityMember };
  const names = members.map((one) => groups[one] ?? inSentence(labels[one as DescriptionField], language));
  const coarse = positionStepDeg === undefined ? null : said.roundedPosition(positionStepDeg);
  const text = said.withheld(until === UNTIL_OPENED ? undefined : until, names);
  return note('l', 'st-embargoed', joined([text, coarse], ' '));
}

/** A label within a sentence; German nouns keep their capital. */
function inSentence(label: string, language: Language): string {
  return language === 'de' ? label : label.charAt(0).toLocaleLowerCase(language) + label.slice(1);
}

function note(kind: 'w' | 'o' | 'l', name: Parameters<typeof icon>[0], text: Html): Html {
  return html`<div class="note ${kind}" role="note">${icon(name)}<div>${text}</div></div>`;
}
