import type { ObjectType } from '../domain/drilling/object-type.ts';
import { OBJECT_TYPE } from '../domain/drilling/object-type.ts';
import type { DepthScale, FieldDescriptor } from '../domain/field.ts';
import { idColumn, numberColumn, type ReportBlock, type ReportDocument, table, textColumn } from './report-document.ts';

/** A table of the data set: its file, its columns, and how many rows it has. */
export interface RemarkedTable {
  readonly type: ObjectType;
  readonly file: string;
  readonly rows: number;
  readonly withIgsn: number;
  readonly columns: readonly RemarkedColumn[];
}

/** A column: a field, or what a table has beside its fields. */
export type RemarkedColumn = Pick<FieldDescriptor, 'name' | 'label' | 'definition'> &
  Partial<Pick<FieldDescriptor, 'unit' | 'scale' | 'vocabulary' | 'type'>>;

/** A hole with what its depths are counted from. Heights in m above mean sea level, lengths in m; null is not known. */
export interface RemarkedHole {
  readonly combinedId: string;
  readonly igsn: string | null;
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
  readonly elevationM: number | null;
  readonly referenceHeightM: number | null;
  readonly waterDepthM: number | null;
  readonly methods: readonly string[];
  readonly methodsInHole: readonly string[];
}

/** A vocabulary that columns name: its list with version and address where it is a published one, and its words. */
export interface RemarkedVocabulary {
  readonly name: string;
  readonly list: string;
  readonly isOpen: boolean;
  readonly words: readonly string[];
}

/** A gap that is known: what lacks what, and how often. */
export interface RemarkedGap {
  readonly table: string;
  readonly what: string;
  readonly count: number;
}

/** A file of the data set: where it lies in it, what it shows of which object, whose it is. */
export interface RemarkedFile {
  readonly file: string;
  readonly kind: string;
  readonly title: string;
  readonly credit: string;
  readonly licence: string;
}

/** Files of a data set: how many, the first of them one by one, and how many are kept back. */
export interface RemarkedFiles {
  readonly count: number;
  readonly withheld: number;
  readonly first: readonly RemarkedFile[];
}

/** Everything the explanatory remarks of a data set are made from. `stateOf` is of the last change, ISO 8601, UTC. */
export interface Remarks {
  readonly title: string;
  readonly program: string;
  readonly code: string;
  readonly stateOf: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly citation: string;
  readonly licence: string;
  readonly notice: string;
  readonly objectives: string;
  readonly tables: readonly RemarkedTable[];
  readonly holes: readonly RemarkedHole[];
  readonly vocabularies: readonly RemarkedVocabulary[];
  readonly states: readonly (readonly [state: string, records: number])[];
  readonly files: RemarkedFiles;
  readonly gaps: readonly RemarkedGap[];
  readonly igsnForm: string;
}

/** The name of each scale of depth for people, and what it is. */
export const SCALES: Readonly<Record<DepthScale, readonly [name: string, meaning: string]>> = {
  drf: [
    'DRF',
    'Driller’s depth: metres below the reference on the rig (drill floor), as the length of the string gives it.',
  ],
  csf_a: [
    'CSF-A',
    'Metres below the surface (ground, lake or sea floor). Recovered core is laid end to end from the top of its run, so core longer than its run reaches into the next one.',
  ],
  csf_b: [
    'CSF-B',
    'As CSF-A, but core that is longer than its drilled interval is compressed evenly so that it fits, and nothing overlaps.',
  ],
};

const ABBREVIATIONS: readonly (readonly [string, string])[] = [
  ['A, W', 'Archive half and working half of a split core'],
  ['CC', 'Core catcher: what lay in the lowest part of the barrel'],
  ['CSF-A, CSF-B', 'Core depth below surface, methods A and B; see Depths'],
  ['CSV', 'Comma-separated values (RFC 4180), UTF-8'],
  ['DRF', 'Drilling depth below rig reference; see Depths'],
  ['IGSN', 'International Generic Sample Number, a persistent identifier of a physical object'],
  ['ORCID, ROR', 'Persistent identifiers of persons and of organisations'],
  ['WR', 'Whole round: a section that was not split; it has the IGSN of its section'],
];

