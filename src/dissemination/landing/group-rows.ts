import { type MeasuredDepth, measuredDepths } from '../../domain/description/measured-depths.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { FieldGroup } from '../../domain/field.ts';
import { isEmbargoed } from '../../domain/registration/embargo.ts';
import { html, type Part, webAddress } from '../frame/html.ts';
import { depthRange, fixed, measure, plain, preciseDate } from '../frame/quantity.ts';
import { COVERED_FIELDS } from './covered-fields.ts';
import { type FieldRow, linked, row, statedRows, wantedRow } from './field-row.ts';

/** Where an object lies: place in words, position, height, depth on every scale known. */
export function locationRows(description: SampleDescription): readonly FieldRow[] {
  const { locality, city, county, province, country } = description;
  const isExpedition = description.objectType === 'expedition';
  const place = [...new Set([locality, city, county, province, country])].filter((one) => one !== undefined);
  return [
    ...wantedRow('Place', place.join(', ')),
    ...row('How to find it', description.locationDescription),
    ...(isExpedition ? row : wantedRow)('Position of the hole', position(description)),
    ...row('Ground level', height(description.elevationM)),
    ...measuredDepths(description).flatMap((one) => row(DEPTH_LABELS[one.scale], depthValue(one))),
    ...own(description, 'location'),
    ...own(description, 'depth'),
  ];
}

/** What an object is made of. Nobody asks which rock an expedition is. */
export function geologyRows(description: SampleDescription): readonly FieldRow[] {
  const asked = description.objectType === 'expedition' ? row : wantedRow;
  return [
    ...wantedRow('Material', description.material?.label),
    ...asked('Rock', description.rock),
    ...asked('Geological unit', description.geologicalUnit),
    ...asked('Age', description.geologicalAges.join('; ')),
    ...own(description, 'geology'),
  ];
}

/** How it was collected, and what was measured. */
export function methodRows(description: SampleDescription): readonly FieldRow[] {
  const inHole = description.stated.find((one) => one.field === 'methods_in_hole')?.value;
  return [
    ...row('Collected by', description.collectionMethod && term(description.collectionMethod)),
    ...row('Method', description.collectionMethodDescription),
    ...row('In the hole', typeof inHole === 'object' ? inHole.join('; ') : undefined),
  ];
}

/** When, with which rig, and what the driller noted. */
export function drillingRows(description: SampleDescription): readonly FieldRow[] {
  const { collectedFrom: from, collectedTo: to } = description;
  const label = from !== undefined && from === to ? 'Came up' : 'Drilled';
  return [
    ...wantedRow(label, period(from, to)),
    ...row('Rig', [description.platformName, description.platformType].filter((one) => one !== undefined).join(', ')),
    ...row('About the rig', description.platformDescription),
    ...row('Rig operator', description.platformOperator),
    ...row('Operator', description.operator),
    ...own(description, 'drilling'),
  ];
}

/** Where it is kept, how much there is, what for, and from when it is open to all. `today` is an ISO day. */
export function curationRows(description: SampleDescription, today: string): readonly FieldRow[] {
  return [
    ...wantedRow('Kept at', description.currentArchive),
    ...row('Contact', description.currentArchiveContact && linked(description.currentArchiveContact)),
    ...row('Taken', description.sampledOn && preciseDate(description.sampledOn)),
    ...row('Amount', amount(description)),
    ...row('Request', description.sampleRequest && html`<span class="m">${description.sampleRequest}</span>`),
    ...row('Purpose', description.purpose),
    ...row('Access', access(description, today)),
    ...own(description, 'curation'),
  ];
}

/** What else was noted. */
export function remarkRows(description: SampleDescription): readonly FieldRow[] {
  return [
    ...row('Keywords', description.keywords.join('; ')),
    ...row('Comment', description.comment && linked(description.comment)),
    ...own(description, 'remarks'),
  ];
}

/** Position in degrees, north and east without sign: `63.401629° N, 13.202926° E (WGS 84)`. */
export function position({ latitudeDeg, longitudeDeg }: SampleDescription): string | undefined {
  if (latitudeDeg === undefined || longitudeDeg === undefined) return undefined;
  const latitude = `${plain(Math.abs(latitudeDeg))}° ${latitudeDeg < 0 ? 'S' : 'N'}`;
  return `${latitude}, ${plain(Math.abs(longitudeDeg))}° ${longitudeDeg < 0 ? 'W' : 'E'} (WGS 84)`;
}

/** Weight, volume or whatever was stated, with its unit; else undefined. */
export function amount({ size }: SampleDescription): string | undefined {
  if (size === undefined) return undefined;
  return size.unit ? measure(size.value, size.unit) : size.value;
}

/**
 * Who may see the object, by what its public description says of itself: `Open since 2017-03-01`, `Restricted until 2027-03-01`,
 * `Open`, `Restricted`. `today` is an ISO day.
 */
export function access(description: SampleDescription, today: string): string {
  const { moratoriumUntil } = description;
  if (isEmbargoed(description, today))
    return moratoriumUntil === undefined ? 'Restricted' : `Restricted until ${moratoriumUntil}`;
  return moratoriumUntil === undefined || moratoriumUntil > today ? 'Open' : `Open since ${moratoriumUntil}`;
}

/** First and last moment at known precision. */
export function period(from: string | undefined, to: string | undefined): string | undefined {
  if (from === undefined || from === to) return (from ?? to) && preciseDate(from ?? to ?? '');
  return to === undefined ? `from ${preciseDate(from)}` : `${preciseDate(from)} to ${preciseDate(to)}`;
}

const DEPTH_LABELS: Readonly<Record<MeasuredDepth['scale'], string>> = {
  csf_a: 'Depth below surface',
  csf_b: 'Depth, CSF-B',
  drf: 'Driller’s depth',
};

function depthValue({ scale, topM, bottomM }: MeasuredDepth): Part {
  const note = { csf_a: 'mbs, CSF-A', csf_b: 'core compressed to its drilled length', drf: 'mbrf' }[scale];
  return html`<span class="n">${depthRange(topM, bottomM)}</span> <span class="mut">(${note})</span>`;
}

function height(elevationM: number | undefined): string | undefined {
  if (elevationM === undefined) return undefined;
  const side = elevationM < 0 ? 'below' : 'above';
  return `${measure(plain(Math.abs(elevationM)), 'm')} ${side} sea level`;
}

function term({ label, uri }: { readonly label: string; readonly uri?: string }): Part {
  const address = uri === undefined ? undefined : webAddress(uri);
  return address === undefined ? label : html`<a href="${address}">${label}</a>`;
}

function own(description: SampleDescription, group: FieldGroup): readonly FieldRow[] {
  return statedRows(description.objectType, description.stated, group, COVERED_FIELDS);
}

/** Length as text: centimetres below one metre, metres above. */
export function lengthText(lengthM: number): string {
  return lengthM < 1 ? measure(plain(Math.round(lengthM * 1000) / 10), 'cm') : measure(fixed(lengthM, 2), 'm');
}
