import { sql } from 'kysely';
import type { FollowerPort } from '../../operations/following/follower-ports.ts';
import type { Queries } from '../store.ts';

/** The positions of followers inside a transaction. */
export function followerStore(db: Queries): FollowerPort {
  return {
    hold: async ({ name, fingerprint }, holder, now, until) => {
      // One statement for taking, renewing and beginning anew, so that of two who ask at once only one gets it.
      const { rows } = await sql<{ seq: number }>`
        insert into change_follower (name, fingerprint, seq, holder, held_until, changed_at)
        values (${name}, ${fingerprint}, 0, ${holder}, ${until}, ${now})
        on conflict (name) do update set
          seq = case when change_follower.fingerprint = excluded.fingerprint then change_follower.seq else 0 end,
          fingerprint = excluded.fingerprint, holder = excluded.holder, held_until = excluded.held_until
        where change_follower.holder is null or change_follower.holder = excluded.holder
          or change_follower.held_until <= ${now}
        returning seq`.execute(db);
      return rows[0];
    },
    advance: async (name, holder, seq, now, until) => {
      const moved = await db
        .updateTable('change_follower')
        .set({ seq, changed_at: now, held_until: until })
        .where('name', '=', name)
        .where('holder', '=', holder)
        .returning('seq')
        .execute();
      return moved.length === 1;
    },
    release: async (name, holder) => {
      await db
        .updateTable('change_follower')
        .set({ holder: null, held_until: null })
        .where('name', '=', name)
        .where('holder', '=', holder)
        .execute();
    },
  };
}
