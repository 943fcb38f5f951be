import { type CustomsWords, customsWords, goodsWords } from '../domain/curation/customs-words.ts';
import { letterWords } from '../domain/curation/letter-words.ts';
import { dueWords } from '../domain/curation/loan-reminders.ts';
import { type ParcelFacts, parcelName, type Recipient } from '../domain/curation/parcel.ts';
import { countryName } from '../domain/vocabulary/countries.ts';
import {
  idColumn,
  numberColumn,
  type ReportDocument,
  type ReportFact,
  type ReportTable,
  table,
  textColumn,
} from './report-document.ts';

/** What the papers of a parcel are made from. */
export interface ParcelPaperData {
  readonly parcel: ParcelFacts & { readonly number: number; readonly shippedAt: string | null };
  readonly expedition: string;
  /** Who sends it, as pages call the agent. */
  readonly sender: string;
  readonly things: readonly {
    readonly name: string;
    readonly igsn: string | null;
    readonly kind: string;
    readonly note: string;
  }[];
  /** ISO 8601, UTC. */
  readonly madeAt: string;
}

/** The packing list: every sample by name and IGSN, to tick off. As CSV it is the list alone. */
export function packingList(data: ParcelPaperData): ReportDocument {
  const say = customsWords(data.parcel.language);
  const list = contents(data, say);
  return {
    name: `${parcelName(data.parcel)}-packing-list`,
    title: say.packingList,
    subtitle: `${say.parcel} ${parcelName(data.parcel)}: ${say.packed(data.things.length)}`,
    facts: facts(data, say),
    isLandscape: false,
    language: data.parcel.language,
    blocks: () => [{ kind: 'note', text: `${say.description}: ${goodsWords(data.parcel)}` }, ...notes(data, say), list],
    data: [list],
    madeAt: data.madeAt,
  };
}

/** The pro forma invoice that customs ask for: what it is, that it is worth nothing in trade, from where and to whom. */
export function proFormaInvoice(data: ParcelPaperData): ReportDocument {
  const { parcel, things } = data;
  const say = customsWords(parcel.language);
  const { customs } = parcel;
  const goods = table(
    '',
    [
      textColumn(say.description, 4),
      textColumn(say.hsCode, 1),
      textColumn(say.origin, 1),
      numberColumn(say.quantity, { weight: 0.7 }),
      textColumn(say.value, 1),
    ],
    [customs],
    (one) => [goodsWords(data.parcel), one.hsCode, originText(parcel), things.length, money(one)],
  );
  return {
    name: `${parcelName(parcel)}-invoice`,
    title: say.invoice,
    subtitle: `${say.parcel} ${parcelName(parcel)}`,
    facts: facts(data, say),
    isLandscape: false,
    language: parcel.language,
    blocks: () => [
      goods,
      { kind: 'note', text: say.forCustomsOnly },
      ...notes(data, say),
      { kind: 'lines', title: say.signature, count: 1 },
      contents(data, say),
    ],
    data: [goods],
    madeAt: data.madeAt,
  };
}

/** The letter that lies in the parcel: what it brings, until when, and what the recipient is asked to do. */
export function accompanyingLetter(data: ParcelPaperData): ReportDocument {
  const { parcel, things, expedition } = data;
  const say = letterWords(parcel.language);
  const said = [
    say.brings(parcelName(parcel), things.length, expedition),
    parcel.dueOn === null ? '' : say.lent(parcel.dueOn),
    say.asks,
  ];
  return letter(data, { name: 'letter', title: say.letter, said });
}

/** The reminder of a loan on paper; `things` are those that are not back. Days are those of `madeAt`. */
export function loanReminder(data: ParcelPaperData, dueOn: string): ReportDocument {
  const { parcel, madeAt } = data;
  const say = letterWords(parcel.language);
  const said = [dueWords(parcel.language, { dueOn, today: madeAt.slice(0, 10) }), say.longer];
  return letter(data, { name: 'reminder', title: say.reminder, said });
}

function letter(
  data: ParcelPaperData,
  { name, title, said }: { readonly name: string; readonly title: string; readonly said: readonly string[] },
): ReportDocument {
  const { parcel, sender, madeAt } = data;
  const say = letterWords(parcel.language);
  const words = customsWords(parcel.language);
  const list = contents(data, words);
  const text = [say.dear(parcel.recipient.name), ...said, say.regards, sender].filter((one) => one !== '');
  return {
    name: `${parcelName(parcel)}-${name}`,
    title,
    subtitle: `${words.parcel} ${parcelName(parcel)}`,
    facts: [
      { label: words.sender, value: sender },
      { label: words.recipient, value: addressLines(parcel.recipient).join(', ') },
      { label: words.date, value: madeAt.slice(0, 10) },
    ],
    isLandscape: false,
    language: parcel.language,
    blocks: () => [
      ...text.map((one) => ({ kind: 'note', text: one }) as const),
      { kind: 'lines', title: words.signature, count: 1 },
      list,
    ],
    data: [list],
    madeAt,
  };
}

/** An address as lines for an envelope; the country last, in English and in capitals, as the Universal Postal Union asks of mail that goes abroad. */
export function addressLines({ name, institution, street, country }: Recipient): readonly string[] {
  return [name, institution, ...street.split('\n'), countryName(country, 'en').toUpperCase()]
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

const originText = ({ customs: { origin }, language }: ParcelFacts): string =>
  origin === '' ? '' : `${countryName(origin, language)} (${origin})`;

const money = ({ value, currency }: ParcelFacts['customs']): string => `${value.toFixed(2)} ${currency}`;

function facts(data: ParcelPaperData, say: CustomsWords): readonly ReportFact[] {
  const { parcel, expedition, sender, madeAt } = data;
  const { recipient, weightKg, carrier, trackingNumber, customs, dueOn } = parcel;
  const weight = weightKg === null ? '' : `${weightKg} kg`;
  const all: readonly (readonly [string, string])[] = [
    [say.sender, sender],
    [say.recipient, addressLines(recipient).join(', ')],
    [say.date, (parcel.shippedAt ?? madeAt).slice(0, 10)],
    [say.expedition, expedition],
    [say.phone, recipient.phone],
    ['EORI', recipient.eori],
    [say.weight, weight],
    [say.carrier, carrier],
    [say.tracking, trackingNumber],
    [say.hsCode, customs.hsCode],
    [say.value, money(customs)],
    [say.origin, originText(parcel)],
    [say.dueOn, dueOn ?? ''],
  ];
  return all.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));
}

function notes(
  { parcel }: ParcelPaperData,
  say: CustomsWords,
): readonly { readonly kind: 'note'; readonly text: string }[] {
  const { customs } = parcel;
  const said = [
    customs.hazards === '' ? '' : `${say.hazards}: ${customs.hazards}`,
    customs.permits === '' ? '' : `${say.permits}: ${customs.permits}`,
  ];
  return said.filter((one) => one !== '').map((text) => ({ kind: 'note', text }));
}

function contents({ things }: ParcelPaperData, say: CustomsWords): ReportTable {
  const columns = [
    numberColumn(say.number, { weight: 0.5 }),
    idColumn(say.sample, 2.4),
    idColumn('IGSN', 1.8),
    textColumn(say.kind, 1.2),
  ];
  const rows = things.map((one, at) => ({ ...one, at: at + 1 }));
  return table(say.contents, columns, rows, ({ at, name, igsn, kind }) => [at, name, igsn, kind]);
}
