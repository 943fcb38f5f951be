import { useSignal } from '@preact/signals';
import { SUBSAMPLE_TYPES, type SubsampleType } from '../../../domain/curation/back-report.ts';
import type { WantedSubSamples } from '../../../domain/curation/party-taking.ts';
import { OBJECT_TYPE } from '../../../domain/drilling/object-type.ts';
import { askServer, wordsOf } from '../../shared/ask-server.ts';
import { say } from '../../shared/say.ts';
import { newId } from '../../shared/uuid-v7.ts';
import { exchange, PARTY_PATH } from '../party/exchange.ts';

const MOST = 20;

/** Makes thin sections, smear slides, bottles or samples of a sample that was taken, each with its IGSN at once. For curators. */
export function SubSamples({ sampleId }: { sampleId: string }) {
  const type = useSignal<SubsampleType>(SUBSAMPLE_TYPES[0]);
  const count = useSignal('1');
  const left = useSignal('');
  // Made once and kept until they are answered for: a second press makes nothing twice.
  const ids = useSignal<readonly string[]>([]);
  const trouble = useSignal('');
  const make = async () => {
    const many = Math.trunc(Number(count.value));
    if (!(many >= 1 && many <= MOST)) {
      trouble.value = `Between 1 and ${MOST} at once.`;
      return;
    }
    if (ids.value.length !== many) ids.value = Array.from({ length: many }, newId);
    const pieces = ids.value.map((id) => ({ id, type: type.value }));
    const body: WantedSubSamples = { sampleId, pieces, ...(left.value.trim() !== '' && { left: left.value.trim() }) };
    try {
      const made = await askServer<{ readonly pieces: readonly { readonly combinedId: string }[] }>(
        'POST',
        `${PARTY_PATH}/sub-samples`,
        body,
      );
      ids.value = [];
      trouble.value = '';
      say(`Made: ${made.pieces.map((one) => one.combinedId).join(', ')}.`);
      void exchange();
    } catch (error) {
      trouble.value = wordsOf(error);
    }
  };
  return (
    <details class="more">
      <summary>Sub-samples</summary>
      <div class="moreb">
        <span class="row">
          <label for="sub-count">Make</label>
          <input
            id="sub-count"
            class="in sl w5"
            inputMode="numeric"
            value={count.value}
            onInput={(event) => (count.value = event.currentTarget.value)}
          />
          <select
            class="in sl"
            aria-label="Kind of sub-sample"
            value={type.value}
            onChange={(event) => (type.value = event.currentTarget.value as SubsampleType)}
          >
            {SUBSAMPLE_TYPES.map((one) => (
              <option key={one} value={one}>
                {OBJECT_TYPE[one].label}
              </option>
            ))}
          </select>
          <label for="sub-left">left of the sample (optional)</label>
          <input
            id="sub-left"
            class="in sl w8"
            value={left.value}
            maxLength={255}
            onInput={(event) => (left.value = event.currentTarget.value)}
          />
          <button type="button" class="btn s" onClick={() => void make()}>
            Make them
          </button>
        </span>
        <p class="hint">Each has its IGSN at once; that cannot be undone.</p>
        {trouble.value !== '' && (
          <p class="fnd e" role="alert">
            {trouble.value}
          </p>
        )}
      </div>
    </details>
  );
}
