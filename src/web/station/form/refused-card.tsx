import { useSignal } from '@preact/signals';
import { OBJECT_TYPE, type ObjectType } from '../../../domain/drilling/object-type.ts';
import type { Finding } from '../../../domain/finding.ts';
import { freeNumber, readNumber } from '../../../domain/station/record-as.ts';
import { standingFindings } from '../../../domain/station/standing-findings.ts';
import type { CreatedObject, Override } from '../../../domain/station/station-operation.ts';
import { Icon } from '../../shared/icon.tsx';
import { say } from '../../shared/say.ts';
import { checkHere } from '../keeping/check-here.ts';
import type { ReadableTree } from '../keeping/local-depths.ts';
import { objectOf } from '../keeping/object-of.ts';
import { counterpartOf } from '../keeping/recorded-twice.ts';
import type { RefusedTogether } from '../keeping/refused-together.ts';
import { letGo, recordAs, sendAgain } from '../keeping/station.ts';
import { isOwn, person, tree, whoseWords } from '../keeping/station-state.ts';
import { FindingRow } from '../parts/finding-row.tsx';
import { Link } from '../parts/link.tsx';
import { overridesOf } from './plan-new.ts';
import { RecordedTwice } from './recorded-twice.tsx';

const DEEDS = { create: 'new', change: 'change of', delete: 'deletion of', restore: 'bringing back of' } as const;

/** What the server did not take, with all that hangs on it: why, and what can be done about it, as one decision. */
export function RefusedCard({ refused, code }: { refused: RefusedTogether; code: string }) {
  const { first, all } = refused;
  const { operation } = first;
  const id = objectOf(operation);
  const object = tree.value.get(id);
  const type = operation.kind === 'create' ? operation.object.type : object?.type;
  const findings = first.refused ?? [];
  const hasError = findings.some(({ severity }) => severity === 'error');
  const renamed = renamedOf(refused);
  const isNew = operation.kind === 'create';
  const beside = isNew && object !== undefined && isNameTaken(refused) ? counterpartOf(tree.value, object) : undefined;
  const twice = beside !== undefined && tree.value.keptOn(beside.id) !== 'refused' ? beside : undefined;
  return (
    <section class="card conflict" aria-label="Not taken by the server">
      <header>
        <Icon name="st-person" size={20} />
        <h2>
          Not taken{isOwn(first) ? '' : ` of ${whoseWords(first)}`}: {DEEDS[operation.kind]}{' '}
          {type === undefined ? '' : OBJECT_TYPE[type].label.toLowerCase()}{' '}
          {object === undefined ? '' : <Link to={{ screen: 'object', code, id }}>{object.combinedId}</Link>}
        </h2>
      </header>
      <div class="fnds">
        {findings.map((one) => (
          <FindingRow
            key={one.code + one.message}
            finding={one}
            {...(hasError ? {} : { onReason: (reason: string) => void sendAgain(refused, reason) })}
          />
        ))}
      </div>
      {all.length > 1 && <p class="fa sm">With it: {withItWords(refused)}.</p>}
      {twice !== undefined && (
        <RecordedTwice refused={refused} own={object!} theirs={twice}>
          <LetGo refused={refused} label="Keep what the server has" />
        </RecordedTwice>
      )}
      {renamed !== undefined && <OtherNumber refused={refused} renamed={renamed} />}
      {twice === undefined && (
        <div class="fa">
          <button type="button" class="btn l" onClick={() => void sendAgain(refused)}>
            Send again{isOwn(first) ? '' : ` as ${person.value}`}
          </button>
          <LetGo refused={refused} />
        </div>
      )}
    </section>
  );
}

/** Throws away what was entered here. Nothing brings it back, so one touch of a wet glove is not enough. */
function LetGo({ refused, label }: { refused: RefusedTogether; label?: string }) {
  const isAsked = useSignal(false);
  const { length } = refused.all;
  if (!isAsked.value)
    return (
      <button type="button" class="btn l" onClick={() => (isAsked.value = true)}>
        {label ?? (length > 1 ? 'Let all of it go' : 'Let it go')}
      </button>
    );
  return (
    <div class="sure">
      <p>
        {length === 1 ? 'What was entered here is' : `All ${length} things that were entered here are`} thrown away for
        good.
      </p>
      <button type="button" class="btn l" onClick={() => (isAsked.value = false)}>
        No, not yet
      </button>
      <button type="button" class="btn l" onClick={() => void letGo(refused)}>
        Yes, throw away
      </button>
    </div>
  );
}

