import { OBJECT_TYPE } from '../../../domain/drilling/object-type.ts';
import { FIELD_GROUPS } from '../../../domain/field.ts';
import { standingFindings } from '../../../domain/station/standing-findings.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { say } from '../../shared/say.ts';
import { changeOf } from '../flow/plan-run.ts';
import { checkHere } from '../keeping/check-here.ts';
import { fieldsOf } from '../keeping/fields-of.ts';
import { perform } from '../keeping/station.ts';
import { tree } from '../keeping/station-state.ts';
import { FindingRow } from '../parts/finding-row.tsx';
import { goBack, useScreenKeys } from '../parts/keys.ts';
import { FieldRow, fieldText } from './field-row.tsx';
import { overridesOf, readTyped } from './plan-new.ts';
import { useDraft } from './use-draft.ts';

/** All fields of an object by group. What is typed is kept as a draft until it is saved. */
export function ObjectForm({ object, mayEnter }: { object: StationObject; mayEnter: boolean }) {
  const { typed, reasons, words, set, forget } = useDraft(`form ${object.id}`);
  const fields = fieldsOf(object.type);
  // Looked at anew when it is saved: the last key may be younger than what is drawn.
  const look = () => {
    const values = readTyped(fields, typed.value);
    const wanted = { ...object, values: { ...object.values, ...values } };
    const findings = checkHere(tree.value, wanted).filter(({ severity }) => severity !== 'info');
    const overrides = overridesOf(reasons.value);
    return { values, findings, overrides, standing: standingFindings(findings, overrides) };
  };
  const { findings } = look();
  const save = async () => {
    const { values, overrides, standing } = look();
    const read = typed.value;
    const wishes = changeOf(object, values, overrides);
    if (standing.length > 0) return say('Not saved yet: see the findings.');
    if (wishes.length > 0) await perform({ words: `change of ${object.combinedId}`, wishes });
    // What was typed while the browser wrote is not saved.
    if (typed.value === read) forget();
    say(wishes.length === 0 ? 'Nothing was changed.' : `${object.combinedId} is kept.`);
  };
  useScreenKeys({ 'ctrl+enter': () => void save(), Escape: goBack });
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
              <FieldRow
                key={field.name}
                field={field}
                text={typed.value[field.name] ?? fieldText(field, object.values[field.name])}
                isFixed={field.name === OBJECT_TYPE[object.type].nameField}
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
        {isChanged && <span class="sm uns">{words.value}</span>}
      </div>
    </form>
  );
}
