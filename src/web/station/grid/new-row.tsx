import { useSignal } from '@preact/signals';
import { combinedIdOf } from '../../../domain/drilling/combined-id-of.ts';
import { OBJECT_TYPE } from '../../../domain/drilling/object-type.ts';
import { MADE_AT_STATION } from '../../../domain/station/made-at-station.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import type { NewPlan, Typed } from '../form/plan-new.ts';
import { isComplete, mayEnterSome, openCode } from '../keeping/station-state.ts';
import { FindingRow } from '../parts/finding-row.tsx';
import { Link } from '../parts/link.tsx';
import { CellValues } from './cell-values.tsx';
import { type Column, cellText } from './columns.ts';
import type { GridState } from './grid-state.ts';
import { type NewRowState, type OpenRow, useNewRow } from './use-new-row.ts';

/** Whether objects of the grid's type can be made here now. */
export function mayMake({ type }: GridState): boolean {
  return isComplete.value && mayEnterSome(type) && MADE_AT_STATION.includes(type);
}

/** Gives the keyboard to the empty last row, in this column or the next that can be filled; false where there is none. */
export function focusNewRow(column = 0): boolean {
  const all = [...document.querySelectorAll<HTMLInputElement>('.newrow input')];
  const wanted = all.find((one) => Number(one.dataset.column) >= column) ?? all[0];
  wanted?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  wanted?.focus();
  wanted?.select();
  return wanted !== undefined;
}

/** The empty last row: typing there makes an object, `Enter` keeps it; rows of a spreadsheet make several, after a look. */
export function NewRow({ state, fresh }: { state: GridState; fresh: NewRowState }) {
  const isHere = useSignal(false);
  const row = useNewRow(state, fresh, isHere.value);
  const columns = state.columns.value;
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const column = Number(target.dataset.column ?? 0);
    event.stopPropagation();
    if (event.key === 'Enter' && !target.matches('button, a')) void addAndStay(row, column);
    else if (event.key === 'Escape' || (event.key === 'ArrowUp' && target.matches('.ni'))) leaveUp(state, column);
    else return;
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    const firstColumn = Number((event.target as HTMLElement).dataset.column ?? 0);
    if (row.paste(event.clipboardData?.getData('text/plain') ?? '', firstColumn)) event.preventDefault();
    event.stopPropagation();
  };
  const watched = {
    onKeyDown,
    onFocusIn: () => {
      isHere.value = true;
      // Below the row stands what can be done with it.
      setTimeout(() => document.querySelector('.newpop')?.scrollIntoView({ block: 'end' }), 50);
    },
    onFocusOut: () => {
      isHere.value = false;
    },
  };
  return (
    <>
      <tr class="newrow" aria-rowindex={state.rows.value.length + 3} onPaste={onPaste} {...watched}>
        <td class="rn">+</td>
        {columns.map((column, at) => (
          <NewCell key={column.key} column={column} at={at} type={state.type} row={row} />
        ))}
      </tr>
      {(isHere.value || row.isTouched) && (
        <tr class="pop newpop" {...watched}>
          <td colSpan={columns.length + 1}>
            <NewBar state={state} row={row} />
            {(row.wasTried.value ? (row.plan?.findings ?? []) : []).map((one) => (
              <FindingRow
                key={one.code + one.message}
                finding={one}
                reason={row.reasons.value[one.code]}
                onReason={(reason) => {
                  row.reasons.value = { ...row.reasons.value, [one.code]: reason };
                }}
              />
            ))}
          </td>
        </tr>
      )}
    </>
  );
}

async function addAndStay(row: OpenRow, column: number): Promise<void> {
  // What is filled in is chosen, so that typing replaces it; what was typed since is let be.
  const choose = () =>
    requestAnimationFrame(() => {
      if (!row.isTyped()) focusNewRow(column);
    });
  if (await row.add(choose)) choose();
}

