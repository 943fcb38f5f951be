import { isKeptBack } from '../../domain/registration/record-states.ts';
import type { DataSheet, SheetFact, SheetGroup, SheetRow } from '../../domain/report/data-sheet.ts';
import { citationSentence } from '../../formats/citation-text/citation-text.ts';
import { linkTo } from '../frame/page-shell.ts';
import { plainText } from '../frame/plain-text.ts';
import { shortenedText } from '../frame/shortened-text.ts';
import { citedItem } from '../landing/cited-item.ts';
import { openGroups } from '../landing/field-groups.ts';
import { factsOf } from '../landing/key-facts.ts';
import { qrModules } from '../landing/qr-code.ts';
import type { RecordView } from '../landing/read-view.ts';
import { recordNotes } from '../landing/record-notes.ts';
import { codeAddress } from '../landing/record-page.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import type { PublicRecord } from '../public-record.ts';
import { landingAddress, recordPath } from '../record-address.ts';
import type { Words } from '../words/words.ts';
import { writeContext } from '../write-context.ts';
import { sheetStrip } from './sheet-strip.ts';

const LONGEST_NAME = 120;
const LONGEST_TITLE = 300;
const LONGEST_VALUE = 600;
const LONGEST_CITATION = 900;

/** Which version is printed, where it is an older one, and in which words. */
export interface SheetOptions {
  readonly oldVersion: number | undefined;
  readonly words: Words;
}

/**
 * The data sheet of a record: what is public of it today, as on its page. Of a withdrawn one a tombstone, with its reason and without invitation
 * to cite it; of one that is kept back its names alone.
 */
export function dataSheetOf(
  face: PublicFace,
  record: PublicRecord,
  view: RecordView,
  { oldVersion, words }: SheetOptions,
): DataSheet {
  const { description, facts, igsn } = record;
  const today = todayOf(face);
  const isShown = !isKeptBack(facts.state);
  const address = codeAddress(face, record);
  const latest = view.versions[0]?.version ?? facts.version;
  const said = words.record;
  return {
    language: words.language,
    site: text(face.agent.theme?.siteName || face.agent.name, LONGEST_NAME),
    name: said.sheet,
    kind: words.objects.label(description.objectType),
    title: text(description.title, LONGEST_TITLE),
    igsn,
    address,
    code: qrModules(address),
    notes: recordNotes(record, { hrefOf: (one) => linkTo(face, recordPath(one)), latest, today, words }).map((one) =>
      text(plainText(one), LONGEST_VALUE),
    ),
    facts: isShown ? keyFacts(record, today, words) : [],
    groups: groupsOf(face, record, today, words),
    strip: view.strip && sheetStrip(view.strip, words),
    below: isShown && facts.state !== 'withdrawn' ? belowRows(face, record, words) : [],
    more: said.moreOnPage(landingAddress(face.baseUrl, igsn, oldVersion)),
    foot: [said.versionOf(facts.version, latest), said.printedOn(today)].join(' · '),
    madeOn: today,
  };
}

function text(whole: string, most: number): string {
  return shortenedText(whole, most);
}

function keyFacts(record: PublicRecord, today: string, words: Words): readonly SheetFact[] {
  return factsOf(record, today, words).map(({ label, value, note }) => {
    const small = text(plainText(note), LONGEST_NAME);
    return { label, value: text(value, LONGEST_NAME), ...(small !== '' && { note: small }) };
  });
}

/** The groups of the page; the IGSN stands at the head already, and the handle says the same as the DOI. */
function groupsOf(face: PublicFace, record: PublicRecord, today: string, words: Words): readonly SheetGroup[] {
  const said = new Set([words.groups.igsn, words.groups.asHandle]);
  const options = { face, hrefOf: () => '', expeditionHref: '', today, media: [], words };
  return openGroups(record, options)
    .map(({ head, rows }) => ({
      head,
      rows: rows
        .filter(({ label }) => !said.has(label) || record.facts.state === 'reserved')
        .map(({ label, value }) => ({ label, value: text(plainText(value), LONGEST_VALUE) })),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function belowRows(face: PublicFace, { description, facts }: PublicRecord, words: Words): readonly SheetRow[] {
  const cited = citedItem(description, facts, writeContext(face));
  const licences = (description.licences ?? []).map((one) => [one.name ?? one.identifier, one.uri]);
  const licence = licences.map((one) => one.filter((part) => part !== undefined).join(', ')).join('; ');
  return [
    {
      label: words.objects.cite(description.objectType),
      value: text(citationSentence(cited, 'datacite'), LONGEST_CITATION),
    },
    ...(licence === '' ? [] : [{ label: words.groups.licence, value: text(licence, LONGEST_VALUE) }]),
  ];
}
