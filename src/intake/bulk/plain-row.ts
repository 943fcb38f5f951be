import type { DepthInterval, SampleDescription } from '../../domain/description/sample-description.ts';
import { OBJECT_TYPES } from '../../domain/drilling/object-type.ts';
import type { DepthScale } from '../../domain/field.ts';
import { bad, type Checked, type Finding, finding, good, hasError } from '../../domain/finding.ts';
import type { Visibility } from '../../domain/registration/next-state.ts';
import { readDescription } from '../../formats/reading/read-description.ts';
import { readIdentifier } from '../../formats/reading/read-identifier.ts';
import type { WantedRecord, WithdrawalWords } from '../../operations/bulk/bulk-item.ts';
import { readWithdrawal } from './read-withdrawal.ts';
import { checkedIgsn } from './wanted-of-records.ts';

type Said = { -readonly [K in keyof SampleDescription]?: SampleDescription[K] };
type Take = (said: Said, cell: string, heading: string, findings: Finding[]) => void;

const TEXTS = {
  title: 'title',
  name: 'name',
  sample_type: 'sampleType',
  rock: 'rock',
  geological_unit: 'geologicalUnit',
  description: 'abstract',
  abstract: 'abstract',
  country: 'country',
  province: 'province',
  county: 'county',
  city: 'city',
  locality: 'locality',
  location_description: 'locationDescription',
  collection_method_description: 'collectionMethodDescription',
  collected_from: 'collectedFrom',
  collected_to: 'collectedTo',
  sampled_on: 'sampledOn',
  sampled_by: 'sampledBy',
  sample_request: 'sampleRequest',
  purpose: 'purpose',
  platform_type: 'platformType',
  platform_name: 'platformName',
  platform_description: 'platformDescription',
  platform_operator: 'platformOperator',
  operator: 'operator',
  current_archive: 'currentArchive',
  current_archive_contact: 'currentArchiveContact',
  moratorium_until: 'moratoriumUntil',
  comment: 'comment',
} as const satisfies Readonly<Record<string, keyof SampleDescription>>;

const LISTS = {
  other_names: 'otherNames',
  geological_ages: 'geologicalAges',
  funding_agencies: 'fundingAgencies',
  keywords: 'keywords',
} as const satisfies Readonly<Record<string, keyof SampleDescription>>;

const NUMBERS = {
  latitude_deg: 'latitudeDeg',
  latitude: 'latitudeDeg',
  longitude_deg: 'longitudeDeg',
  longitude: 'longitudeDeg',
  elevation_m: 'elevationM',
  length_m: 'lengthM',
} as const satisfies Readonly<Record<string, keyof SampleDescription>>;

const BOUNDS: Readonly<Record<string, number>> = { latitudeDeg: 90, longitudeDeg: 360 };
const PERSON = /^(.+?)(?: \(([^()]+)\))?$/;
const VISIBILITIES: readonly string[] = ['reserved', 'hidden', 'findable', 'keep'];
/** Columns of our own table that repeat or tell what is not the caller's to say. */
const PASSED_OVER = [
  'doi',
  'handle',
  'state',
  'registrant',
  'registered_at',
  'changed_at',
  'version',
  'is_demonstration',
];

const TAKES = new Map<string, Take>([
  ...Object.entries(TEXTS).map(([key, member]) => [key, takeText(member)] as const),
  ...Object.entries(LISTS).map(([key, member]) => [key, takeList(member)] as const),
  ...Object.entries(NUMBERS).map(([key, member]) => [key, takeNumber(member)] as const),
  ...(['csf_a', 'csf_b', 'drf'] as const).flatMap((scale) => [
    [`top_${scale}_m`, takeDepth(scale, 'topM')] as const,
    [`bottom_${scale}_m`, takeDepth(scale, 'bottomM')] as const,
  ]),
  ['material', takeConcept('material')],
  ['collection_method', takeConcept('collectionMethod')],
  ['parent_igsn', takeParent],
  ['object_type', takeObjectType],
  ['people', takePeople],
  ['is_public', takeFlag],
]);

/** The columns that say how a record is withdrawn. */
const WITHDRAWAL = { withdrawal_reason: 'reason', withdrawal_kind: 'kind', withdrawal_successor: 'successor' } as const;

const OUTSIDE = new Set([
  ...['igsn', 'namespace', 'landing_page', 'url', 'landing_url', 'visibility'],
  ...Object.keys(WITHDRAWAL),
  ...PASSED_OVER,
]);

/** The headings that plain tables may have, as {@link headingKey} gives them. */
export const PLAIN_COLUMNS: ReadonlySet<string> = new Set([...TAKES.keys(), ...OUTSIDE]);

/** A heading in lower case, words joined by `_`. */
export function headingKey(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
}

/**
 * A row of a table with plain columns. Depths are metres on the scale of their heading, coordinates decimal degrees WGS 84. Cells
 * of columns that nobody knows are kept as foreign. Findings: `wrong-type` for what is no number, flag or word of a list, and those of the IGSN.
 */