const isNameTaken = ({ first }: RefusedTogether): boolean =>
  (first.refused ?? []).some(({ code }) => code === 'name-taken');

/** What a new object was to be called, and which number it could have instead. */
interface Renamed {
  readonly object: CreatedObject;
  readonly free: string;
  /** Those beside it that are known here. */
  readonly beside: readonly { readonly name: string }[];
}

function renamedOf(refused: RefusedTogether): Renamed | undefined {
  const { operation } = refused.first;
  if (operation.kind !== 'create' || !isNameTaken(refused)) return undefined;
  const { object } = operation;
  const beside = tree.value.below(object.parentId ?? '').filter((one) => one.type === object.type);
  const free = freeNumber(object, beside);
  return free === undefined ? undefined : { object, free, beside: beside.filter(({ id }) => id !== object.id) };
}

/** Another number for what two made with the same one; a warning about it as it would be then wants a reason. */
function OtherNumber({ refused, renamed }: { refused: RefusedTogether; renamed: Renamed }) {
  const { object, free, beside } = renamed;
  const typed = useSignal<string | undefined>(undefined);
  const reasons = useSignal<Readonly<Record<string, string>>>({});
  const text = typed.value ?? free;
  const read = readNumber(object, text, beside);
  const findings = read.ok ? findingsAs(object, read.value) : read.findings;
  const { label } = OBJECT_TYPE[object.type];
  const given = overridesOf(reasons.value);
  const record = async () => {
    if (!read.ok || standingFindings(findings, given).length > 0) return say('Not recorded yet: see the findings.');
    await recordAs(refused, read.value, neededOf(findings, given));
    say(
      `Recorded as ${label.toLowerCase()} ${read.value}. Labels printed before say ${object.name}: print them again.`,
    );
  };
  return (
    <div class="fa othernumber">
      <p class="sm">
        <b>Two different ones?</b> Then give this one another number: it keeps its IGSN, and everything below it comes
        with it. Labels that were printed already are to be printed again.
      </p>
      <label class="fld">
        <span class="lab">Number</span>
        <span class="in">
          <input
            value={text}
            inputMode="numeric"
            autocomplete="off"
            onInput={(event) => {
              typed.value = event.currentTarget.value;
            }}
          />
        </span>
      </label>
      <button type="button" class="btn p l" onClick={() => void record()}>
        Record as {label.toLowerCase()} {text.trim()}
      </button>
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
    </div>
  );
}

/** What is to be said of a new object under another name, as if it were not here yet. */
function findingsAs({ id, type, parentId, values }: CreatedObject, name: string): readonly Finding[] {
  const without: ReadableTree = {
    get: (one) => tree.value.get(one),
    below: (parent) => tree.value.below(parent).filter((one) => one.id !== id),
  };
  return checkHere(without, { type, name, parentId, values }).filter(({ severity }) => severity !== 'info');
}

const neededOf = (findings: readonly Finding[], given: readonly Override[]): readonly Override[] =>
  given.filter((one) => findings.some(({ code }) => code === one.code));

/** What hangs on the first: new objects by type, and how many changes. */
function withItWords({ first, all }: RefusedTogether): string {
  const others = all.filter((one) => one !== first);
  const made = others.flatMap(({ operation }) => (operation.kind === 'create' ? [operation.object.type] : []));
  const words = [...Map.groupBy(made, (type) => type)].map(([type, { length }]) => counted(type, length));
  const changes = others.length - made.length;
  return [...words, ...(changes === 0 ? [] : [changes === 1 ? '1 change' : `${changes} changes`])].join(', ');
}

function counted(type: ObjectType, count: number): string {
  const { label, plural } = OBJECT_TYPE[type];
  return `${count} ${(count === 1 ? label : plural).toLowerCase()}`;
}
