import { useSignal } from '@preact/signals';
import { Icon } from '../../shared/icon.tsx';
import { tree } from '../keeping/station-state.ts';
import type { HoleFlow } from './hole-flow.ts';
import { splitsLeft } from './plan-split.ts';

const USUAL = [
  ['50/50', 'halves, 50 / 50'],
  ['25/25/25/25', 'quarters'],
  ['60/40', '60 / 40'],
] as const;

const OTHER = 'other';

/** Splits the chosen section, or one of its splits: the button, and beside it the shares and what is split. */
export function SplitTool({ flow, isOff }: { flow: HoleFlow; isOff: boolean }) {
  const isTyping = useSignal(false);
  const section = flow.section.value;
  const left = section === undefined ? [] : splitsLeft(tree.value, section);
  const { value: shares } = flow.shares;
  return (
    <span class="splitting">
      <button type="button" class="btn l" disabled={isOff} onClick={() => void flow.split()}>
        <Icon name="split" size={20} />
        Split {shares.replaceAll('/', ' / ')} <kbd class="h-ph">S</kbd>
      </button>
      <select
        class="in"
        aria-label="Shares"
        disabled={isOff}
        value={isTyping.value ? OTHER : shares}
        onChange={(event) => {
          const { value } = event.currentTarget;
          isTyping.value = value === OTHER;
          if (value !== OTHER) flow.shares.value = value;
        }}
      >
        {USUAL.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
        <option value={OTHER}>other shares</option>
      </select>
      {isTyping.value && (
        <input
          class="in"
          aria-label="Shares in percent, such as 70/30 or A 50 W1 25 W2 25"
          placeholder="A 50 W1 25 W2 25"
          value={shares}
          maxLength={80}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => {
            flow.shares.value = event.currentTarget.value;
          }}
        />
      )}
      {left.length > 0 && (
        <select
          class="in"
          aria-label="What is split"
          disabled={isOff}
          value={flow.splitOf.value?.id ?? ''}
          onChange={(event) => {
            flow.chosenSplit.value = event.currentTarget.value === '' ? undefined : event.currentTarget.value;
          }}
        >
          <option value="">the next section</option>
          {left.map(({ id, name }) => (
            <option key={id} value={id}>
              {name} of section {section!.name}
            </option>
          ))}
        </select>
      )}
    </span>
  );
}
