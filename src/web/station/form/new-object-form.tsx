import { useSignal } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { combinedIdOf } from '../../../domain/drilling/combined-id-of.ts';
import { isRegistrable, OBJECT_TYPE } from '../../../domain/drilling/object-type.ts';
import { FIELD_GROUPS, type FieldDescriptor, type FieldGroup } from '../../../domain/field.ts';
import type { Finding } from '../../../domain/finding.ts';
import { copiedValues } from '../../../domain/station/propose-object.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { localMoment, nowMs } from '../../shared/clock.ts';
import { Icon } from '../../shared/icon.tsx';
import { say } from '../../shared/say.ts';
import { fieldsOf, ownDefaults } from '../keeping/fields-of.ts';
import { NewObjects } from '../keeping/new-objects.ts';
import { perform } from '../keeping/station.ts';
import { blocks, person, tree } from '../keeping/station-state.ts';
import { FindingRow } from '../parts/finding-row.tsx';
import { goBack, useScreenKeys } from '../parts/keys.ts';
import { Link } from '../parts/link.tsx';
import { goTo, type NewObjectPlace } from '../parts/place.ts';
import { FieldRow, fieldText, isAbout } from './field-row.tsx';
import { type NewPlan, overridesOf, planNew } from './plan-new.ts';
import { type FormDraft, useDraft } from './use-draft.ts';

interface Given {
  readonly at: NewObjectPlace;
  readonly parent: StationObject;
  readonly copyOf: StationObject | undefined;
}

/** All fields of a new object by group, filled in as far as can be known. Nothing typed is lost: it is a draft until it is saved. */
export function NewObjectForm({ at, parent, copyOf }: Given) {
  const { type } = at;
  const draft = useDraft(`new ${type} ${parent.id} ${at.copyOf ?? ''}`);
  const wasTried = useSignal(false);
  const left = useSignal<ReadonlySet<string>>(new Set());
  const born = useSignal<StationObject | undefined>(undefined);
  const form = useRef<HTMLFormElement>(null);
  const given = useMemo(
    () => ({ ...ownDefaults(type), ...(copyOf === undefined ? {} : copiedValues(type, copyOf.values)) }),
    [type, copyOf?.id],
  );
  const { typed, reasons } = draft;
  const fields = fieldsOf(type);
  // Looked at anew when it is saved: the last key may be younger than what is drawn.
  const look = () =>
    planNew(
      tree.value,
      { type, parent, fields, typed: typed.value, given, reasons: reasons.value },
      { person: person.value, now: localMoment(nowMs.value) },
    );
  const plan = look();
  useLayoutEffect(() => focusFirst(form.current), []);
  const isMaking = useRef(false);
  const save = async (isNextToo: boolean) => {
    if (isMaking.current) return;
    wasTried.value = true;
    const wanted = look();
    if (wanted.standing.length > 0) return say('Not saved yet: see the findings.');
    isMaking.current = true;
    const made = await make(at, parent, wanted, reasons.value).finally(() => {
      isMaking.current = false;
    });
    draft.forget();
    wasTried.value = false;
    left.value = new Set();
    if (!isNextToo) return goTo({ screen: 'object', code: at.code, id: made.id });
    born.value = made;
    focusFirst(form.current);
  };
  useScreenKeys({
    'ctrl+enter': () => void save(false),
    'ctrl+shift+enter': () => void save(true),
    Escape: goBack,
  });
  const shown = wasTried.value ? plan.findings : plan.findings.filter((one) => isSeen(one, fields, left.value));
  return (
    <div class="card">
      <Head at={at} parent={parent} plan={plan} born={born.value} copyOf={copyOf} />
      <form
        ref={form}
        class={`fields ${RIG.has(type) ? 'big' : ''}`}
        onSubmit={(event) => {
          event.preventDefault();
          void save(false);
        }}
      >
        <RigCounts plan={plan} />
        {FIELD_GROUPS.map((group) => (
          <Group
            key={group}
            group={group}
            fields={fields}
            draft={draft}
            plan={plan}
            shown={shown}
            onLeave={(name) => {
              left.value = new Set([...left.value, name]);
            }}
          />
        ))}
        <div class="fnds">
          {shown
            .filter((one) => !fields.some((field) => isAbout(field, one)))
            .map((one) => (
              <Told key={one.code + one.message} finding={one} draft={draft} />
            ))}
        </div>
        <div class="fa">
          <button type="submit" class="btn p l">
            Save <kbd class="h-ph">Ctrl ↵</kbd>
          </button>
          <button type="button" class="btn l" onClick={() => void save(true)}>
            Save, then another <kbd class="h-ph">Ctrl Shift ↵</kbd>
          </button>
          {Object.keys(typed.value).length > 0 && (
            <button type="button" class="btn l q" onClick={draft.forget}>
              Drop the draft
            </button>
          )}
          <span class="sm uns">{draft.words.value}</span>
        </div>
      </form>
    </div>
  );
}