/** The explanatory remarks of an operational data set: what each table and column is, and how the values came about. */
export function explanatoryRemarks(remarks: Remarks): ReportDocument {
  const { title, program, code, facts, stateOf } = remarks;
  return {
    name: 'explanatory-remarks',
    title: 'Explanatory remarks',
    subtitle: `${title}, expedition ${program} ${code}`,
    facts,
    isLandscape: false,
    madeAt: stateOf,
    foot: 'State of the data',
    data: [],
    blocks: function* () {
      yield* about(remarks);
      yield* depths(remarks);
      yield* identifiers(remarks);
      yield* methods(remarks);
      yield* tables(remarks);
      yield* files(remarks);
      yield* words(remarks);
      yield* gaps(remarks);
    },
  };
}

const heading = (text: string): ReportBlock => ({ kind: 'heading', text });
const note = (text: string): ReportBlock => ({ kind: 'note', text });

function* about({ notice, objectives, citation, licence, tables: all }: Remarks): Generator<ReportBlock> {
  if (notice !== '') yield note(notice);
  yield heading('About this data set');
  if (objectives !== '') yield note(objectives);
  yield note(`Please cite as: ${citation}`);
  yield note(licence === '' ? 'No licence is stated.' : `Licence: ${licence}`);
  yield table(
    'Tables and numbers of objects',
    [textColumn('What', 2), idColumn('File', 3), numberColumn('Rows'), numberColumn('With IGSN')],
    all,
    ({ type, file, rows, withIgsn }) => [
      OBJECT_TYPE[type].plural,
      file,
      rows,
      OBJECT_TYPE[type].registrable ? withIgsn : null,
    ],
  );
  yield note(
    'Tables are CSV in UTF-8 with one heading line; an empty cell is not known. Units stand at the end of a column’s name (_m, _cm, _mm, _pc for %, _deg for °, _kg, _g, _h). Parts of a list are separated by “; ”. Dates and times are ISO 8601. An apostrophe in front of a text keeps spreadsheets from running it as a formula. Identification columns come first: the names from the program down to the object itself.',
  );
}

function* depths({ holes }: Remarks): Generator<ReportBlock> {
  yield heading('Depths and datum');
  yield table('Scales', [textColumn('Scale', 1), textColumn('Meaning', 7)], Object.values(SCALES), (one) => [...one]);
  yield note(
    'Depths are metres, positive downwards, along the hole. depths.csv holds them on all three scales for every object that has one; they follow from the core runs and the lengths of sections. The surface lies, on the driller’s scale, at the height of the rig reference plus the depth of water. Offsets within a section (…_cm) count from its top.',
  );
  yield table(
    'Holes and their datum',
    [
      textColumn('Hole', 1.4),
      numberColumn('Latitude', { unit: '°', decimals: 5, weight: 1.4 }),
      numberColumn('Longitude', { unit: '°', decimals: 5, weight: 1.4 }),
      numberColumn('Ground level', { unit: 'm above sea level', decimals: 2, weight: 1.5 }),
      numberColumn('Rig reference', { unit: 'm above ground or water', decimals: 2, weight: 1.6 }),
      numberColumn('Water depth', { unit: 'm', decimals: 2, weight: 1.2 }),
    ],
    holes,
    (one) => [one.combinedId, one.latitudeDeg, one.longitudeDeg, one.elevationM, one.referenceHeightM, one.waterDepthM],
  );
  yield note('Positions are on WGS 84, heights above mean sea level.');
}