/** What the row lies below, what it will be called, and what can be done with it. */
function NewBar({ state: { type }, row }: { state: GridState; row: OpenRow }) {
  const { draft, parent, plan, isTouched } = row;
  const { below } = draft;
  const name = plan === undefined || parent === undefined || plan.name === '' ? undefined : plan.name;
  const missing = below === undefined ? 'Nothing is here yet that you may make it below.' : noSuch(type, below);
  return (
    <div class="newbar">
      <Below value={below ?? parent?.combinedId ?? ''} parents={row.offered} onText={row.setBelow} />
      <span class="m" data-new-name>
        {name === undefined ? '' : combinedIdOf(type, name, parent!.combinedId)}
      </span>
      <button type="button" class="btn s p" onClick={() => void addAndStay(row, 0)}>
        Add <kbd class="h-ph">↵</kbd>
      </button>
      {parent !== undefined && openCode.value !== undefined && (
        <Link to={{ screen: 'new', code: openCode.value, type, parentId: parent.id }}>All fields</Link>
      )}
      {isTouched && (
        <button type="button" class="btn s q" onClick={row.drop}>
          Drop
        </button>
      )}
      {isTouched && <span class="sm uns">not made yet{row.isKept.value ? ', kept as a draft' : ''}</span>}
      {parent === undefined && (
        <span class="sm c-bad" role="alert">
          {missing}
        </span>
      )}
    </div>
  );
}

function NewCell(given: { column: Column; at: number; type: GridState['type']; row: OpenRow }) {
  const { column, at, type, row } = given;
  const { label, nameField } = OBJECT_TYPE[type];
  const isUsed = useSignal(false);
  const isName = column.key === 'combinedId';
  const field = isName ? nameField : column.field?.name;
  if (field === undefined) return <td class="mt">–</td>;
  const { typed }: { readonly typed: Typed } = row.draft;
  const list = `new-values-${at}`;
  return (
    <td class={`${column.isNumber ? 'r' : ''} ${at === 0 ? 'fz' : ''}`}>
      <input
        class={`ni ${typed[field] === undefined ? 'auto' : ''}`}
        data-column={at}
        aria-label={isName ? `New ${label.toLowerCase()}` : `New, ${column.label}`}
        value={typed[field] ?? filledIn(column, row.plan)}
        placeholder={isName ? 'new' : undefined}
        list={isUsed.value && column.field !== undefined ? list : undefined}
        autocomplete="off"
        spellcheck={false}
        onFocus={() => {
          isUsed.value = true;
        }}
        // What others say is looked for with every key: only for the cell that is typed into.
        onBlur={() => {
          isUsed.value = false;
        }}
        onInput={(event) => row.set(field, event.currentTarget.value)}
      />
      {isUsed.value && column.field !== undefined && <CellValues type={type} field={column.field} id={list} />}
    </td>
  );
}

function filledIn(column: Column, plan: NewPlan | undefined): string {
  if (column.key === 'combinedId') return plan?.name ?? '';
  const value = column.field === undefined ? undefined : plan?.values[column.field.name];
  return value === undefined ? '' : cellText(column, value);
}

const MOST = 50;

/** What it is to lie below, by combined id; those that contain what is typed are offered. */
function Below(given: { value: string; parents: ReadonlyMap<string, StationObject>; onText: (text: string) => void }) {
  const { value, parents, onText } = given;
  const isUsed = useSignal(false);
  const offered: string[] = [];
  if (isUsed.value)
    for (const id of parents.keys()) {
      if (offered.length >= MOST) break;
      if (parents.has(value) || id.toLowerCase().includes(value.toLowerCase())) offered.push(id);
    }
  return (
    <span>
      <label for="new-below-field">Below</label>{' '}
      <input
        id="new-below-field"
        class="in below"
        list="new-below"
        value={value}
        autocomplete="off"
        spellcheck={false}
        onFocus={() => {
          isUsed.value = true;
        }}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      <datalist id="new-below">
        {offered.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </span>
  );
}

function noSuch(type: GridState['type'], below: string): string {
  const parents = OBJECT_TYPE[type].parents.map((one) => OBJECT_TYPE[one].label.toLowerCase()).join(' or ');
  return `There is no ${parents} called ${below}.`;
}

/** Back to the rows above, into the same column. */
function leaveUp(state: GridState, column: number): void {
  const row = Math.max(0, state.rows.value.length - 1);
  state.active.value = { row, column };
  state.anchor.value = state.active.value;
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.gridbox td[tabindex="0"]')?.focus());
}
