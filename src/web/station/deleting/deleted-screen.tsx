import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { OBJECT_TYPE } from '../../../domain/drilling/object-type.ts';
import { askServer, wordsOf } from '../../shared/ask-server.ts';
import { momentWords, nowMs } from '../../shared/clock.ts';
import { Icon } from '../../shared/icon.tsx';
import { say } from '../../shared/say.ts';
import { perform } from '../keeping/station.ts';
import { awaySince, mayEnterHere, tree, treeVersion } from '../keeping/station-state.ts';
import { goBack, useScreenKeys } from '../parts/keys.ts';
import { ExpeditionName, TopBar } from '../parts/top-bar.tsx';
import { typeWords } from './plan-deletion.ts';
import { type DeletedRow, DeletedRows } from './plan-return.ts';

const PAGE = 1000;

interface DeletedAnswer {
  readonly objects: readonly DeletedRow[];
  readonly next: number | null;
}

/** What was deleted from the expedition, by whom and when, to be brought back. Asked of the server. */
export function DeletedScreen({ code }: { code: string }) {
  const rows = useSignal<readonly DeletedRow[] | undefined>(undefined);
  const trouble = useSignal('');
  const isAway = awaySince.value !== undefined;
  useEffect(() => {
    deletedOf(code).then(
      (found) => {
        rows.value = found;
        trouble.value = '';
      },
      (error: unknown) => {
        trouble.value = wordsOf(error);
      },
    );
  }, [code, isAway]);
  useScreenKeys({ Escape: goBack });
  treeVersion.value;
  // What is there again needs no bringing back.
  const deleted = new DeletedRows((rows.value ?? []).filter(({ id }) => tree.value.get(id) === undefined));
  const top = deleted.topmost();
  return (
    <>
      <TopBar>
        <ExpeditionName />
        Deleted objects
      </TopBar>
      <main id="main" class="object" tabIndex={-1}>
        <div class="card">
          <header>
            <h1>Deleted objects</h1>
            <span class="mut sm n">{rows.value === undefined ? '' : top.length === 0 ? 'none' : top.length}</span>
          </header>
          {trouble.value !== '' && <p role="status">The list is with the server. {trouble.value}</p>}
          <ul class="deleted">
            {top.map((one) => (
              <DeletedItem key={one.id} one={one} deleted={deleted} />
            ))}
          </ul>
          <p class="sm mut">
            What comes back is as it was, with its number. What was deleted on this tablet and is not sent yet comes
            back by Ctrl Z.
          </p>
        </div>
      </main>
    </>
  );
}

const MOST_SHOWN = 200;

function DeletedItem({ one, deleted }: { one: DeletedRow; deleted: DeletedRows }) {
  const isOpen = useSignal(false);
  const below = deleted.below(one.id);
  return (
    <li>
      <DeletedLine one={one} />
      <span class="fa">
        {below.length > 0 && (
          <BringBack one={one} deleted={deleted} isWithBelow>
            Bring back with {typeWords(below)}
          </BringBack>
        )}
        <BringBack one={one} deleted={deleted} isWithBelow={false}>
          {below.length > 0 ? 'Only this' : 'Bring back'}
        </BringBack>
      </span>
      {below.length > 0 && (
        <details
          onToggle={(event) => {
            isOpen.value = event.currentTarget.open;
          }}
        >
          <summary>What lay below it</summary>
          <ul>
            {isOpen.value &&
              below.slice(0, MOST_SHOWN).map((lower) => (
                <li key={lower.id}>
                  <DeletedLine one={lower} />
                  <BringBack one={lower} deleted={deleted} isWithBelow={false}>
                    Bring back, with what it belongs to
                  </BringBack>
                </li>
              ))}
            {below.length > MOST_SHOWN && <li>and {below.length - MOST_SHOWN} others</li>}
          </ul>
        </details>
      )}
    </li>
  );
}

function DeletedLine({ one }: { one: DeletedRow }) {
  return (
    <span>
      <Icon name={OBJECT_TYPE[one.type].icon} /> {OBJECT_TYPE[one.type].label} <b class="m">{one.combinedId}</b>{' '}
      <span class="m mut">{one.igsn}</span>{' '}
      <span class="mut">
        <bdi>{one.deletedBy}</bdi>, {momentWords(one.deletedAt, nowMs.value)}
      </span>
    </span>
  );
}

function BringBack(given: {
  one: DeletedRow;
  deleted: DeletedRows;
  isWithBelow: boolean;
  children: preact.ComponentChildren;
}) {
  const { one, deleted, isWithBelow, children } = given;
  const bring = async () => {
    const wishes = deleted.toRestore(one, isWithBelow).map((objectId) => ({ kind: 'restore', objectId }) as const);
    await perform({ words: `return of ${one.combinedId}`, wishes });
    say(`${one.combinedId} comes back. Ctrl Z deletes it again.`);
  };
  return (
    <button type="button" class="btn s" disabled={!mayEnterHere(one)} onClick={() => void bring()}>
      {children}
    </button>
  );
}

async function deletedOf(code: string): Promise<readonly DeletedRow[]> {
  const found: DeletedRow[] = [];
  for (let before: number | null | undefined; before !== null; ) {
    const behind: string = before === undefined ? '' : `&before=${before}`;
    const path = `/station/expeditions/${encodeURIComponent(code)}/deleted?limit=${PAGE}${behind}`;
    const answer: DeletedAnswer = await askServer<DeletedAnswer>('GET', path);
    found.push(...answer.objects);
    before = answer.next;
  }
  return found;
}
