import { depthOn } from '../../domain/description/measured-depths.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { type Html, html, type Part } from '../frame/html.ts';
import { depthRange, plain, preciseDate, THIN } from '../frame/quantity.ts';
import type { PublicRecord } from '../public-record.ts';
import type { RecordWords } from '../words/en/record.ts';
import type { TermWords } from '../words/en/terms.ts';
import type { Words } from '../words/words.ts';
import { custodyFact } from './custody-words.ts';
import { access, amount, lengthText, materialWord } from './group-rows.ts';

interface Fact {
  readonly label: string;
  readonly value: string | undefined;
  readonly note?: Part;
  /** True for what an embargo hides. */
  readonly isFinding?: boolean;
}

/** A figure of a record as it is shown. */
export interface KeyFact {
  readonly label: string;
  readonly value: string;
  /** False where the value says that nothing is stated, or that it is hidden. */
  readonly isKnown: boolean;
  readonly note: Part;
}

/**
 * The five figures a reader looks for first, for an expedition four; what is not known says so, and what is hidden as well.
 * `today` is an ISO day.
 */
export function keyFacts(record: PublicRecord, today: string, words: Words): Html {
  return html`<dl class="facts">${factsOf(record, today, words).map(factCell)}</dl>`;
}

/** The same as text; see {@link keyFacts}. */
export function factsOf(
  { description, isEmbargoed }: PublicRecord,
  today: string,
  { record, terms }: Words,
): readonly KeyFact[] {
  const isExpedition = description.objectType === 'expedition';
  const facts: readonly Fact[] = [
    depthFact(description, record),
    rockFact(description, record, terms),
    heldFact(description, record),
    ...(isExpedition ? [] : [sizeFact(description, record)]),
    accessFact(description, today, record),
  ];
  return facts.map(({ label, value, note, isFinding }) => {
    const without = isFinding && isEmbargoed ? record.underEmbargoFact : record.notStated;
    return { label, value: value ?? without, isKnown: value !== undefined, note };
  });
}

function factCell({ label, value, isKnown, note }: KeyFact): Html {
  const shown = isKnown ? value : html`<span class="ns">${value}</span>`;
  return html`<div><dt>${label}</dt><dd class="n">${shown}${note !== undefined && html`<small>${note}</small>`}</dd></div>`;
}

function depthFact(description: SampleDescription, said: RecordWords): Fact {
  const { stated, objectType, collectedFrom, collectedTo } = description;
  if (objectType === 'expedition') {
    const to = collectedTo === collectedFrom ? undefined : collectedTo;
    const value = collectedFrom === undefined ? undefined : preciseDate(collectedFrom);
    return { label: said.drilled, value, note: to && said.drilledTo(to) };
  }
  const surface = depthOn(description, 'csf_a');
  const driller = depthOn(description, 'drf');
  const offsets = ['top_offset_cm', 'bottom_offset_cm'].map(
    (field) => stated.find((one) => one.field === field)?.value,
  );
  const [top, bottom] = offsets;
  const inSection =
    typeof top === 'number' && typeof bottom === 'number'
      ? said.inItsSection(`${plain(top)}–${plain(bottom)}${THIN}cm`)
      : undefined;
  if (surface === undefined)
    return { label: said.drillersDepth, value: driller && depthRange(driller.topM, driller.bottomM), note: inSection };
  const note = inSection ?? (driller && said.drillersRange(depthRange(driller.topM, driller.bottomM)));
  return { label: said.depthBelowSurface, value: depthRange(surface.topM, surface.bottomM), note };
}

function rockFact({ rock, material, geologicalUnit }: SampleDescription, said: RecordWords, terms: TermWords): Fact {
  const isKnown = material !== undefined && !/^unknown$/i.test(material.label);
  if (rock === undefined && isKnown)
    return { label: said.material, value: materialWord(material.label, terms), note: geologicalUnit };
  return { label: said.rock, value: rock, note: geologicalUnit, isFinding: true };
}

function heldFact({ currentArchive, sampleRequest, custody }: SampleDescription, said: RecordWords): Fact {
  if (custody !== undefined) {
    const fact = custodyFact(custody, said);
    return { ...fact, note: currentArchive && said.belongsTo(currentArchive) };
  }
  return { label: said.heldAt, value: currentArchive, note: sampleRequest && said.request(sampleRequest) };
}

function sizeFact(description: SampleDescription, said: RecordWords): Fact {
  const stated = amount(description);
  const length = description.lengthM === undefined ? undefined : lengthText(description.lengthM);
  const share = description.stated.find(
    (one) => one.field === 'percent_pc' || one.field === 'split_fraction_pc',
  )?.value;
  const shareOf = description.objectType === 'sample' ? said.shareOfSplit : said.shareOfCore;
  const note = typeof share === 'number' ? shareOf(plain(share)) : undefined;
  if (stated !== undefined) return { label: said.amount, value: stated, note: note ?? (length && said.long(length)) };
  const label = description.objectType === 'core_run' ? said.recovered : said.length;
  return { label, value: length, note: note ?? recovery(description, said), isFinding: true };
}

function recovery({ objectType, stated }: SampleDescription, said: RecordWords): string | undefined {
  const drilled = stated.find((one) => one.field === 'drilled_length_m')?.value;
  const recovered = stated.find((one) => one.field === 'core_recovery_m')?.value;
  if (objectType !== 'core_run' || typeof drilled !== 'number' || typeof recovered !== 'number' || drilled <= 0)
    return undefined;
  return said.ofDrilled(lengthText(drilled), Math.round((100 * recovered) / drilled));
}

function accessFact(description: SampleDescription, today: string, said: RecordWords): Fact {
  const { isOpen, day } = access(description, today);
  const onDay = isOpen ? said.openSince : said.restrictedUntil;
  return { label: said.access, value: isOpen ? said.open : said.restricted, note: day && onDay(day) };
}
