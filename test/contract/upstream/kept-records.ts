import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { House } from '../../../src/context.ts';
import { spellOctets } from '../../../src/domain/description/spell-description.ts';
import type { RecordWrite } from '../../../src/operations/register-ports.ts';
import { recordWrite } from '../../store/record-write.ts';
import { DATACITE_ACCOUNT } from './datacite-server.ts';
import { HANDLE_ACCOUNT } from './handle-api-server.ts';
import { sectionNamed } from './told-record.ts';

/** A record that waits for its upstream, with a usual description. */
export function waiting(igsn: string, more: Partial<RecordWrite> = {}): RecordWrite {
  const { version = 1, landingUrl = null } = more;
  const contentHash = `hash ${version}`;
  return recordWrite(igsn, {
    state: 'pending',
    registeredAt: null,
    contentHash,
    description: spellOctets(sectionNamed(igsn)),
    intent: JSON.stringify({ igsn, version, contentHash, landingUrl }),
    ...more,
  });
}

/** Keeps records with their identifiers; later versions of a record come as further records. */
export async function keep(house: House, ...records: RecordWrite[]): Promise<void> {
  await house.unitOfWork(async (work) => {
    const fresh = records.filter((one) => one.version === 1);
    const rows = fresh.map((one) => ({ ...one, prefix: null, key: null, origin: 'minted' as const }));
    await work.identifiers.insert(rows, work.now());
    await work.register.write(records, 'tester');
  });
}

/** Names of so many records. */
export const names = (lead: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${lead}${String(at).padStart(5, '0')}`);

/** Writes the file that names upstreams at these addresses; its path. */
export function upstreamsFile(folder: string, addresses: Readonly<Record<string, string>>, more: object = {}): string {
  const { user, password, clientId } = DATACITE_ACCOUNT;
  const { handle, index, password: handlePassword } = HANDLE_ACCOUNT;
  const entries = Object.entries(addresses).map(([name, url]) =>
    name.startsWith('handle')
      ? { name, kind: 'handle', url, password: handlePassword, adminHandle: handle, adminIndex: index, ...more }
      : { name, kind: 'datacite', url, user, password, clientId, ...more },
  );
  const file = join(folder, 'upstreams.json');
  writeFileSync(file, JSON.stringify(entries), { mode: 0o600 });
  return file;
}

/** The rows of the outbox as `igsn version action state attempts`, in order. */
export async function rowsOf(house: House): Promise<string[]> {
  const rows = await house.store.read
    .selectFrom('outbox')
    .selectAll()
    .orderBy('igsn')
    .orderBy('version')
    .orderBy('action')
    .execute();
  return rows.map((row) => `${row.igsn} ${row.version} ${row.action} ${row.state} ${row.attempts}`);
}
