import { isOneOf } from '../engine/set-based.ts';
import type { Store } from '../store.ts';

/**
 * Which of some IGSNs (normal form) stand for something here: a record of ours in whatever state, another name of one, or a record
 * that was harvested. At most three questions for any number; none is none.
 */
export async function knownAmong(
  { read, engine }: Pick<Store, 'read' | 'engine'>,
  igsns: readonly string[],
): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  const questions = [
    (some: readonly string[]) =>
      read
        .selectFrom('record')
        .select('igsn')
        .where(isOneOf(engine, 'igsn', some)),
    (some: readonly string[]) =>
      read
        .selectFrom('identifier_alias')
        .select('spelling as igsn')
        .where(isOneOf(engine, 'spelling', some)),
    (some: readonly string[]) =>
      read
        .selectFrom('harvested_record')
        .select('igsn')
        .where(isOneOf(engine, 'igsn', some)),
  ];
  for (const question of questions) {
    const open = igsns.filter((one) => !known.has(one));
    if (open.length === 0) break;
    const rows: readonly { igsn: string | null }[] = await question(open).execute();
    for (const { igsn } of rows) if (igsn !== null) known.add(igsn);
  }
  return known;
}
