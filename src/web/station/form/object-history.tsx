import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { FieldValues } from '../../../domain/drilling/object-row.ts';
import { textOf } from '../../../domain/station/filter/passes-filter.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { askServer } from '../../shared/ask-server.ts';
import { momentWords, nowMs } from '../../shared/clock.ts';
import { changeOf } from '../flow/plan-run.ts';
import { fieldLabel } from '../keeping/fields-of.ts';
import { perform } from '../keeping/station.ts';

/** A line of the audit trail about an object. */
interface HistoryEntry {
  readonly at: string;
  readonly by: string;
  readonly action: string;
  readonly before: FieldValues | null;
  readonly after: FieldValues | null;
}

/** What was done to an object, the latest first; values from before a change can be put back. Asked of the server. */
export function ObjectHistory({ object, code, mayEnter }: { object: StationObject; code: string; mayEnter: boolean }) {
  const entries = useSignal<readonly HistoryEntry[] | undefined>(undefined);
  useEffect(() => {
    const path = `/station/expeditions/${encodeURIComponent(code)}/objects/${object.id}/history`;
    askServer<{ readonly entries: readonly HistoryEntry[] }>('GET', path).then(
      (answer) => {
        entries.value = answer.entries.filter((one) => one.action !== 'station-operation');
      },
      () => {
        entries.value = undefined;
      },
    );
  }, [object.id, object.seq]);
  return (
    <div class="card">
      <header>
        <h2>History</h2>
        {entries.value === undefined && <span class="mut sm">is with the server, which does not answer now</span>}
      </header>
      <ul class="history">
        {(entries.value ?? []).map((one) => (
          <li key={`${one.at} ${one.action}`}>
            <span class="n mut">{momentWords(one.at, nowMs.value)}</span>
            <b>{one.action}</b>
            <bdi>{one.by}</bdi>
            <span class="mut">{changedWords(object, one)}</span>
            {one.action === 'change' && one.before !== null && (
              <button
                type="button"
                class="btn s"
                disabled={!mayEnter}
                onClick={() => void putBack(object, one.before!)}
              >
                Put back
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

async function putBack(object: StationObject, before: FieldValues): Promise<void> {
  const wishes = changeOf(object, before);
  if (wishes.length > 0) await perform({ words: `values of ${object.combinedId} put back`, wishes });
}

function changedWords(object: StationObject, { action, before, after }: HistoryEntry): string {
  if (action !== 'change') return '';
  const label = (field: string) => fieldLabel(object.type, field);
  const word = (value: FieldValues[string] | undefined) => (textOf(value) === '' ? 'empty' : textOf(value));
  return Object.keys(after ?? {})
    .map((field) => `${label(field)}: ${word(before?.[field])} → ${word(after?.[field])}`)
    .join('; ');
}
