import { sql } from 'kysely';
import type { Store } from '../store/store.ts';
import type { MeterReading } from '../upstream/meter.ts';
import type { Upstreams } from '../upstream/open-upstreams.ts';

const KEPT_DAYS = 32;

/** Keeps by the hour what each upstream was asked and how it fared, so that every process can show it. */
export class UpstreamHours {
  readonly #store: Store;
  readonly #upstreams: Upstreams;
  readonly #kept = new Map<string, MeterReading>();

  constructor(store: Store, upstreams: Upstreams) {
    this.#store = store;
    this.#upstreams = upstreams;
  }

  /** Adds what was counted since it was kept last to the hour of `now`; nothing where nothing was asked. */
  async keep(now: Date): Promise<void> {
    const at = now.toISOString();
    for (const name of this.#upstreams.names) {
      const reading = this.#upstreams.route(name)?.meter?.read();
      if (reading === undefined) continue;
      const { asked, failed, requests, answerMs } = since(this.#kept.get(name), reading);
      if (asked === 0 && requests === 0) continue;
      await this.#store.unitOfWork(async (db) => {
        await sql`insert into upstream_hour (upstream, hour, asked, failed, requests, answer_ms, last_at)
          values (${name}, ${at.slice(0, 13)}, ${asked}, ${failed}, ${requests}, ${Math.round(answerMs)}, ${at})
          on conflict (upstream, hour) do update set asked = upstream_hour.asked + excluded.asked,
            failed = upstream_hour.failed + excluded.failed, requests = upstream_hour.requests + excluded.requests,
            answer_ms = upstream_hour.answer_ms + excluded.answer_ms, last_at = excluded.last_at`.execute(db);
        const oldest = new Date(now.getTime() - KEPT_DAYS * 86_400_000).toISOString().slice(0, 13);
        await db.deleteFrom('upstream_hour').where('hour', '<', oldest).execute();
      });
      this.#kept.set(name, reading);
    }
  }
}

function since(before: MeterReading | undefined, now: MeterReading): MeterReading {
  if (before === undefined) return now;
  return {
    asked: now.asked - before.asked,
    failed: now.failed - before.failed,
    requests: now.requests - before.requests,
    answerMs: now.answerMs - before.answerMs,
  };
}
