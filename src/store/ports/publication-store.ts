import { sql } from 'kysely';
import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import { pathsTo } from '../../domain/party/tree-right.ts';
import type {
  Linkable,
  PartOfTree,
  Publication,
  PublicationLink,
  PublicationPort,
} from '../../operations/publications/publication-ports.ts';
import { insertRows, isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';
import { publicationRow, toPublication } from './publication-rows.ts';
import { idsTakenFor, requestNames } from './taken-for-request.ts';

/** The register of publications inside one transaction, or on the reading side for its questions. */
export function publicationStore(db: Queries, engine: Engine): PublicationPort {
  const find = async (
    column: 'id' | 'identifier_key' | 'likeness',
    values: readonly string[],
  ): Promise<Publication[]> => {
    if (values.length === 0) return [];
    const wanted = isOneOf(engine, `publication.${column}`, values, column === 'id' ? 'keys' : 'text');
    return (await db.selectFrom('publication').selectAll().where(wanted).orderBy('id').execute()).map(toPublication);
  };
  return {
    find: (ids) => find('id', ids),
    findByIdentifiers: (keys) => find('identifier_key', keys),
    findAlike: (likenesses) =>
      find(
        'likeness',
        likenesses.filter((one) => one !== ''),
      ),
    add: (publications) => insertRows(db, engine, 'publication', publications.map(publicationRow)),
    change: async (publication) => {
      const { id, ...changes } = publicationRow(publication);
      await db.updateTable('publication').set(changes).where('id', '=', id).execute();
    },
    remove: async (id) => void (await db.deleteFrom('publication').where('id', '=', id).execute()),
    linksOf: async (id, igsns) => {
      if (igsns.length === 0) return [];
      const wanted = isOneOf(engine, 'publication_link.igsn', igsns);
      return (await links(db, id).where(wanted).execute()).map(toLink);
    },
    linksAfter: async (id, after, limit) =>
      (await links(db, id).where('igsn', '>', after).orderBy('igsn').limit(limit).execute()).map(toLink),
    setLinks: (some, by, at) => setLinks(db, engine, some, by, at),
    removeLinks: (id, igsns) => removeLinks(db, engine, id, igsns),
    linkables: (igsns) => linkables(db, engine, igsns),
    igsnsIn: (part, limit) => igsnsIn(db, part, limit),
  };
}

const links = (db: Queries, id: string) =>
  db.selectFrom('publication_link').selectAll().where('publication_id', '=', id);

function toLink(row: { igsn: string; publication_id: string; relation_type: string }): PublicationLink {
  return { igsn: row.igsn, publicationId: row.publication_id, relationType: row.relation_type };
}

async function setLinks(db: Queries, engine: Engine, some: readonly PublicationLink[], by: string, at: string) {
  for (const [id, ofOne] of Map.groupBy(some, (one) => one.publicationId)) {
    const igsns = ofOne.map((one) => one.igsn);
    await removeLinks(db, engine, id, igsns);
  }
  const rows = some.map(({ igsn, publicationId, relationType }) => ({
    igsn,
    publication_id: publicationId,
    relation_type: relationType,
    linked_at: at,
    linked_by: by,
  }));
  await insertRows(db, engine, 'publication_link', rows);
}

async function removeLinks(db: Queries, engine: Engine, id: string, igsns: readonly string[]): Promise<void> {
  if (igsns.length === 0) return;
  await db
    .deleteFrom('publication_link')
    .where('publication_id', '=', id)
    .where(isOneOf(engine, 'publication_link.igsn', igsns))
    .execute();
}

async function linkables(db: Queries, engine: Engine, igsns: readonly string[]): Promise<Linkable[]> {
  if (igsns.length === 0) return [];
  const rows = await db
    .selectFrom('record')
    .leftJoin('tree_object as t', 't.id', 'record.object_id')
    .select(['record.igsn', 'record.client_symbol', 'record.state', 't.path'])
    .where(isOneOf(engine, 'record.igsn', igsns))
    .execute();
  return rows.map((row) => ({
    igsn: row.igsn,
    client: row.client_symbol,
    state: row.state,
    path: row.path,
  }));
}

async function igsnsIn(db: Queries, part: PartOfTree, limit: number): Promise<string[]> {
  const { path, types, topM, bottomM, request } = part;
  const [from, before] = subtreeBounds(path);
  let query = db
    .selectFrom('tree_object as t')
    .innerJoin('record as r', 'r.igsn', 't.igsn')
    .select('r.igsn')
    .where(sql<boolean>`(t.path = ${path} or (t.path >= ${from} and t.path < ${before}))`)
    .orderBy('t.path')
    .limit(limit);
  if (types !== undefined) query = query.where('t.type', 'in', [...types]);
  if (bottomM !== undefined) query = query.where('t.top_csf_a_m', '<', bottomM);
  // What has no thickness lies in the interval where its one depth does.
  if (topM !== undefined)
    query = query.where(
      sql<boolean>`(t.bottom_csf_a_m > ${topM} or (t.bottom_csf_a_m = t.top_csf_a_m and t.top_csf_a_m >= ${topM}))`,
    );
  if (request !== undefined) query = query.where(sql<boolean>`t.id in (${await takenBelow(db, path, request)})`);
  return (await query.execute()).map((row) => row.igsn);
}

async function takenBelow(db: Queries, path: string, request: string) {
  const [expedition] = pathsTo(path).slice(1);
  const row = db
    .selectFrom('tree_object')
    .select('combined_id')
    .where('path', '=', expedition ?? path);
  const code = (await row.executeTakeFirst())?.combined_id ?? '';
  return idsTakenFor(requestNames(request.replace(/^(?:.*_)?SR-/, ''), code));
}
