import { sql } from 'kysely';
import { type MdsAnswer, MdsRefusal, plain } from './mds-answer.ts';
import type { MdsRequest } from './mds-request.ts';
import type { MdsService } from './mds-service.ts';

/** `GET /status`: `OK` when the store answers. */
export async function getStatus({ house }: MdsService, _request: MdsRequest): Promise<MdsAnswer> {
  try {
    await sql`select id from change_clock where id = 1`.execute(house.store.read);
  } catch {
    throw new MdsRefusal(500, 'database connection problem');
  }
  return plain(200, 'OK');
}
