import { useSignal } from '@preact/signals';

/** A number with its unit; every number that is typed counts at once, a decimal comma too. What is no number stays until it is one. */
export function NumberField(given: {
  label: string;
  unit: string;
  value: number;
  disabled: boolean;
  step?: number;
  onValue: (value: number) => void;
}) {
  const typed = useSignal<string | undefined>(undefined);
  const { label, unit, value, disabled, step = 0.5, onValue } = given;
  const read = (text: string) => {
    typed.value = text;
    const number = Number(text.trim().replace(',', '.').replace('−', '-'));
    if (text.trim() !== '' && Number.isFinite(number)) onValue(number);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const sign = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (sign === undefined) return;
    event.preventDefault();
    typed.value = undefined;
    onValue(Math.round((value + sign * step * (event.shiftKey ? 10 : 1)) * 100) / 100);
  };
  return (
    <label class="fld num">
      {label}
      <span class="in">
        <input
          value={typed.value ?? String(value)}
          inputMode="decimal"
          disabled={disabled}
          onInput={(event) => read(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={() => (typed.value = undefined)}
        />
        <span aria-hidden="true">{unit}</span>
      </span>
    </label>
  );
}

/** A choice of one of some words. */
export function ChoiceField<T extends string>(given: {
  label: string;
  value: T;
  choices: readonly (readonly [value: T, words: string])[];
  disabled: boolean;
  onValue: (value: T) => void;
}) {
  return (
    <label class="fld">
      {given.label}
      <select
        class="in"
        value={given.value}
        disabled={given.disabled}
        onChange={(event) => given.onValue(event.currentTarget.value as T)}
      >
        {given.choices.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