const RIG: ReadonlySet<string> = new Set(['driller_report', 'daily_report']);

/** Keeps the object here, with its number from this station's block, and then says so. */
async function make(
  { type }: NewObjectPlace,
  parent: StationObject,
  plan: NewPlan,
  reasons: Readonly<Record<string, string>>,
): Promise<StationObject> {
  const made = new NewObjects(blocks.value);
  const overrides = overridesOf(reasons);
  const { id } = made.add({ type, name: plan.name, parent, values: plan.values, overrides });
  const combinedId = combinedIdOf(type, plan.name, parent.combinedId);
  await perform({ words: combinedId, wishes: made.wishes }, made.blocks);
  const kept = tree.value.get(id)!;
  say(`${combinedId} is kept${kept.igsn === null ? '' : `, ${kept.igsn}`}.`);
  return kept;
}

function Head({ at, parent, plan, born, copyOf }: Given & { plan: NewPlan; born: StationObject | undefined }) {
  const { label, icon } = OBJECT_TYPE[at.type];
  return (
    <div class="objhead">
      <h1>
        <Icon name={icon} size={24} />
        New {parent.type === at.type ? 'sub-sample' : label.toLowerCase()}{' '}
        <bdi class="m">{plan.name === '' ? '' : combinedIdOf(at.type, plan.name, parent.combinedId)}</bdi>
      </h1>
      <p class="sm mut">
        {isRegistrable(at.type, plan.name) ? 'It gets its IGSN when it is saved.' : 'Such objects have no IGSN.'}{' '}
        {copyOf === undefined ? '' : `Like ${copyOf.combinedId}, in another place.`} Grey fields are filled in; type
        over what differs.
      </p>
      {born !== undefined && (
        <p role="status" class="sm">
          Kept: <Link to={{ screen: 'object', code: at.code, id: born.id }}>{born.combinedId}</Link>{' '}
          <span class="m">{born.igsn}</span>
        </p>
      )}
    </div>
  );
}

/** What a shift or a day came to, in large figures; counted from what was entered, and changed below where it is wrong. */
function RigCounts({ plan: { values } }: { plan: NewPlan }) {
  const { run_count: runs, drilled_m: drilled, recovered_m: recovered, end_depth_m: end } = values;
  if (typeof runs !== 'number' || typeof drilled !== 'number' || typeof recovered !== 'number') return null;
  const recovery = drilled > 0 ? `${Math.round((100 * recovered) / drilled)} %` : '–';
  const figures = [
    ['Core runs', String(runs)],
    ['Drilled', `${drilled.toFixed(2)} m`],
    ['Recovered', `${recovered.toFixed(2)} m`],
    ['Recovery', recovery],
    ['Depth at the end', typeof end === 'number' ? `${end.toFixed(2)} m` : 'Not stated'],
  ];
  return (
    <dl class="rigsum n" aria-label="Counted from the core runs">
      {figures.map(([what, figure]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

function Group(given: {
  group: FieldGroup;
  fields: readonly FieldDescriptor[];
  draft: FormDraft;
  plan: NewPlan;
  shown: readonly Finding[];
  onLeave: (name: string) => void;
}) {
  const { group, fields, draft, plan, shown, onLeave } = given;
  const own = fields.filter((one) => one.group === group);
  if (own.length === 0) return null;
  return (
    <fieldset>
      <legend>{group[0]!.toUpperCase() + group.slice(1)}</legend>
      {own.map((field) => {
        const text = draft.typed.value[field.name];
        return (
          <FieldRow
            key={field.name}
            field={field}
            text={text ?? fieldText(field, plan.values[field.name])}
            isFilledIn={text === undefined}
            onText={draft.set}
            onLeave={onLeave}
            findings={shown}
          >
            {shown
              .filter((one) => isAbout(field, one))
              .map((one) => (
                <Told key={one.code + one.message} finding={one} draft={draft} />
              ))}
          </FieldRow>
        );
      })}
    </fieldset>
  );
}

function Told({ finding, draft: { reasons } }: { finding: Finding; draft: FormDraft }) {
  return (
    <FindingRow
      finding={finding}
      reason={reasons.value[finding.code]}
      onReason={(reason) => {
        reasons.value = { ...reasons.value, [finding.code]: reason };
      }}
    />
  );
}

/** What is missing is told when somebody wants to save; what is wrong as soon as its field is left. */
function isSeen(finding: Finding, fields: readonly FieldDescriptor[], left: ReadonlySet<string>): boolean {
  if (finding.code === 'missing-field') return false;
  const about = fields.filter((field) => isAbout(field, finding));
  return about.length === 0 ? left.size > 0 : about.some(({ name }) => left.has(name));
}

/** The first field that is empty, else the first there is: what is filled in is passed over. */
function focusFirst(form: HTMLFormElement | null): void {
  const all = [...(form?.querySelectorAll<HTMLInputElement>('input, textarea, select') ?? [])];
  const first = all.find((one) => one.value === '' && !one.readOnly) ?? all[0];
  first?.focus();
}
