import type { TreeNode } from '../../domain/description/object-context.ts';
import { OBJECT_FIELDS } from '../../domain/drilling/object-fields.ts';
import type { FieldValues } from '../../domain/drilling/object-row.ts';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from '../../domain/drilling/object-type.ts';
import { dataSetFilePath } from '../../domain/files/data-set-file.ts';
import { FILE_KIND_LABELS } from '../../domain/files/file-kind.ts';
import { offeredVocabularies, SCHEMES } from '../../domain/station/offered-terms.ts';
import { type DataSetFacts, dataSetTitle } from '../../formats/data-set/data-set-record.ts';
import { describedColumns, tableFile } from '../../formats/data-set/described-columns.ts';
import type { DataciteRecord } from '../../formats/datacite-4/datacite-record.ts';
import type { WriteContext } from '../../formats/format.ts';
import type {
  RemarkedGap,
  RemarkedHole,
  RemarkedTable,
  RemarkedVocabulary,
  Remarks,
} from '../../reports/explanatory-remarks.ts';
import type { GatheredSet } from './data-set-facts.ts';
import { noticeOf } from './data-set-words.ts';

/** What the explanatory remarks of a data set are made from. */
export function remarksOf(
  gathered: GatheredSet,
  facts: DataSetFacts,
  record: DataciteRecord,
  citation: string,
  context: WriteContext,
): Remarks {
  const { context: tree, stand, holes, states, files, firstFiles } = gathered;
  const { values, name } = tree.object;
  const tables = tablesOf(gathered);
  const used = tables.flatMap(({ columns }) => columns.flatMap(({ vocabulary }) => vocabulary ?? []));
  return {
    title: dataSetTitle(tree),
    program: tree.ancestors[0]?.name ?? '',
    code: name,
    stateOf: stand.changedAt,
    facts: headFacts(values, facts, record),
    citation,
    licence: facts.licence ?? '',
    notice: noticeOf(facts),
    objectives: textOf(values.objectives),
    tables,
    holes: holes.map(({ combinedId, igsn, values: own }) => holeOf(combinedId, igsn, own)),
    vocabularies: vocabulariesOf(gathered, used),
    states: [...states],
    files: {
      count: files.files,
      withheld: files.withheld,
      first: firstFiles.map((file) => ({ ...file, kind: FILE_KIND_LABELS[file.kind], file: dataSetFilePath(file) })),
    },
    gaps: gapsOf(gathered),
    igsnForm: `Objects that are to be cited have an IGSN. It is also a DOI: https://doi.org/${context.doiPrefix}/ followed by the IGSN leads to its page. igsns.csv lists all of them; datacite.xml and datacite.json relate the data set to each by IsDerivedFrom.`,
  };
}

function headFacts(values: TreeNode['values'], facts: DataSetFacts, record: DataciteRecord) {
  const operations = [values.start_date, values.end_date].map(textOf).filter((one) => one !== '');
  const rows: readonly (readonly [string, string])[] = [
    ['Expedition', textOf(values.expedition_name) || textOf(values.acronym)],
    ['Operations', operations.join(' – ')],
    ['Operator', textOf(values.operator)],
    ['Country', textOf(values.country)],
    ['Repository', textOf(values.repository)],
    ['Objects', String(facts.objects)],
    ['IGSNs', String(facts.igsns)],
    ['Version', facts.version],
    ['DOI', facts.doi ?? 'to be assigned'],
    ['Publisher', record.publisher?.name ?? ''],
    ['Creators', (record.creators ?? []).map((one) => one.name).join('; ')],
    ['Funding', (record.fundingReferences ?? []).map((one) => one.funderName).join('; ')],
  ];
  return rows.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));
}

function tablesOf({ counts, ownFields }: GatheredSet): readonly RemarkedTable[] {
  // The program is no part of the expedition, and yet has a table of one row, so that the tables can be read again.
  const all = [{ type: 'program' as ObjectType, objects: 1, withIgsn: 0 }, ...counts];
  return OBJECT_TYPES.flatMap((type) => {
    const counted = all.find((one) => one.type === type);
    if (counted === undefined) return [];
    const own = ownFields.known(type).map((one) => one.field);
    const file = tableFile(type);
    return [{ type, file, rows: counted.objects, withIgsn: counted.withIgsn, columns: describedColumns(type, own) }];
  });
}

function vocabulariesOf({ vocabularies }: GatheredSet, used: readonly string[]): readonly RemarkedVocabulary[] {
  const offered = offeredVocabularies(vocabularies);
  return [...new Set(used)].toSorted().map((name) => {
    const head = vocabularies.scheme(SCHEMES[name] ?? '');
    const list = head && [head.title, head.version, head.uri ?? head.source].filter((one) => one !== '').join(', ');
    const { isOpen = true, terms = [] } = offered[name] ?? {};
    const words = terms.map(({ value, label }) => (value === label ? value : `${value} (${label})`));
    return { name, list: list ?? 'Corestone', isOpen, words };
  });
}

function holeOf(combinedId: string, igsn: string | null, values: FieldValues): RemarkedHole {
  return {
    combinedId,
    igsn,
    latitudeDeg: numberOf(values.latitude_deg),
    longitudeDeg: numberOf(values.longitude_deg),
    elevationM: numberOf(values.elevation_m),
    referenceHeightM: numberOf(values.reference_height_m),
    waterDepthM: numberOf(values.water_depth_m),
    methods: listOf(values.drilling_method),
    methodsInHole: listOf(values.methods_in_hole),
  };
}

/** Fields that lack values, objects without IGSN, and IGSNs that are not registered. */
function gapsOf({ gaps, counts, states }: GatheredSet): readonly RemarkedGap[] {
  const fields = gaps.map(({ type, field, missing }) => {
    const { label = field, entry } = OBJECT_FIELDS[type].find(({ name }) => name === field) ?? {};
    const kind = entry === 'required' ? 'required' : 'recommended';
    return { table: OBJECT_TYPE[type].plural, what: `${label} (${field}, ${kind}) is not stated`, count: missing };
  });
  const bare = counts
    .filter(({ withoutIgsn }) => withoutIgsn > 0)
    .map((one) => ({ table: OBJECT_TYPE[one.type].plural, what: 'No IGSN yet', count: one.withoutIgsn }));
  const withIgsn = counts.reduce((sum, one) => sum + one.withIgsn, 0);
  const known = [...states.values()].reduce((sum, one) => sum + one, 0);
  const unregistered = [...states]
    .filter(([state]) => state !== 'registered')
    .map(([state, count]) => ({ table: 'IGSNs', what: `The record is ${state}, not registered`, count }));
  const without = { table: 'IGSNs', what: 'There is no record of it yet', count: withIgsn - known };
  return [...fields, ...bare, ...unregistered, ...(without.count > 0 ? [without] : [])];
}

function textOf(value: FieldValues[string] | undefined): string {
  return typeof value === 'string' ? value : '';
}

function numberOf(value: FieldValues[string] | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

function listOf(value: FieldValues[string] | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}
