import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { FieldValue } from '../../../domain/drilling/object-row.ts';
import { OBJECT_TYPE } from '../../../domain/drilling/object-type.ts';
import { FIELD_GROUPS, type FieldDescriptor } from '../../../domain/field.ts';
import type { Finding } from '../../../domain/finding.ts';
import { textOf } from '../../../domain/station/filter/passes-filter.ts';
import { standingFindings } from '../../../domain/station/standing-findings.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { changeOf } from '../flow/plan-run.ts';
import { readCell } from '../grid/read-cell.ts';
import { checkHere } from '../keeping/check-here.ts';
import { fieldsOf } from '../keeping/fields-of.ts';
import { keepDraft, perform, readDraft } from '../keeping/station.ts';
import { tree } from '../keeping/station-state.ts';
import { FindingRow } from '../parts/finding-row.tsx';
import { goBack, useScreenKeys } from '../parts/keys.ts';
import { say } from '../parts/say.ts';

type Typed = Readonly<Record<string, string>>;

/** All fields of an object by group. What is typed is kept as a draft until it is saved. */
export function ObjectForm({ object, mayEnter }: { object: StationObject; mayEnter: boolean }) {
  const typed = useSignal<Typed>({});
  const reasons = useSignal<Readonly<Record<string, string>>>({});
  const draftName = `form ${object.id}`;
  useEffect(() => {
    void readDraft<Typed>(draftName).then((kept) => {
      if (kept !== undefined) typed.value = kept;
    });
  }, [draftName]);
  const fields = fieldsOf(object.type);
  const values = valuesOf(fields, typed.value);
  const findings = checkHere(tree.value, { ...object, values: { ...object.values, ...values } }).filter(
    ({ severity }) => severity !== 'info',
  );
  const overrides = Object.entries(reasons.value).map(([code, reason]) => ({ code, reason }));
  const standing = standingFindings(findings, overrides);
  const set = (name: string, text: string) => {
    typed.value = { ...typed.value, [name]: text };
    void keepDraft(draftName, typed.value);
  };
  const forget = () => {
    typed.value = {};
    reasons.value = {};
    void keepDraft(draftName, undefined);
  };
  const save = async () => {
    const wishes = changeOf(object, values, overrides);
    if (standing.length > 0) return say('Not saved yet: see the findings.');
    if (wishes.length > 0) await perform({ words: `change of ${object.combinedId}`, wishes });
    forget();
    say(wishes.length === 0 ? 'Nothing was changed.' : `${object.combinedId} is kept.`);
  };
  useEffect(() => useScreenKeys({ 'ctrl+enter': () => void save(), Escape: goBack }));
  const isChanged = Object.keys(typed.value).length > 0;
  return (
    <form
      class="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {FIELD_GROUPS.map((group) => {
        const own = fields.filter((one) => one.group === group);
        return own.length === 0 ? null : (
          <fieldset key={group} disabled={!mayEnter}>
            <legend>{group[0]!.toUpperCase() + group.slice(1)}</legend>
            {own.map((field) => (
              <Field
                key={field.name}
                field={field}
                object={object}
                typed={typed.value}
                onText={set}
                findings={findings}
              />
            ))}
          </fieldset>
        );
      })}
      <div class="fnds">
        {findings.map((one) => (
          <FindingRow
            key={one.code + one.message}
            finding={one}
            reason={reasons.value[one.code]}
            onReason={(reason) => {
              reasons.value = { ...reasons.value, [one.code]: reason };
            }}
          />
        ))}
      </div>
      <div class="fa">
        <button type="submit" class="btn p l" disabled={!mayEnter}>
          Save <kbd class="h-ph">Ctrl ↵</kbd>
        </button>
        {isChanged && (
          <button type="button" class="btn l" onClick={forget}>
            Drop the draft
          </button>
        )}
        {isChanged && <span class="sm uns">not saved yet, kept as a draft</span>}
      </div>
    </form>
  );
}

function Field(given: {
  field: FieldDescriptor;
  object: StationObject;
  typed: Typed;
  findings: readonly Finding[];
  onText: (name: string, text: string) => void;
}) {
  const { field, object, typed, findings, onText } = given;
  const text = typed[field.name] ?? textOf(object.values[field.name]);
  const isName = field.name === OBJECT_TYPE[object.type].nameField;
  const id = `f-${field.name}`;
  const isWrong = findings.some((one) => one.field === field.label || one.field === field.name);
  const common = {
    id,
    value: text,
    'aria-describedby': `${id}-hint`,
    'aria-invalid': isWrong,
    readOnly: isName,
    onInput: (event: Event) => onText(field.name, (event.currentTarget as HTMLInputElement).value),
  };
  return (
    <div class={`fld ${field.name === 'comment' ? 'wide' : ''}`}>
      <label class="lab" for={id}>
        {field.label}
        {field.entry === 'optional' && <span class="mut"> (optional)</span>}
      </label>
      {field.type === 'boolean' ? (
        <select {...common} class="in" disabled={isName}>
          <option value="">Not stated</option>
          <option value="yes">Yes</option>
          <option value="no">No</option>
        </select>
      ) : field.choices !== undefined && field.type === 'text' ? (
        <select {...common} class="in" disabled={isName}>
          <option value="">Not stated</option>
          {field.choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : field.name === 'comment' ? (
        <textarea {...common} class="in" rows={3} />
      ) : (
        <span class={`in ${isName ? 'auto' : ''}`}>
          <input {...common} inputMode={field.unit === undefined ? undefined : 'decimal'} autocomplete="off" />
          {field.unit !== undefined && <span aria-hidden="true">{field.unit}</span>}
        </span>
      )}
      <span class="xs mut" id={`${id}-hint`}>
        {field.definition}
        {field.type === 'list' ? ' Several with ; between.' : ''}
      </span>
    </div>
  );
}

function valuesOf(fields: readonly FieldDescriptor[], typed: Typed): Record<string, FieldValue> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const text = typed[field.name];
      return text === undefined ? [] : [[field.name, readCell(field, text)]];
    }),
  );
}
