import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Kysely, sql } from 'kysely';
import { addEmbargoAndSearch } from '../../src/store/migrations/0003-embargo-and-search.ts';
import { listVisible } from '../../src/store/read/list-visible.ts';
import { fillStore, igsnOf, specs } from '../conformance/oai-pmh/fill-store.ts';
import { ENGINES } from '../conformance/oai-pmh/temporary-store.ts';

const COLUMNS = ['search_text', 'embargo_end', 'open_title', 'open_search_text'];

const foundBy = (...words: readonly string[]) => ({
  is: 'and' as const,
  parts: words.map((one) => ({ is: 'word' as const, pattern: one.toLowerCase() })),
});

for (const engine of ENGINES) {
  describe(`a store from before embargo and search, on ${engine.name}`, () => {
    it('gets both for every record from its current description', async () => {
      const place = await engine.open();
      try {
        const { store } = place;
        // More than one batch.
        await fillStore(store, specs(1203));
        await store.unitOfWork(async (db) => {
          const description = sql<string>`replace(description, '"isPublic":true', '"isPublic":false,"moratoriumUntil":"2030-01-01"')`;
          await db.updateTable('record_version').set({ description }).where('igsn', '=', igsnOf(1200)).execute();
          await db.schema.dropIndex('record_embargo_end').execute();
          for (const column of COLUMNS) await sql`alter table record drop column ${sql.ref(column)}`.execute(db);
          await addEmbargoAndSearch(db as unknown as Kysely<unknown>, store.engine);
        });
        const empty = await store.read.selectFrom('record').select('igsn').where('search_text', '=', '').execute();
        assert.deepEqual(empty, []);
        const find = (n: number, today: string) =>
          listVisible(
            store,
            { readable: [], today, query: foundBy('sample', igsnOf(n)) },
            { by: 'igsn', isDescending: false },
            { offset: 0, limit: 9 },
          );
        assert.equal((await find(1201, '2026-01-01')).length, 1);
        assert.equal((await find(1200, '2026-01-01')).length, 0);
        assert.equal((await find(1200, '2030-01-01')).length, 1);
      } finally {
        await place.dispose();
      }
    });
  });
}
