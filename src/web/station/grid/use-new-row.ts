import { type ReadonlySignal, type Signal, signal, useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { combinedIdOf } from '../../../domain/drilling/combined-id-of.ts';
import type { ObjectType } from '../../../domain/drilling/object-type.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { localMoment, nowMs } from '../../shared/clock.ts';
import { say } from '../../shared/say.ts';
import { type NewPlan, overridesOf, planNew, type Typed } from '../form/plan-new.ts';
import { fieldsOf, ownDefaults } from '../keeping/fields-of.ts';
import { NewObjects } from '../keeping/new-objects.ts';
import { keepDraft, perform, readDraft } from '../keeping/station.ts';
import { blocks, expedition, mayMakeBelow, openCode, person, tree, treeVersion } from '../keeping/station-state.ts';
import type { GridState } from './grid-state.ts';
import { type NewRow, planRows, type RowsGiven } from './new-rows.ts';
import { parentsOf, usualParent } from './parent-of-new.ts';
import { readTabs } from './tab-text.ts';

/** Rows from a spreadsheet that wait for a yes. */
export interface PastedRows {
  readonly given: RowsGiven;
  readonly rows: readonly NewRow[];
}

/** What of the empty last row others look at. */
export interface NewRowState {
  readonly pasted: Signal<PastedRows | undefined>;
}

/** Nothing pasted. */
export function newRowState(): NewRowState {
  return { pasted: signal(undefined) };
}

/** What is typed into the empty last row; `below` is what it is to lie below, where somebody said so. */
export interface RowDraft {
  readonly below?: string;
  readonly typed: Typed;
}

const NOTHING: RowDraft = { typed: {} };

/** The empty last row while it is shown. `plan` is what it comes to, once anybody looks at it. */
export interface OpenRow {
  readonly draft: RowDraft;
  readonly reasons: Signal<Typed>;
  readonly isTouched: boolean;
  /** Whether the browser has written the draft. */
  readonly isKept: ReadonlySignal<boolean>;
  readonly wasTried: ReadonlySignal<boolean>;
  /** What the person may make such objects below, by combined id. */
  readonly offered: ReadonlyMap<string, StationObject>;
  readonly parent: StationObject | undefined;
  readonly plan: NewPlan | undefined;
  readonly set: (field: string, text: string) => void;
  readonly setBelow: (text: string) => void;
  readonly drop: () => void;
  /**
   * Makes the object; false where something stands against it. The row is empty, and `onTaken` is called, before the browser has
   * written it: what is typed meanwhile begins the next. What could not be written stands in the row again.
   */
  readonly add: (onTaken: () => void) => Promise<boolean>;
  /** Whether anything stands in the row now; `isTouched` tells it of when it was drawn. */
  readonly isTyped: () => boolean;
  readonly paste: (text: string, firstColumn: number) => boolean;
}

const parentsToMakeBelow = (parents: ReadonlyMap<string, StationObject>, type: ObjectType) =>
  new Map([...parents].filter(([, one]) => mayMakeBelow(one, type)));

/** The draft of the empty last row of a grid, kept on this machine with every key. */
export function useNewRow(state: GridState, fresh: NewRowState, isLookedAt: boolean): OpenRow {
  const { type } = state;
  const { draft, isKept, put } = useRowDraft(`row ${openCode.value} ${type}`);
  const reasons = useSignal<Typed>({});
  const wasTried = useSignal(false);
  const version = treeVersion.value;
  const parents = useMemo(() => parentsOf(tree.value.all(), type), [type, version]);
  const { value: open } = expedition;
  const offered = useMemo(() => parentsToMakeBelow(parents, type), [parents, open]);
  const lastRow = state.objects.value.at(-1);
  const usual = useMemo(() => usualParent(offered, type, lastRow), [offered, lastRow?.parentId]);
  const parentNow = () => {
    const { below } = draft.value;
    return below === undefined ? usual : parents.get(below.trim());
  };
  const who = { person: person.value, now: localMoment(nowMs.value) };
  // Looked at anew when it is made: the last key may be younger than what is drawn.
  const look = () => {
    const parent = parentNow();
    const wanted = { type, fields: fieldsOf(type), typed: draft.value.typed, given: ownDefaults(type) };
    return parent && planNew(tree.value, { ...wanted, parent, reasons: reasons.value }, who);
  };
  const isTyped = () => Object.keys(draft.value.typed).length > 0;
  const isTouched = isTyped() || draft.value.below !== undefined;
  const parent = parentNow();
  const making = useRef<Promise<void> | undefined>(undefined);
  const add = async (onTaken: () => void) => {
    if (making.current !== undefined) {
      // Held down, the key makes one row; behind something that was typed meanwhile it makes the next.
      if (!isTyped()) return false;
      await making.current.catch(() => undefined);
    }
    wasTried.value = true;
    const [taken, told, parent, plan] = [draft.value, reasons.value, parentNow(), look()];
    const isFree = making.current === undefined;
    if (!isFree || parent === undefined || plan === undefined || plan.standing.length > 0) return false;
    const made = new NewObjects(blocks.value);
    const { id } = made.add({ type, name: plan.name, parent, values: plan.values, overrides: overridesOf(told) });
    const combinedId = combinedIdOf(type, plan.name, parent.combinedId);
    const rest = taken.below === undefined ? NOTHING : { below: taken.below, typed: {} };
    making.current = perform({ words: combinedId, wishes: made.wishes }, made.blocks);
    // The kept draft goes when the object is written, or with the next key.
    draft.value = rest;
    reasons.value = {};
    wasTried.value = false;
    onTaken();
    try {
      await making.current;
    } catch (error) {
      put({ ...taken, ...draft.value, typed: { ...taken.typed, ...draft.value.typed } });
      reasons.value = told;
      throw error;
    } finally {
      making.current = undefined;
    }
    if (draft.value === rest) put(rest);
    const igsn = tree.value.get(id)?.igsn ?? null;
    say(`${combinedId} is kept${igsn === null ? '' : `, ${igsn}`}.`);
    return true;
  };
  const set = (field: string, text: string) => {
    const { [field]: _, ...others } = draft.value.typed;
    put({ ...draft.value, typed: text === '' ? others : { ...others, [field]: text } });
  };
  const paste = (text: string, firstColumn: number) => {
    if (!/[\t\n]/.test(text.trimEnd()) || parent === undefined) return false;
    const given = { type, columns: state.columns.value, parent, parents };
    fresh.pasted.value = { given, rows: planRows(tree.value, readTabs(text), firstColumn, given, who) };
    return true;
  };
  return {
    draft: draft.value,
    reasons,
    isTouched,
    isKept,
    wasTried,
    offered,
    parent,
    plan: isLookedAt || isTouched ? look() : undefined,
    set,
    setBelow: (text) => put({ ...draft.value, below: text }),
    drop: () => put(NOTHING),
    add,
    isTyped,
    paste,
  };
}

function useRowDraft(name: string) {
  const draft = useSignal<RowDraft>(NOTHING);
  const isKept = useSignal(false);
  const by = person.value;
  useEffect(() => {
    void readDraft<RowDraft>(name, by).then((kept) => {
      if (kept === undefined || draft.value !== NOTHING) return;
      draft.value = kept;
      isKept.value = true;
    });
  }, [name, by]);
  const put = (next: RowDraft) => {
    draft.value = next;
    isKept.value = false;
    keepDraft(name, next === NOTHING ? undefined : next, by).then(
      () => {
        isKept.value = draft.value === next;
      },
      () => undefined,
    );
  };
  return { draft, isKept, put };
}
