import { depthOn } from '../../domain/description/measured-depths.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { type Html, html, type Part } from '../frame/html.ts';
import { depthRange, plain, THIN } from '../frame/quantity.ts';
import type { PublicRecord } from '../public-record.ts';
import { access, amount, lengthText, period } from './group-rows.ts';

interface Fact {
  readonly label: string;
  readonly value: string | undefined;
  readonly note?: Part;
  /** True for what an embargo hides. */
  readonly isFinding?: boolean;
}

/**
 * The five figures a reader looks for first, for an expedition four; what is not known says so, and what is hidden as well.
 * `today` is an ISO day.
 */
export function keyFacts({ description, isEmbargoed }: PublicRecord, today: string): Html {
  const isExpedition = description.objectType === 'expedition';
  const facts = [
    depthFact(description),
    rockFact(description),
    heldFact(description),
    ...(isExpedition ? [] : [sizeFact(description)]),
    accessFact(description, today),
  ];
  return html`<dl class="facts">${facts.map((fact) => factCell(fact, isEmbargoed))}</dl>`;
}

function factCell({ label, value, note, isFinding }: Fact, isEmbargoed: boolean): Html {
  const without = isFinding && isEmbargoed ? 'Under embargo' : 'Not stated';
  const shown = value === undefined ? html`<span class="ns">${without}</span>` : value;
  return html`<div><dt>${label}</dt><dd class="n">${shown}${note !== undefined && html`<small>${note}</small>`}</dd></div>`;
}

function depthFact(description: SampleDescription): Fact {
  const { stated, objectType, collectedFrom, collectedTo } = description;
  if (objectType === 'expedition') {
    const to = collectedTo === collectedFrom ? undefined : collectedTo;
    return { label: 'Drilled', value: period(collectedFrom, undefined)?.replace('from ', ''), note: to && `to ${to}` };
  }
  const surface = depthOn(description, 'csf_a');
  const driller = depthOn(description, 'drf');
  const offsets = ['top_offset_cm', 'bottom_offset_cm'].map(
    (field) => stated.find((one) => one.field === field)?.value,
  );
  const [top, bottom] = offsets;
  const inSection =
    typeof top === 'number' && typeof bottom === 'number'
      ? `${plain(top)}–${plain(bottom)}${THIN}cm in its section`
      : undefined;
  if (surface === undefined)
    return { label: 'Driller’s depth', value: driller && depthRange(driller.topM, driller.bottomM), note: inSection };
  const note = inSection ?? (driller && `driller’s ${depthRange(driller.topM, driller.bottomM)}`);
  return { label: 'Depth below surface', value: depthRange(surface.topM, surface.bottomM), note };
}

function rockFact({ rock, material, geologicalUnit }: SampleDescription): Fact {
  const isKnown = material !== undefined && !/^unknown$/i.test(material.label);
  if (rock === undefined && isKnown) return { label: 'Material', value: material.label, note: geologicalUnit };
  return { label: 'Rock', value: rock, note: geologicalUnit, isFinding: true };
}

function heldFact({ currentArchive, sampleRequest }: SampleDescription): Fact {
  return { label: 'Held at', value: currentArchive, note: sampleRequest && `request ${sampleRequest}` };
}

function sizeFact(description: SampleDescription): Fact {
  const stated = amount(description);
  const length = description.lengthM === undefined ? undefined : lengthText(description.lengthM);
  const share = description.stated.find(
    (one) => one.field === 'percent_pc' || one.field === 'split_fraction_pc',
  )?.value;
  const note =
    typeof share === 'number'
      ? `${plain(share)}${THIN}% of the ${description.objectType === 'sample' ? 'split' : 'core'}`
      : undefined;
  if (stated !== undefined) return { label: 'Amount', value: stated, note: note ?? (length && `${length} long`) };
  const label = description.objectType === 'core_run' ? 'Recovered' : 'Length';
  return { label, value: length, note: note ?? recovery(description), isFinding: true };
}

function recovery({ objectType, stated }: SampleDescription): string | undefined {
  const drilled = stated.find((one) => one.field === 'drilled_length_m')?.value;
  const recovered = stated.find((one) => one.field === 'core_recovery_m')?.value;
  if (objectType !== 'core_run' || typeof drilled !== 'number' || typeof recovered !== 'number' || drilled <= 0)
    return undefined;
  return `of ${lengthText(drilled)} drilled, ${Math.round((100 * recovered) / drilled)}${THIN}%`;
}

function accessFact(description: SampleDescription, today: string): Fact {
  const [word, ...rest] = access(description, today).split(' ');
  return { label: 'Access', value: word, note: rest.join(' ') || undefined };
}