function* identifiers({ igsnForm, states }: Remarks): Generator<ReportBlock> {
  yield heading('Identifiers');
  yield note(igsnForm);
  yield note(
    'The combined name of an object joins the names on its way with “_”: expedition, site, hole, core run, section, split or sample, as in 5054_1_A_12_3. Within its parent a name is unique.',
  );
  yield table('Registrations', [textColumn('State', 2), numberColumn('IGSNs')], states, ([state, count]) => [
    state,
    count,
  ]);
}

function* methods({ holes }: Remarks): Generator<ReportBlock> {
  yield heading('Methods');
  yield table(
    'How holes were drilled and measured',
    [textColumn('Hole', 1), textColumn('Drilling', 3), textColumn('Logs and measurements', 4)],
    holes,
    (one) => [one.combinedId, one.methods.join('; '), one.methodsInHole.join('; ')],
  );
  yield note(
    'How a single core, sample or description was made stands in the columns of its own table, in the words of who entered it.',
  );
}

function* tables({ tables: all }: Remarks): Generator<ReportBlock> {
  yield heading('Tables and columns');
  for (const { type, file, rows, columns } of all)
    yield table(
      `${OBJECT_TYPE[type].plural}: ${file}, ${rows} ${rows === 1 ? 'row' : 'rows'}`,
      [idColumn('Column', 2.6), textColumn('Label', 2), textColumn('Unit, scale', 1.3), textColumn('Meaning', 5)],
      columns,
      (one) => [one.name, one.label, unitOf(one), meaningOf(one)],
    );
}

function unitOf({ unit, scale }: RemarkedColumn): string {
  return [unit, scale === undefined ? undefined : SCALES[scale][0]].filter((one) => one !== undefined).join(', ');
}

function meaningOf({ definition, vocabulary }: RemarkedColumn): string {
  return vocabulary === undefined ? definition : `${definition} Vocabulary: ${vocabulary}.`;
}

function* files({ files: { count, withheld, first } }: Remarks): Generator<ReportBlock> {
  if (count === 0 && withheld === 0) return;
  yield heading('Pictures and documents');
  const kept = withheld === 0 ? '' : ` ${withheld} more ${withheld === 1 ? 'is' : 'are'} kept back and not in it.`;
  const rest = count > first.length ? ` The first ${first.length} stand here.` : '';
  if (count === 0) return yield note(`None is in this data set.${kept}`);
  yield note(
    `${count} ${count === 1 ? 'file is' : 'files are'} in this data set.${kept} files.csv has a row for each, with checksum, size and the stretch of core that it shows.${rest} Pictures are without what a camera tells of place and time, their pixels as they were; a TIFF is given as JPEG.`,
  );
  yield table(
    '',
    [idColumn('File', 4.2), textColumn('Kind', 1.3), textColumn('Title', 2.2), textColumn('Credit, licence', 2)],
    first,
    ({ file, kind, title, credit, licence }) => [
      file,
      kind,
      title,
      [credit, licence].filter((one) => one !== '').join(', '),
    ],
  );
}

function* words({ vocabularies }: Remarks): Generator<ReportBlock> {
  yield heading('Abbreviations and vocabularies');
  yield table('Abbreviations', [textColumn('Short', 1.2), textColumn('Meaning', 6)], ABBREVIATIONS, (one) => [...one]);
  yield table(
    'Vocabularies used',
    [textColumn('Name', 1.3), textColumn('List', 2.6), textColumn('Other words', 1.1), textColumn('Words', 5)],
    vocabularies,
    (one) => [one.name, one.list, one.isOpen ? 'occur' : 'none', one.words.join(', ')],
  );
}

function* gaps({ gaps: all }: Remarks): Generator<ReportBlock> {
  yield heading('Known gaps and open findings');
  if (all.length === 0) yield note('None: every field that was asked for is filled, and every IGSN is registered.');
  else
    yield table(
      '',
      [textColumn('Where', 2), textColumn('What', 5), numberColumn('Objects')],
      all,
      ({ table: where, what, count }) => [where, what, count],
    );
}
