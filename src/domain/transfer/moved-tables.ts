import { OBJECT_TYPES, type ObjectType } from '../drilling/object-type.ts';

/** What the rows of a table hang on: the expedition, one of its objects, an IGSN of one, … or nothing, for what all expeditions share. */
export type MovedBy =
  | 'tree'
  | 'expedition'
  | 'object'
  | 'identifier'
  | 'igsn'
  | 'prefix'
  | 'subject'
  | 'request'
  | 'sampling'
  | 'policy'
  | 'publication'
  | 'place'
  | 'party'
  | 'all';

/**
 * How rows of a table come together with those that are here: `merged` field by field, `whole` row by row, `added` where there is none
 * of that key, `counted` to the higher of two numbers, `deletions` as what they say, `bases` beside; `known` are only looked up, so that
 * others can point at what is here.
 */
export type MovedWay = 'merged' | 'whole' | 'added' | 'counted' | 'deletions' | 'bases' | 'known';

/** A table that goes into the package of an expedition. */
export interface MovedTable {
  readonly name: string;
  readonly key: readonly string[];
  readonly by: MovedBy;
  /** The column that leads there. */
  readonly column: string;
  readonly way: MovedWay;
  /** Columns that each installation counts for itself; they make no difference between two rows. */
  readonly own: readonly string[];
  /** What a row cannot be without: a column, and the table whose key stands in it. */
  readonly needs?: { readonly column: string; readonly table: string };
  /** Sets of columns that no two rows have alike, beside the key. */
  readonly alike?: readonly (readonly string[])[];
  /** The column by which a row is one that is here under another id. */
  readonly called?: string;
  /** Columns with ids of rows that may be called otherwise here. */
  readonly means?: readonly string[];
  readonly order: readonly string[];
  /** Columns that say to a person what a row is. */
  readonly shown: readonly string[];
}

type Said = Pick<MovedTable, 'name' | 'by' | 'way'> & Partial<MovedTable>;

const moved = (said: Said): MovedTable => {
  const key = said.key ?? ['id'];
  return { key, column: key[0]!, own: [], order: key, shown: [], ...said };
};

const DEPTHS = ['top_drf_m', 'bottom_drf_m', 'top_csf_a_m', 'bottom_csf_a_m', 'top_csf_b_m', 'bottom_csf_b_m'];

/** Columns of the core tree that follow from the others, or from who changed a row when. */
const TREE_OWN = ['revision', 'changed_at', 'changed_by', 'change_seq', ...DEPTHS];

const RECORD_OWN = ['changed_seq', 'changed_at', 'agent_symbol', 'client_symbol'];

const REGISTER: readonly MovedTable[] = [
  moved({
    name: 'record',
    key: ['igsn'],
    by: 'igsn',
    way: 'whole',
    own: RECORD_OWN,
    order: ['changed_seq'],
    shown: ['version', 'state', 'title'],
  }),
  moved({ name: 'record_version', key: ['igsn', 'version'], by: 'igsn', way: 'added' }),
  moved({ name: 'record_document', key: ['igsn', 'part', 'number'], by: 'igsn', way: 'added' }),
  moved({ name: 'record_media', key: ['igsn', 'media_type'], by: 'igsn', way: 'whole', shown: ['url'] }),
  moved({ name: 'record_link', key: ['igsn', 'other', 'relation'], by: 'igsn', way: 'added' }),
  moved({ name: 'identifier_alias', key: ['spelling'], by: 'igsn', column: 'igsn', way: 'added' }),
];

const REQUEST = { column: 'request_id', table: 'curation_request' } as const;
const REQUEST_OWN = ['revision', 'changed_at', 'changed_by'];

/** Works about its records. They come before the records: what is told of a record names them. */
const PUBLICATIONS: readonly MovedTable[] = [
  moved({
    name: 'publication',
    by: 'publication',
    way: 'whole',
    own: ['party', ...REQUEST_OWN],
    called: 'identifier_key',
    means: ['id'],
    shown: ['identifier', 'title'],
  }),
  moved({
    name: 'publication_link',
    key: ['igsn', 'publication_id'],
    by: 'igsn',
    way: 'whole',
    own: ['linked_at', 'linked_by'],
    needs: { column: 'publication_id', table: 'publication' },
    means: ['publication_id'],
    shown: ['relation_type'],
  }),
];

/** Requests for samples with the policies that were agreed to, their wishes and what happened to them. */
const REQUESTS: readonly MovedTable[] = [
  moved({ name: 'sample_policy', by: 'policy', column: 'scope', way: 'added', alike: [['scope', 'version']] }),
  moved({
    name: 'curation_request',
    by: 'expedition',
    column: 'expedition_id',
    way: 'merged',
    own: REQUEST_OWN,
    alike: [['expedition_id', 'number'], ['object_id']],
    shown: ['number', 'title'],
  }),
  moved({ name: 'request_wish', by: 'request', column: 'request_id', way: 'whole', needs: REQUEST, shown: ['note'] }),
  moved({ name: 'request_event', by: 'request', column: 'request_id', way: 'added', needs: REQUEST }),
];

