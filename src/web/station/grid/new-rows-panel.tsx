import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { combinedIdOf } from '../../../domain/drilling/combined-id-of.ts';
import { OBJECT_TYPE } from '../../../domain/drilling/object-type.ts';
import { Icon } from '../../shared/icon.tsx';
import { say } from '../../shared/say.ts';
import { NewObjects } from '../keeping/new-objects.ts';
import { perform } from '../keeping/station.ts';
import { blocks } from '../keeping/station-state.ts';
import { focusNewRow } from './new-row.tsx';
import { addRows, type NewRow, standingOf } from './new-rows.ts';
import type { NewRowState } from './use-new-row.ts';

const MOST_SHOWN = 6;

/** Says what pasted rows would make, before they are made. */
export function NewRowsPanel({ fresh }: { fresh: NewRowState }) {
  const first = useRef<HTMLButtonElement>(null);
  const isMaking = useRef(false);
  const reason = useSignal('');
  const pasted = fresh.pasted.value;
  const isOpen = pasted !== undefined;
  useLayoutEffect(() => first.current?.focus(), [isOpen]);
  if (pasted === undefined) return null;
  const { rows, given } = pasted;
  const { label, plural } = OBJECT_TYPE[given.type];
  const stated = reason.value.trim() === '' ? undefined : reason.value.trim();
  const ready = rows.filter((one) => standingOf(one, stated).length === 0);
  const waiting = rows.filter((one) => standingOf(one, stated).length > 0);
  const words = (count: number) => `${count} ${(count === 1 ? label : plural).toLowerCase()}`;
  const close = () => {
    fresh.pasted.value = undefined;
    reason.value = '';
    focusNewRow();
  };
  const make = async () => {
    if (ready.length === 0 || isMaking.current) return;
    isMaking.current = true;
    const made = new NewObjects(blocks.value);
    addRows(made, given.type, ready, stated);
    await perform({ words: words(ready.length), wishes: made.wishes }, made.blocks).finally(() => {
      isMaking.current = false;
    });
    close();
    say(`${words(ready.length)} kept. Ctrl Z takes them back.`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.ctrlKey) void make();
    else return;
    event.preventDefault();
  };
  return (
    <section class="multi" aria-label={`Paste: ${words(rows.length)}`} onKeyDown={onKeyDown}>
      <h2>Paste: {words(rows.length)}</h2>
      <ul class="newlist sm m">
        {rows.slice(0, MOST_SHOWN).map((one, at) => (
          <li key={at}>{rowWords(one, given.type)}</li>
        ))}
        {rows.length > MOST_SHOWN && <li>and {rows.length - MOST_SHOWN} more</li>}
      </ul>
      {waiting.slice(0, 3).map((one, at) => (
        <p key={at} class="sm c-wait" role="status">
          <Icon name="warn" size={14} /> {one.plan.name}: {standingOf(one, stated)[0]!.message}
        </p>
      ))}
      {waiting.some((one) => one.plan.findings.some(({ severity }) => severity === 'warning')) && (
        <input
          class="in"
          aria-label="Reason for the warnings"
          placeholder="Reason, where they are right"
          value={reason.value}
          onInput={(event) => {
            reason.value = event.currentTarget.value;
          }}
        />
      )}
      <div class="fa">
        <button type="button" ref={first} class="btn p s" disabled={ready.length === 0} onClick={() => void make()}>
          {waiting.length === 0 ? `Make ${words(ready.length)}` : `Make the ${ready.length} without findings`}{' '}
          <kbd class="h-ph">Ctrl ↵</kbd>
        </button>
        <button type="button" class="btn s q" onClick={close}>
          <Icon name="x" size={14} />
          Cancel
        </button>
      </div>
    </section>
  );
}

function rowWords({ parent, plan }: NewRow, type: Parameters<typeof combinedIdOf>[0]): string {
  return plan.name === '' ? `${parent.combinedId}: no name` : combinedIdOf(type, plan.name, parent.combinedId);
}
