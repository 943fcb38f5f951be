import type { PersonMerge, PersonPort } from '../../operations/persons/person-ports.ts';
import { insertRows } from '../engine/set-based.ts';
import type { PersonMergeTable } from '../schema.generated.ts';
import type { Engine, Queries } from '../store.ts';
import { countMentions, likenessesAfter, mentionHomes, mentionsAmong } from './person-mentions.ts';

/** People inside one transaction, or on the reading side for its questions. */
export function personStore(db: Queries, engine: Engine): PersonPort {
  return {
    mentions: (wanted = {}) => mentionsAmong(db, engine, wanted),
    homes: () => mentionHomes(db),
    likenesses: (within, after, limit) => likenessesAfter(db, engine, { within, after, limit }),
    countMentions: (within) => countMentions(db, engine, within),
    addMerge: (merge) => insertRows(db, engine, 'person_merge', [mergeRow(merge)]),
    findMerge: async (id) => {
      const row = await db.selectFrom('person_merge').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toMerge(row);
    },
    merges: async (limit, by) => {
      const latest = db.selectFrom('person_merge').selectAll().orderBy('id', 'desc').limit(limit);
      return (await (by === undefined ? latest : latest.where('merged_by', '=', by)).execute()).map(toMerge);
    },
    endMerge: async (id, by, at) => {
      const open = db.updateTable('person_merge').set({ undone_at: at, undone_by: by }).where('id', '=', id);
      return (await open.where('undone_at', 'is', null).returning('id').execute()).length > 0;
    },
    recordsOf: async (expeditionId, after, limit) => {
      const rows = await db
        .selectFrom('record as r')
        .innerJoin('tree_object as t', 't.id', 'r.object_id')
        .select('r.igsn')
        .where((eb) => eb.or([eb('t.expedition_id', '=', expeditionId), eb('t.id', '=', expeditionId)]))
        .where('r.state', 'not in', ['withdrawn', 'reserved'])
        .where('r.igsn', '>', after)
        .orderBy('r.igsn')
        .limit(limit)
        .execute();
      return rows.map((row) => row.igsn);
    },
  };
}

function mergeRow({ id, right, changes, mergedAt, mergedBy, undoneAt, undoneBy }: PersonMerge) {
  return {
    id,
    right_facts: JSON.stringify(right),
    changes: JSON.stringify(changes),
    merged_at: mergedAt,
    merged_by: mergedBy,
    undone_at: undoneAt,
    undone_by: undoneBy,
  };
}

function toMerge(row: PersonMergeTable): PersonMerge {
  return {
    id: row.id,
    right: JSON.parse(row.right_facts) as PersonMerge['right'],
    changes: JSON.parse(row.changes) as PersonMerge['changes'],
    mergedAt: row.merged_at,
    mergedBy: row.merged_by,
    undoneAt: row.undone_at,
    undoneBy: row.undone_by,
  };
}