const PARTY = { column: 'party_id', table: 'sampling_party' } as const;

/** Sampling parties. A mark counts as a whole: one end of it alone says nothing. */
const PARTIES: readonly MovedTable[] = [
  moved({
    name: 'sampling_party',
    by: 'expedition',
    column: 'expedition_id',
    way: 'whole',
    own: ['seq', ...REQUEST_OWN],
    shown: ['name', 'state'],
  }),
  moved({
    name: 'sampling_lane',
    key: ['party_id', 'request_id'],
    by: 'sampling',
    way: 'whole',
    needs: PARTY,
    shown: ['position', 'is_out'],
  }),
  moved({
    name: 'sampling_mark',
    by: 'sampling',
    column: 'party_id',
    way: 'whole',
    own: ['seq', ...REQUEST_OWN],
    needs: PARTY,
    shown: ['state', 'top_cm', 'bottom_cm'],
  }),
];

/**
 * Where things stand. A place is the one of the same code here; a thing comes to it with the first package that says so, and from then on
 * each side says for itself where things stand.
 */
const STORAGE: readonly MovedTable[] = [
  moved({ name: 'storage_place', by: 'place', way: 'known', called: 'code' }),
  moved({
    name: 'stored_object',
    key: ['object_id'],
    by: 'object',
    way: 'whole',
    own: ['place_id', 'since'],
    needs: { column: 'place_id', table: 'storage_place' },
    means: ['place_id'],
  }),
  moved({ name: 'storage_move', by: 'object', column: 'thing_id', way: 'added' }),
];

/** Pictures and documents of its objects; their bytes go beside the tables. They come before the records, whose images they are. */
const FILES: readonly MovedTable[] = [
  moved({
    name: 'object_file',
    by: 'object',
    column: 'object_id',
    way: 'whole',
    own: REQUEST_OWN,
    alike: [['object_id', 'sha256']],
    shown: ['kind', 'title', 'file_name'],
  }),
];

/** Every table of a package, in the order in which its rows can be taken: what others point at comes first. */
export const MOVED_TABLES: readonly MovedTable[] = [
  moved({
    name: 'transfer_base',
    key: ['table_name', 'row_key'],
    by: 'expedition',
    column: 'expedition_id',
    way: 'bases',
  }),
  moved({ name: 'identifier', key: ['igsn'], by: 'identifier', way: 'added' }),
  moved({ name: 'igsn_counter', key: ['prefix'], by: 'prefix', way: 'counted' }),
  moved({ name: 'igsn_lease', by: 'prefix', column: 'prefix', way: 'added' }),
  moved({
    name: 'own_field',
    key: ['object_type', 'name'],
    by: 'all',
    way: 'whole',
    own: ['position', 'changed_at', 'changed_by'],
    order: ['position'],
    shown: ['field'],
  }),
  moved({
    name: 'import_mapping',
    key: ['name'],
    by: 'all',
    way: 'whole',
    own: ['revision', 'changed_at', 'changed_by'],
    shown: ['mapping'],
  }),
  moved({ name: 'vocabulary_version', key: ['name', 'number'], by: 'all', way: 'added' }),
  moved({
    name: 'label_layout',
    key: ['name'],
    by: 'party',
    column: 'party',
    way: 'whole',
    own: ['party', 'changed_at', 'changed_by'],
    shown: ['layout'],
  }),
  moved({
    name: 'tree_object',
    by: 'tree',
    column: 'expedition_id',
    way: 'merged',
    own: TREE_OWN,
    order: ['path'],
    alike: [['path'], ['igsn']],
    shown: ['combined_id'],
  }),
  ...OBJECT_TYPES.map((name) => moved({ name, by: 'object', way: 'merged' })),
  moved({ name: 'tree_clock', key: ['expedition_id'], by: 'expedition', way: 'counted' }),
  moved({
    name: 'deleted_object',
    by: 'expedition',
    column: 'expedition_id',
    way: 'deletions',
    own: ['change_seq'],
    order: ['change_seq'],
  }),
  ...PUBLICATIONS,
  ...FILES,
  ...REGISTER,
  moved({ name: 'printed_label', key: ['object_id'], by: 'object', way: 'added' }),
  moved({
    name: 'grid_view',
    by: 'expedition',
    column: 'expedition_id',
    way: 'whole',
    own: ['revision', 'changed_at', 'changed_by'],
    shown: ['view'],
  }),
  ...REQUESTS,
  ...PARTIES,
  ...STORAGE,
  moved({ name: 'audit', by: 'subject', column: 'subject', way: 'added', own: ['chain_seq', 'chain_hash'] }),
];

/** The table of a name; undefined for one that no package of ours has. */
export function movedTable(name: string): MovedTable | undefined {
  return MOVED_TABLES.find((one) => one.name === name);
}

/** Whether a table holds the fields of objects of one type. */
export function isTypeTable(name: string): name is ObjectType {
  return (OBJECT_TYPES as readonly string[]).includes(name);
}
