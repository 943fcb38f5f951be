import { signal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { Panel } from '../../shared/panel.tsx';
import { say } from '../../shared/say.ts';
import { perform } from '../keeping/station.ts';
import { expedition, mayEnterHere, tree, treeVersion } from '../keeping/station-state.ts';
import { type DeletionPlan, isInRegister, planDeletion, type Staying, typeWords } from './plan-deletion.ts';

/** What is to be deleted, until a person has said yes or no. */
const chosenObjects = signal<readonly StationObject[] | undefined>(undefined);

/** Asks whether objects are to be deleted, with all that lies below them; says so where there is none. */
export function askToDelete(objects: readonly StationObject[]): void {
  if (objects.length === 0) say('No row is selected.');
  else chosenObjects.value = objects;
}

/** Says what a deletion takes along and what stays, before it is done. */
export function DeleteDialog() {
  const chosen = chosenObjects.value;
  return chosen === undefined ? null : <Deletion chosen={chosen} />;
}

function Deletion({ chosen }: { chosen: readonly StationObject[] }) {
  treeVersion.value;
  const yes = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => yes.current?.focus(), []);
  const there = chosen.flatMap(({ id }) => tree.value.get(id) ?? []);
  const plan = planDeletion(
    there,
    (id) => tree.value.below(id),
    (one) => whyKept(one) !== undefined,
  );
  const { goes, stays } = plan;
  const close = () => {
    chosenObjects.value = undefined;
    document.querySelector<HTMLElement>('.gridbox td[tabindex="0"]')?.focus();
  };
  const remove = async () => {
    close();
    await removeAll(plan);
  };
  const title = chosen.length === 1 ? `Delete ${chosen[0]!.combinedId}` : `Delete ${chosen.length} rows`;
  return (
    <Panel title={title} onClose={close}>
      {goes.length > 0 ? (
        <p>
          {goes.length === 1 ? 'One object goes' : `${goes.length} objects go`}: {typeWords(goes)}.{' '}
          <span class="mut">Ctrl Z brings all of it back, with the numbers.</span>
        </p>
      ) : (
        <p>Nothing of this can go.</p>
      )}
      {stays.length > 0 && <Stays stays={stays} />}
      <p class="fa">
        <button ref={yes} type="button" class="btn p" disabled={goes.length === 0} onClick={() => void remove()}>
          Delete {goes.length === 1 ? goes[0]!.combinedId : `${goes.length} objects`}
        </button>{' '}
        <button type="button" class="btn q" onClick={close}>
          Cancel
        </button>
      </p>
    </Panel>
  );
}

const MOST_TOLD = 8;

function Stays({ stays }: { stays: readonly Staying[] }) {
  return (
    <>
      <p>{stays.length === 1 ? 'This stays:' : `${stays.length} stay:`}</p>
      <ul>
        {stays.slice(0, MOST_TOLD).map(({ object, because }) => (
          <li key={object.id}>
            <bdi class="m">{object.combinedId}</bdi>: {keptWords(object, because)}
          </li>
        ))}
        {stays.length > MOST_TOLD && <li>and {stays.length - MOST_TOLD} others</li>}
      </ul>
    </>
  );
}

function keptWords(object: StationObject, because: readonly StationObject[]): string {
  const own = because.find(({ id }) => id === object.id);
  if (own !== undefined) return `it ${whyKept(own)}.`;
  const named = because.slice(0, 3).map(({ combinedId }) => combinedId);
  const more = because.length > named.length ? ` and ${because.length - named.length} others` : '';
  return `below it ${named.join(', ')}${more} ${whyKept(because[0]!)}.`;
}

/** Why an object cannot be deleted here; undefined where it can. */
function whyKept(one: StationObject): string | undefined {
  if (one.id === expedition.value?.id || one.type === 'program') return 'is what is worked in';
  if (isInRegister(one)) return 'is registered, and is withdrawn instead';
  return mayEnterHere(one) ? undefined : 'is not for your role to change';
}

async function removeAll({ goes }: DeletionPlan): Promise<void> {
  const what = goes.length === 1 ? goes[0]!.combinedId : `${goes.length} objects`;
  const wishes = goes.map(({ id }) => ({ kind: 'delete', objectId: id }) as const);
  await perform({ words: `deletion of ${what}`, wishes });
  say(`${what} deleted. Ctrl Z brings back what went, with its numbers.`);
}