export function readPlainRow(
  keys: readonly string[],
  headings: readonly string[],
  cells: readonly string[],
): Checked<WantedRecord> {
  const said: Said = {};
  const findings: Finding[] = [];
  const outside = new Map<string, string>();
  for (const [n, key] of keys.entries()) {
    const cell = cells[n]?.trim() ?? '';
    if (cell === '') continue;
    const take = TAKES.get(key);
    if (take !== undefined) take(said, cell, headings[n]!, findings);
    else if (OUTSIDE.has(key)) outside.set(key, cell);
    else said.foreign = [...(said.foreign ?? []), { format: 'csv', path: headings[n]!, content: cell }];
  }
  const visibility = outside.get('visibility');
  if (visibility !== undefined && !VISIBILITIES.includes(visibility))
    findings.push(wrong('visibility', visibility, `one of ${VISIBILITIES.join(', ')}`));
  const igsn = checkedIgsn(outside.has('igsn') ? (readIdentifier(outside.get('igsn'))?.code ?? '') : undefined);
  const withdrawal = withdrawalFrom(outside);
  findings.push(...igsn.findings, ...withdrawal.findings);
  if (!igsn.ok || !withdrawal.ok || hasError(findings)) return bad(...findings);
  const isSaid = Object.keys(withdrawal.value).length > 0;
  return good({ ...wantedFrom(said, igsn.value, outside), ...(isSaid && { withdrawal: withdrawal.value }) }, findings);
}

function withdrawalFrom(outside: ReadonlyMap<string, string>): Checked<WithdrawalWords> {
  const cells = Object.entries(WITHDRAWAL).flatMap(([column, member]) => {
    const cell = outside.get(column);
    return cell === undefined ? [] : [[member, cell] as const];
  });
  return readWithdrawal(Object.fromEntries(cells), (member) => `withdrawal_${member}`);
}

function wantedFrom(said: Said, igsn: string | undefined, outside: ReadonlyMap<string, string>): WantedRecord {
  const url = outside.get('landing_page') ?? outside.get('landing_url') ?? outside.get('url');
  const namespace = outside.get('namespace')?.toUpperCase();
  const visibility = outside.get('visibility') as Visibility | undefined;
  const isDescribed = Object.keys(said).length > 0;
  const description = readDescription(igsn === undefined ? undefined : { code: igsn }, {
    ...said,
    ...(namespace !== undefined && { namespace }),
  });
  return {
    ...(igsn !== undefined && { igsn }),
    ...(namespace !== undefined && { namespace }),
    ...(url !== undefined && { landingUrl: url }),
    ...(visibility !== undefined && { visibility }),
    ...(isDescribed && { description }),
  };
}

function takeText(member: (typeof TEXTS)[keyof typeof TEXTS]): Take {
  return (said, cell) => {
    said[member] = cell;
  };
}

function takeList(member: (typeof LISTS)[keyof typeof LISTS]): Take {
  return (said, cell) => {
    said[member] = partsOf(cell);
  };
}

function takeConcept(member: 'material' | 'collectionMethod'): Take {
  return (said, label) => {
    said[member] = { label };
  };
}

function takeParent(said: Said, cell: string): void {
  said.parent = { igsn: readIdentifier(cell)?.code ?? '', name: cell };
}

function takeNumber(member: (typeof NUMBERS)[keyof typeof NUMBERS]): Take {
  return (said, cell, heading, findings) => {
    const value = numberIn(cell);
    const bound = BOUNDS[member] ?? Number.POSITIVE_INFINITY;
    if (value !== undefined && Math.abs(value) <= bound) said[member] = value;
    else findings.push(wrong(heading, cell, bound === Number.POSITIVE_INFINITY ? 'a number' : `-${bound} to ${bound}`));
  };
}

function takeDepth(scale: DepthScale, end: 'topM' | 'bottomM'): Take {
  return (said, cell, heading, findings) => {
    const value = numberIn(cell);
    if (value === undefined) return void findings.push(wrong(heading, cell, 'metres as a number'));
    const depths = said.depths ?? [];
    const known: DepthInterval = depths.find((one) => one.scale === scale) ?? { scale };
    said.depths = [...depths.filter((one) => one !== known), { ...known, [end]: value }];
  };
}

function takeObjectType(said: Said, cell: string, heading: string, findings: Finding[]): void {
  const type = OBJECT_TYPES.find((one) => one === cell.toLowerCase());
  if (type === undefined) findings.push(wrong(heading, cell, `one of ${OBJECT_TYPES.join(', ')}`));
  else said.objectType = type;
}

function takePeople(said: Said, cell: string): void {
  said.agents = partsOf(cell).map((one) => {
    const [, name = one, role] = PERSON.exec(one) ?? [];
    return role === undefined ? { name, isCreator: true } : { name, isCreator: false, role };
  });
}

function takeFlag(said: Said, cell: string, heading: string, findings: Finding[]): void {
  const isYes = /^(?:true|yes|1)$/i.test(cell);
  if (isYes || /^(?:false|no|0)$/i.test(cell)) said.isPublic = isYes;
  else findings.push(wrong(heading, cell, 'true or false'));
}

function partsOf(cell: string): string[] {
  return cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function numberIn(cell: string): number | undefined {
  return /^[+-]?\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : undefined;
}

function wrong(field: string, value: string, rule: string): Finding {
  return finding('wrong-type', `${field} is not ${rule}.`, { field, value, rule });
}
