import { placePath, proposePlaceCode } from '../../domain/curation/place-code.ts';
import { checkPlace, normalPlaceCode, PLACE_SEPARATOR } from '../../domain/curation/storage-place.ts';
import { finding } from '../../domain/finding.ts';
import { type Caller, localCaller, may } from '../caller.ts';
import { moveWithin } from '../curation/move-things.ts';
import type { StoragePlace } from '../curation/storage-ports.ts';
import { holdStorage } from '../hold-jobs.ts';
import type { TreeObject } from '../tree-ports.ts';
import type { ImportRun } from './import-run.ts';
import type { LocatedRow } from './locate-rows.ts';

/**
 * Puts what rows say to stand somewhere there, boxes made where the place has none of that name. What stands or stood somewhere stays where
 * it is, be it with whom it was sent to: a list is older than a move. Where it cannot be put it is kept all the same, with a warning: `place-unknown`, `place-not-yours`,
 * `storage-closed`, `box-without-place`, or what `checkPlace` says of a box.
 */
export async function stowRows(run: ImportRun, rows: readonly LocatedRow[]): Promise<void> {
  const standing = rows.filter((one) => one.row.standsIn !== undefined);
  if (standing.length === 0) return;
  const caller = run.options.caller ?? localCaller(run.options.actor);
  await holdStorage(run.work, caller);
  const objects = await run.objectsAt(standing.map((one) => one.path));
  const nowhere = await thoseNowhere(run, [...objects.values()]);
  const waiting = standing.filter((one) => nowhere.has(objects.get(one.path)?.id ?? ''));
  for (const some of Map.groupBy(waiting, keyOf).values()) {
    const place = await placeFor(run, some, caller);
    if (place === undefined) continue;
    const things = some.map((one) => objects.get(one.path)!.id);
    // The list says that they stand there, whatever the place has room for.
    const wanted = { things, to: place.code, reason: `as ${some[0]!.row.at.file} says` };
    const { findings } = await moveWithin(run.work, wanted, caller, true);
    for (const one of findings) run.report({ ...one, severity: 'warning', at: some[0]!.row.at });
  }
}

const keyOf = ({ row }: LocatedRow): string => JSON.stringify([row.standsIn?.place, row.standsIn?.box]);

async function thoseNowhere(run: ImportRun, objects: readonly TreeObject[]): Promise<ReadonlySet<string>> {
  const ids = objects.map((one) => one.id);
  const things = await run.work.storage.findThings(ids);
  const moved = await run.work.storage.everMoved(ids);
  return new Set([...things.values()].flatMap(({ id, placeId }) => (placeId === null && !moved.has(id) ? [id] : [])));
}

async function placeFor(
  run: ImportRun,
  some: readonly LocatedRow[],
  caller: Caller,
): Promise<StoragePlace | undefined> {
  const { place: said = '', box = '' } = some[0]!.row.standsIn ?? {};
  const named = said === '' ? await byCodeOrWords(run, box) : await byCodeOrWords(run, said);
  if (named === undefined && said === '')
    return warn(
      run,
      some,
      'box-without-place',
      `Nobody knows where box ${box} stands.`,
      'the code of a box, or the place it stands in',
    );
  if (named === undefined)
    return warn(
      run,
      some,
      'place-unknown',
      `There is no place ${said} in the storage.`,
      'the code of a place, or its words from the widest down',
    );
  if (!may(caller, 'deposit', named.party))
    return warn(
      run,
      some,
      'place-not-yours',
      `${said || box} is a place of ${named.party}.`,
      'a place you deposit for',
    );
  const closed = 'a place that is open; a list is older than its closing';
  if (named.isClosed) return warn(run, some, 'storage-closed', `${said || box} is closed.`, closed);
  return said === '' || box === '' ? named : boxIn(run, some, named, box);
}

async function byCodeOrWords({ work }: ImportRun, text: string): Promise<StoragePlace | undefined> {
  const [coded] = await work.storage.findPlacesByCode([normalPlaceCode(text)]);
  if (coded !== undefined) return coded;
  const path = text
    .split(PLACE_SEPARATOR.trim())
    .reduce<string | undefined>((above, name) => placePath(name.trim(), above), undefined);
  const [found] = path === undefined ? [] : await work.storage.findPlacesByPath([path]);
  return found;
}

async function boxIn(
  run: ImportRun,
  some: readonly LocatedRow[],
  above: StoragePlace,
  stated: string,
): Promise<StoragePlace | undefined> {
  const { work } = run;
  const name = stated.trim().normalize('NFC');
  const [known] = await work.storage.findPlacesByPath([placePath(name, above.path)]);
  if (known?.isClosed) return warn(run, some, 'storage-closed', `Box ${name} is closed.`, 'a box that is open');
  if (known !== undefined) return known;
  const box = newBox(run, above, name);
  const [wrong] = checkPlace(box, above.kind);
  if (wrong !== undefined) return warn(run, some, wrong.code, `Box ${name}: ${wrong.message}`, wrong.rule ?? '');
  const [other] = await work.storage.findPlacesByCode([box.code]);
  if (other !== undefined)
    return warn(
      run,
      some,
      'place-code-taken',
      `${box.code}, the code of box ${name}, is that of another place.`,
      'a box made beforehand, with a code of its own',
    );
  await work.storage.addPlaces([box]);
  await work.audit(run.options.actor, [{ action: 'add-storage-place', subject: box.code, after: box }], run.at);
  return box;
}

function newBox({ work, at, options }: ImportRun, above: StoragePlace, name: string): StoragePlace {
  return {
    id: work.newKey(),
    parentId: above.id,
    path: placePath(name, above.path),
    kind: 'box',
    name,
    code: proposePlaceCode(name, above.code),
    party: above.party,
    mostThings: null,
    weightLimitKg: null,
    ownWeightKg: null,
    temperatureC: null,
    climate: '',
    comment: '',
    isClosed: false,
    changedAt: at,
    changedBy: options.actor.name,
  };
}

/** One warning for all rows that say the same, so that a missing shelf hides nothing else. */
function warn(run: ImportRun, some: readonly LocatedRow[], code: string, message: string, rule: string): undefined {
  const { row } = some[0]!;
  const many = some.length === 1 ? '' : ` ${some.length} rows say so.`;
  const value = row.standsIn?.place ?? row.standsIn?.box;
  run.report(finding(code, message + many, { severity: 'warning', field: 'storage', value, rule, at: row.at }));
}
