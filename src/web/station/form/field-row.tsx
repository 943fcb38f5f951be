import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { FieldValue } from '../../../domain/drilling/object-row.ts';
import type { FieldDescriptor } from '../../../domain/field.ts';
import type { Finding } from '../../../domain/finding.ts';
import { textOf } from '../../../domain/station/filter/passes-filter.ts';
import { tree, vocabularies } from '../keeping/station-state.ts';
import { choicesOf, offersFor, usedValues } from '../parts/offered-values.ts';
import { writeMoment } from '../parts/read-moment.ts';

/** A field of a form as it stands there. */
export interface FieldGiven {
  readonly field: FieldDescriptor;
  readonly text: string;
  readonly onText: (name: string, text: string) => void;
  readonly findings?: readonly Finding[];
  /** It cannot be changed here. */
  readonly isFixed?: boolean;
  /** Filled in by the station rather than typed. */
  readonly isFilledIn?: boolean;
  readonly onLeave?: (name: string) => void;
  readonly children?: ComponentChildren;
}

/** Whether a finding is about a field. */
export function isAbout({ name, label }: FieldDescriptor, finding: Finding): boolean {
  return finding.field === label || finding.field === name;
}

/** A value as a field shows it. */
export function fieldText({ type }: FieldDescriptor, value: FieldValue | undefined): string {
  return type === 'date_time' && typeof value === 'string' ? writeMoment(value) : textOf(value);
}

/** A field with its label, its unit, what it means, and what stands against it; long texts have room. */
export function FieldRow(given: FieldGiven) {
  const { field, text, onText, findings = [], isFixed = false, onLeave } = given;
  const isFilledIn = given.isFilledIn === true && text !== '';
  const isUsed = useSignal(false);
  const id = `f-${field.name}`;
  const isLong = isLongText(field);
  const fixed = field.choices !== undefined && field.type === 'text' ? field.choices : undefined;
  const offered = `${id}-offered`;
  const common = {
    id,
    value: text,
    'aria-describedby': `${id}-hint`,
    'aria-invalid': findings.some((one) => isAbout(field, one)),
    readOnly: isFixed,
    onFocus: () => {
      isUsed.value = true;
    },
    onBlur: () => onLeave?.(field.name),
    onInput: (event: Event) => onText(field.name, (event.currentTarget as HTMLInputElement).value),
  };
  return (
    <div class={`fld ${isLong ? 'wide' : ''}`}>
      <label class="lab" for={id}>
        {field.label}
        {field.entry === 'optional' && <span class="mut"> (optional)</span>}
      </label>
      {field.type === 'boolean' ? (
        <Choice
          common={common}
          isFixed={isFixed}
          choices={[
            ['yes', 'Yes'],
            ['no', 'No'],
          ]}
        />
      ) : fixed !== undefined ? (
        <Choice common={common} isFixed={isFixed} choices={fixed.map((one) => [one, one])} />
      ) : isLong ? (
        <textarea {...common} class={`in ${isFilledIn ? 'auto' : ''}`} rows={field.name === 'operations' ? 6 : 3} />
      ) : (
        <span class={`in ${isFixed || isFilledIn ? 'auto' : ''}`}>
          <input
            {...common}
            list={isUsed.value && field.type === 'text' ? offered : undefined}
            inputMode={field.unit === undefined && field.type !== 'integer' ? undefined : 'decimal'}
            autocomplete="off"
          />
          {field.unit !== undefined && <span aria-hidden="true">{field.unit}</span>}
        </span>
      )}
      {isUsed.value && field.type === 'text' && !isLong && <Offered id={offered} field={field} text={text} />}
      <span class="xs mut" id={`${id}-hint`}>
        <Words text={field.definition} />
        {field.type === 'list' ? ' Several with ; between.' : ''}
        {field.type === 'date_time' ? ' 06:00 is enough.' : ''}
      </span>
      {given.children}
    </div>
  );
}

/** A definition as it is written: what stands between backticks is typed so. */
function Words({ text }: { text: string }) {
  return <>{text.split('`').map((part, at) => (at % 2 === 1 ? <bdi class="m">{part}</bdi> : part))}</>;
}

/** Texts without a shorter limit are there for sentences. */
const isLongText = ({ type, maxLength, vocabulary }: FieldDescriptor): boolean =>
  type === 'text' && maxLength === undefined && vocabulary === undefined;

function Choice(given: {
  common: { readonly id: string; readonly value: string };
  isFixed: boolean;
  choices: readonly (readonly [value: string, label: string])[];
}) {
  return (
    <select {...given.common} class="in" disabled={given.isFixed}>
      <option value="">Not stated</option>
      {given.choices.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

const MOST = 60;

/** Terms of the field's vocabulary, of a long one those that hold what is typed; else what others say in it. */
function Offered({ id, field, text }: { id: string; field: FieldDescriptor; text: string }) {
  const terms = choicesOf(field, vocabularies.value);
  const offered =
    terms === undefined
      ? usedValues(tree.peek().all(), field, MOST)
      : terms.length > MOST
        ? offersFor(terms, text, MOST)
        : terms;
  return (
    <datalist id={id}>
      {offered.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </datalist>
  );
}
