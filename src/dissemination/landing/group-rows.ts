import { type MeasuredDepth, measuredDepths } from '../../domain/description/measured-depths.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { doubtOf, UNCERTAIN_NUMBERS, type UncertainOf } from '../../domain/description/uncertain-number.ts';
import type { FieldGroup } from '../../domain/field.ts';
import { isEmbargoed } from '../../domain/registration/embargo.ts';
import { html, type Part, webAddress } from '../frame/html.ts';
import { depthRange, fixed, measure, plain, preciseDate } from '../frame/quantity.ts';
import type { GroupWords } from '../words/en/groups.ts';
import type { TermWords } from '../words/en/terms.ts';
import type { Words } from '../words/words.ts';
import { wholeCustodyFact } from './custody-words.ts';
import { type FieldRow, linked, row, statedRows, wantedRow } from './field-row.ts';

/** Where an object lies: place in words, position, height, depth on every scale known. */
export function locationRows(description: SampleDescription, words: Words): readonly FieldRow[] {
  const { groups } = words;
  const wanted = (label: string, value: Part) => wantedRow(label, value, words);
  const { locality, city, county, province, country } = description;
  const isExpedition = description.objectType === 'expedition';
  const place = [...new Set([locality, city, county, province, country && words.country(country)])].filter(
    (one) => one !== undefined,
  );
  return [
    ...wanted(groups.place, place.join(', ')),
    ...row(groups.howToFind, description.locationDescription, words),
    ...(isExpedition ? row : wantedRow)(groups.position, position(description, words), words),
    ...row(groups.groundLevel, height(description.elevationM, groups), words),
    ...measuredDepths(description).flatMap((one) => row(groups.depth[one.scale], depthValue(one, groups), words)),
    ...row(groups.otherDepth, otherDepth(description), words),
    ...uncertainRows(description, 'place', words),
    ...own(description, 'location', words),
    ...own(description, 'depth', words),
  ];
}

/** What an object is made of. Nobody asks which rock an expedition is. */
export function geologyRows(description: SampleDescription, words: Words): readonly FieldRow[] {
  const { groups, terms } = words;
  const asked = description.objectType === 'expedition' ? row : wantedRow;
  return [
    ...wantedRow(groups.material, description.material && materialWord(description.material.label, terms), words),
    ...asked(groups.rock, description.rock, words),
    ...asked(groups.unit, description.geologicalUnit, words),
    ...asked(groups.age, description.geologicalAges.join('; '), words),
    ...uncertainRows(description, 'matter', words),
    ...own(description, 'geology', words),
  ];
}

/** How it was collected, and what was measured. */
export function methodRows(description: SampleDescription, words: Words): readonly FieldRow[] {
  const { groups } = words;
  const inHole = description.stated.find((one) => one.field === 'methods_in_hole')?.value;
  return [
    ...row(groups.collectedBy, description.collectionMethod && term(description.collectionMethod), words),
    ...row(groups.method, description.collectionMethodDescription, words),
    ...row(groups.inTheHole, typeof inHole === 'object' ? inHole.join('; ') : undefined, words),
  ];
}

/** When, with which rig, and what the driller noted. */
export function drillingRows(description: SampleDescription, words: Words): readonly FieldRow[] {
  const { groups } = words;
  const { collectedFrom: from, collectedTo: to } = description;
  const label = from !== undefined && from === to ? groups.cameUp : groups.drilled;
  return [
    ...wantedRow(label, period(from, to, groups), words),
    ...row(
      groups.rig,
      [description.platformName, description.platformType].filter((one) => one !== undefined).join(', '),
      words,
    ),
    ...row(groups.aboutRig, description.platformDescription, words),
    ...row(groups.rigOperator, description.platformOperator, words),
    ...row(groups.operator, description.operator, words),
    ...own(description, 'drilling', words),
  ];
}

/** Where it is kept, how much there is, what for, and from when it is open to all. `today` is an ISO day. */
export function curationRows(description: SampleDescription, today: string, words: Words): readonly FieldRow[] {
  const { groups } = words;
  return [
    ...whereKept(description, words),
    ...row(groups.contact, description.currentArchiveContact && linked(description.currentArchiveContact), words),
    ...row(groups.taken, description.sampledOn && preciseDate(description.sampledOn), words),
    ...row(groups.amount, amount(description), words),
    ...row(
      groups.request,
      description.sampleRequest && html`<span class="m">${description.sampleRequest}</span>`,
      words,
    ),
    ...row(groups.purpose, description.purpose, words),
    ...row(groups.access, accessText(description, today, groups), words),
    ...own(description, 'curation', words),
  ];
}

/** Who keeps it, and before that what became of it; of what is gone nobody is missed who keeps it. */
function whereKept({ custody, currentArchive }: SampleDescription, words: Words): readonly FieldRow[] {
  const { keptAt } = words.groups;
  if (custody === undefined) return wantedRow(keptAt, currentArchive, words);
  const { label, value } = wholeCustodyFact(custody, words.record);
  return [...row(label, value, words), ...row(keptAt, currentArchive, words)];
}

/** What else was noted. */
export function remarkRows(description: SampleDescription, words: Words): readonly FieldRow[] {
  const { groups } = words;
  return [
    ...row(groups.keywords, description.keywords.join('; '), words),
    ...row(groups.comment, description.comment && linked(description.comment), words),
    ...own(description, 'remarks', words),
  ];
}

