import type { House } from '../../context.ts';
import type { ObjectContext, TreeNode } from '../../domain/description/object-context.ts';
import { OBJECT_TYPES, type ObjectType } from '../../domain/drilling/object-type.ts';
import type { DataSetFile } from '../../domain/files/data-set-file.ts';
import { OwnFields } from '../../domain/own-fields/own-field.ts';
import type { Vocabularies } from '../../domain/vocabulary/vocabularies.ts';
import { ownVocabularies } from '../../operations/own-vocabularies.ts';
import { ownFieldStore } from '../../store/ports/own-field-store.ts';
import { vocabularyStore } from '../../store/ports/vocabulary-store.ts';
import {
  countDataSet,
  countDataSetStates,
  type FieldGap,
  findFieldGaps,
  findTreeStand,
  type TreeStand,
  type TypeCount,
} from '../../store/read/find-data-set-facts.ts';
import { type FilesStand, findFilesStand, listDataSetFiles } from '../../store/read/list-data-set-files.ts';
import { listTreeDetails, type TreeDetail } from '../../store/read/list-tree-details.ts';

/** What is known of an expedition before its data set is written. */
export interface GatheredSet {
  readonly path: string;
  readonly stand: TreeStand;
  readonly context: ObjectContext;
  readonly holes: readonly TreeDetail[];
  readonly counts: readonly TypeCount[];
  readonly states: ReadonlyMap<string, number>;
  readonly gaps: readonly FieldGap[];
  readonly files: FilesStand;
  /** The first files; what more there are stands in their table alone. */
  readonly firstFiles: readonly DataSetFile[];
  readonly ownFields: OwnFields;
  readonly vocabularies: Vocabularies;
}

/** Rows that somebody still reads in the remarks. */
const MOST_REMARKED = 1000;

/** Reads what is to be known of an expedition, by its path; it must be there. */
export async function gatherSet({ store, now }: House, path: string): Promise<GatheredSet> {
  const { read, engine } = store;
  const all = (type: ObjectType) => gathered(listTreeDetails(read, engine, path, type));
  const stand = await findTreeStand(read, path);
  const counts = await countDataSet(read, path);
  const gaps: FieldGap[] = [];
  for (const type of OBJECT_TYPES)
    if (counts.some((one) => one.type === type)) gaps.push(...(await findFieldGaps(read, path, type)));
  const [expedition] = await all('expedition');
  const context: ObjectContext = {
    igsn: expedition!.igsn ?? '',
    namespace: '',
    object: nodeOf('expedition', expedition!),
    ancestors: (await all('program')).map((one) => nodeOf('program', one)),
    children: [],
    contributors: (await all('contributor')).map(({ values }) => values),
    relatedWorks: (await all('related_work')).map(({ values }) => values),
    today: now().toISOString().slice(0, 10),
  };
  return {
    path,
    stand,
    context,
    holes: await all('hole'),
    counts,
    states: await countDataSetStates(read, path),
    gaps,
    files: await findFilesStand(read, path),
    firstFiles: await gathered(first(listDataSetFiles(read, path), MOST_REMARKED)),
    ownFields: new OwnFields(await ownFieldStore(read).all()),
    vocabularies: await ownVocabularies(vocabularyStore(read)),
  };
}

function nodeOf(type: ObjectType, { id, combinedId, igsn, names, values }: TreeDetail): TreeNode {
  return {
    id,
    type,
    name: names[type] ?? '',
    combinedId,
    ...(igsn !== null && { igsn }),
    values,
    depths: {},
  };
}

async function gathered<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function* first<Item>(items: AsyncIterable<Item>, most: number): AsyncGenerator<Item> {
  let count = 0;
  for await (const item of items) {
    if (count++ === most) return;
    yield item;
  }
}
