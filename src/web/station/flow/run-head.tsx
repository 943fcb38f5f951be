import { offeredVocabularies } from '../../../domain/station/offered-terms.ts';
import type { RunPlan } from './plan-run.ts';
import { coreTypeOf, onDeckOf, type RunDraft } from './run-draft.ts';

/** Number, tool and time of a run: filled in, and seldom typed, so Enter passes them by. */
export function RunHead(given: { draft: RunDraft; plan: RunPlan; onDraft: (draft: RunDraft) => void }) {
  const { draft, plan, onDraft } = given;
  const set = (change: Partial<RunDraft>) => onDraft({ ...draft, ...change });
  const isNew = draft.runId === undefined;
  return (
    <div class={isNew ? 'f3' : 'f3 two'}>
      {isNew && (
        <label class="fld">
          <span class="lab">Run</span>
          <input
            class="in auto"
            data-skip
            value={draft.name}
            inputMode="numeric"
            autocomplete="off"
            maxLength={9}
            onInput={(event) => set({ name: event.currentTarget.value })}
          />
        </label>
      )}
      <label class="fld">
        <span class="lab">Core type</span>
        <input
          class="in auto"
          data-skip
          list="core-types"
          value={coreTypeOf(draft)}
          autocomplete="off"
          maxLength={1}
          onInput={(event) => set({ coreType: event.currentTarget.value.toUpperCase() })}
        />
      </label>
      <label class="fld">
        <span class="lab">
          On deck <span class="xs mut">{momentWithZone(plan.values.core_ondeck)}</span>
        </span>
        <input
          class="in auto words"
          data-skip
          value={onDeckOf(draft)}
          placeholder={isNew ? 'now, when it is saved' : 'such as 06:00'}
          autocomplete="off"
          maxLength={40}
          title="06:00, 2026-11-22 06:00, or with the clock of the rig: 2026-11-22 06:00 +03:00"
          onInput={(event) => set({ onDeck: event.currentTarget.value })}
        />
      </label>
      <datalist id="core-types">
        {CORE_TYPES.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </datalist>
    </div>
  );
}

const CORE_TYPES = offeredVocabularies()['core-type']?.terms ?? [];

/** A moment as it is kept, with its clock, so that what was typed short is seen in full; empty where there is none. */
function momentWithZone(value: unknown): string {
  const [, day, time, offset] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2})$/.exec(String(value)) ?? [];
  return day === undefined ? '' : `${day} ${time} ${offset === 'Z' ? 'UTC' : `UTC${offset}`}`;
}