/** Numbers that were stated with doubt or as words, verbatim, each in the group of its member. */
function uncertainRows(description: SampleDescription, about: 'place' | 'matter', words: Words): readonly FieldRow[] {
  const { asStated, uncertain } = words.groups;
  return UNCERTAIN_NUMBERS.filter((of) => ABOUT[of] === about).flatMap((of) =>
    row(asStated(uncertain[of]), doubtOf(description, of)?.text, words),
  );
}

/** Which group a number belongs to; total, so that a new one breaks the build until somebody decides. */
const ABOUT: Readonly<Record<UncertainOf, 'place' | 'matter'>> = {
  latitudeDeg: 'place',
  longitudeDeg: 'place',
  latitudeEndDeg: 'place',
  longitudeEndDeg: 'place',
  elevationM: 'place',
  elevationEndM: 'place',
  depthTopM: 'place',
  depthBottomM: 'place',
  lengthM: 'matter',
  ageMinimum: 'matter',
  ageMaximum: 'matter',
};

/** The first depth where no scale of ours measures it: with its own words for the scale, one end or both. */
function otherDepth(description: SampleDescription): Part {
  const [first] = description.depths;
  if (first === undefined || measuredDepths(description).length > 0) return undefined;
  const ends = [first.topM, first.bottomM].filter((one) => one !== undefined);
  const shown =
    ends.length === 2 ? depthRange(ends[0] as number, ends[1] as number) : measure(fixed(ends[0] ?? 0, 2), 'm');
  const scale = first.scale === 'other' ? first.scaleText : SCALE_WORD[first.scale];
  if (ends.length === 0) return scale;
  return html`<span class="n">${shown}</span>${scale !== undefined && html` <span class="mut">(${scale})</span>`}`;
}

const SCALE_WORD = { csf_a: 'mbs, CSF-A', csf_b: 'CSF-B', drf: 'mbrf' } as const;

/** Position in degrees, north and east without sign: `63.401629° N, 13.202926° E (WGS 84)`. */
export function position(description: SampleDescription, words: Words): string | undefined {
  const place = degrees(description, words);
  return place && `${place} (WGS 84)`;
}

/** The same without its reference system. */
export function degrees({ latitudeDeg, longitudeDeg }: SampleDescription, { drawing }: Words): string | undefined {
  const { north, south, east, west } = drawing.compass;
  if (latitudeDeg === undefined || longitudeDeg === undefined) return undefined;
  const latitude = `${plain(Math.abs(latitudeDeg))}° ${latitudeDeg < 0 ? south : north}`;
  return `${latitude}, ${plain(Math.abs(longitudeDeg))}° ${longitudeDeg < 0 ? west : east}`;
}

/** Weight, volume or whatever was stated, with its unit; else undefined. */
export function amount({ size }: SampleDescription): string | undefined {
  if (size === undefined) return undefined;
  return size.unit ? measure(size.value, size.unit) : size.value;
}

/** Who may see an object: all, or nobody yet; since or until when, where that is stated. */
export interface Access {
  readonly isOpen: boolean;
  readonly day: string | undefined;
}

/** Who may see the object, by what its public description says of itself. `today` is an ISO day. */
export function access(description: SampleDescription, today: string): Access {
  const { moratoriumUntil: day } = description;
  if (isEmbargoed(description, today)) return { isOpen: false, day };
  return { isOpen: true, day: day === undefined || day > today ? undefined : day };
}

function accessText(description: SampleDescription, today: string, groups: GroupWords): string {
  const { isOpen, day } = access(description, today);
  if (day === undefined) return isOpen ? groups.accessOpen : groups.accessRestricted;
  return isOpen ? groups.accessOpenSince(day) : groups.accessRestrictedUntil(day);
}

/** First and last moment at known precision. */
function period(from: string | undefined, to: string | undefined, groups: GroupWords): string | undefined {
  if (from === undefined || from === to) return (from ?? to) && preciseDate(from ?? to ?? '');
  return to === undefined ? groups.from(preciseDate(from)) : groups.fromTo(preciseDate(from), preciseDate(to));
}

/** A listed material in the reader's language; any other word as it stands. */
export function materialWord(label: string, { materials }: TermWords): string {
  return (materials as Readonly<Record<string, string>>)[label] ?? label;
}

function depthValue({ scale, topM, bottomM }: MeasuredDepth, { depthNote }: GroupWords): Part {
  const note = depthNote[scale];
  return html`<span class="n">${depthRange(topM, bottomM)}</span> <span class="mut">(${note})</span>`;
}

function height(elevationM: number | undefined, { aboveSea, belowSea }: GroupWords): string | undefined {
  if (elevationM === undefined) return undefined;
  return (elevationM < 0 ? belowSea : aboveSea)(measure(plain(Math.abs(elevationM)), 'm'));
}

function term({ label, uri }: { readonly label: string; readonly uri?: string }): Part {
  const address = uri === undefined ? undefined : webAddress(uri);
  return address === undefined ? label : html`<a href="${address}">${label}</a>`;
}

function own(description: SampleDescription, group: FieldGroup, words: Words): readonly FieldRow[] {
  return statedRows(description.objectType, description.stated, group, words);
}

/** Length as text: centimetres below one metre, metres above. */
export function lengthText(lengthM: number): string {
  return lengthM < 1 ? measure(plain(Math.round(lengthM * 1000) / 10), 'cm') : measure(fixed(lengthM, 2), 'm');
}
