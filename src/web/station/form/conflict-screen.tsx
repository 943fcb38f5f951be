import { useSignal } from '@preact/signals';
import { OBJECT_TYPE } from '../../../domain/drilling/object-type.ts';
import { textOf } from '../../../domain/station/filter/passes-filter.ts';
import type { FieldConflict } from '../../../domain/station/station-operation.ts';
import { momentWords, nowMs } from '../../shared/clock.ts';
import { Icon } from '../../shared/icon.tsx';
import { fieldLabel } from '../keeping/fields-of.ts';
import type { KeptConflict } from '../keeping/kept.ts';
import { resolveConflict } from '../keeping/station.ts';
import { conflicts, openCode, refused, tree, treeVersion, whoseWords } from '../keeping/station-state.ts';
import { goBack, useScreenKeys } from '../parts/keys.ts';
import { Link } from '../parts/link.tsx';
import { ExpeditionName, TopBar } from '../parts/top-bar.tsx';
import { RefusedCard } from './refused-card.tsx';

/** What only a person can decide: fields that two changed, side by side, and what the server did not take. */
export function ConflictScreen() {
  treeVersion.value;
  const code = openCode.value!;
  useScreenKeys({ Escape: goBack });
  const open = conflicts.value.filter((one) => one.expedition === code);
  const waiting = refused.value.filter(({ first }) => first.expedition === code);
  return (
    <>
      <TopBar>
        <ExpeditionName />
        To decide
      </TopBar>
      <main id="main" class="object" tabIndex={-1}>
        <h1>To decide</h1>
        {open.length + waiting.length === 0 && (
          <p>
            <Icon name="ok" /> Nothing waits for you: what was entered here and elsewhere fits together.
          </p>
        )}
        {open.map((one) => (
          <Conflict key={one.id} conflict={one} code={code} />
        ))}
        {waiting.map((one) => (
          <RefusedCard key={one.first.order} refused={one} code={code} />
        ))}
      </main>
    </>
  );
}

function Conflict({ conflict, code }: { conflict: KeptConflict; code: string }) {
  const object = tree.value.get(conflict.objectId);
  const own = useSignal<readonly string[]>([]);
  const label = (field: string) => fieldLabel(object?.type ?? 'section', field);
  const who = whoseWords(conflict);
  return (
    <section class="card conflict" aria-label={`Conflict about ${object?.combinedId ?? conflict.objectId}`}>
      <header>
        <Icon name="st-person" size={20} />
        <h2>
          {object === undefined ? 'An object that was deleted' : OBJECT_TYPE[object.type].label}{' '}
          {object !== undefined && (
            <Link to={{ screen: 'object', code, id: object.id }} class="m">
              {object.combinedId}
            </Link>
          )}
        </h2>
      </header>
      <div class="scrollx">
        <table>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">It was</th>
              <th scope="col">On the server now</th>
              <th scope="col">
                {who === 'you' ? 'You' : who} entered, {momentWords(conflict.at, nowMs.value)}
              </th>
            </tr>
          </thead>
          <tbody>
            {conflict.conflicts.map((one) => (
              <Side
                key={one.field}
                one={one}
                label={label(one.field)}
                who={who}
                isTaken={own.value.includes(one.field)}
                onTake={(isTaken) => {
                  own.value = isTaken ? [...own.value, one.field] : own.value.filter((field) => field !== one.field);
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p class="fa">
        <button type="button" class="btn p l" onClick={() => void resolveConflict(conflict.id, own.value)}>
          {own.value.length === 0
            ? 'Keep what the server has'
            : own.value.length === conflict.conflicts.length
              ? `Keep what ${who} entered`
              : 'Keep as chosen'}
        </button>
      </p>
    </section>
  );
}

interface SideGiven {
  one: FieldConflict;
  label: string;
  /** Who entered it here. */
  who: string;
  /** Whether that counts. */
  isTaken: boolean;
  onTake: (isTaken: boolean) => void;
}

function Side({ one, label, who, isTaken, onTake }: SideGiven) {
  const choice = (text: string, chosen: boolean, take: () => void, note: string) => (
    <td>
      <label class="chk">
        <input type="radio" checked={chosen} onChange={take} />
        <b>{text === '' ? <i class="mt">empty</i> : <bdi>{text}</bdi>}</b>
      </label>
      <span class="xs mut">{note}</span>
    </td>
  );
  return (
    <tr>
      <th scope="row">{label}</th>
      <td class="mut">{textOf(one.from) === '' ? 'empty' : textOf(one.from)}</td>
      {choice(textOf(one.now), !isTaken, () => onTake(false), `${one.nowBy} ${momentWords(one.nowAt, nowMs.value)}`)}
      {choice(textOf(one.to), isTaken, () => onTake(true), who)}
    </tr>
  );
}
