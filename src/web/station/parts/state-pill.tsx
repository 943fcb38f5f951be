import { Icon } from '../../shared/icon.tsx';

const WORDS: Readonly<Record<string, readonly [label: string, colour: string]>> = {
  reserved: ['Reserved', 'off'],
  pending: ['Pending', 'wait'],
  registered: ['Registered', 'ok'],
  embargoed: ['Embargoed', 'lock'],
  withdrawn: ['Withdrawn', 'off'],
};

/** The state of a registration, in icon and word; a dash where there is none. */
export function StatePill({ state }: { state: string | null }) {
  if (state === null) return <span class="mut">–</span>;
  const [label, colour] = WORDS[state] ?? [state, 'off'];
  return (
    <span class={`stt c-${colour}`}>
      <Icon name={state in WORDS ? `st-${state}` : 'st-person'} size={15} />
      {label}
    </span>
  );
}
