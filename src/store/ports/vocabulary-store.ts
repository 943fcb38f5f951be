import type { VocabularyPort, VocabularyVersion } from '../../operations/vocabulary-ports.ts';
import type { Queries } from '../store.ts';

/** The installation's own vocabularies inside one transaction, or on the reading side. */
export function vocabularyStore(db: Queries): VocabularyPort {
  return {
    latest: () => latest(db),
    mark: () => mark(db),
    add: (version, actor) => add(db, version, actor),
  };
}

async function latest(db: Queries): Promise<VocabularyVersion[]> {
  const rows = await db
    .selectFrom('vocabulary_version as v')
    .selectAll()
    .where(({ eb, selectFrom }) =>
      eb(
        'v.number',
        '=',
        selectFrom('vocabulary_version as newer')
          .select(({ fn }) => fn.max('newer.number').as('number'))
          .whereRef('newer.name', '=', 'v.name'),
      ),
    )
    .orderBy('v.name')
    .execute();
  return rows.map(({ content_hash, created_at, created_by, uri, ...row }) => ({
    ...row,
    ...(uri !== null && { uri }),
    contentHash: content_hash,
    createdAt: created_at,
  }));
}

/** A version is never changed and never removed. */
async function mark(db: Queries): Promise<string> {
  const rows = await db
    .selectFrom('vocabulary_version')
    .select(({ fn }) => ['name', fn.max('number').as('number')])
    .groupBy('name')
    .orderBy('name')
    .execute();
  return rows.map(({ name, number }) => `${name} ${number}`).join(',');
}

async function add(db: Queries, version: VocabularyVersion, actor: string): Promise<void> {
  const { name, number, title, uri, terms, source, contentHash, createdAt } = version;
  await db
    .insertInto('vocabulary_version')
    .values({
      name,
      number,
      title,
      uri: uri ?? null,
      version: version.version,
      source,
      terms,
      content_hash: contentHash,
      created_at: createdAt,
      created_by: actor,
    })
    .execute();
}
