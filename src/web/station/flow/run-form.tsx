import type { Ref } from 'preact';
import { useRef } from 'preact/hooks';
import { roundM } from '../../../domain/drilling/length-rounding.ts';
import type { Finding } from '../../../domain/finding.ts';
import type { SumAnswer } from '../../../domain/station/check-section-sum.ts';
import { writeSectionLine } from '../../../domain/station/section-line.ts';
import { Icon } from '../../shared/icon.tsx';
import { type Answer, FindingRow } from '../parts/finding-row.tsx';
import { Link } from '../parts/link.tsx';
import type { RunPlan } from './plan-run.ts';
import { draftName, metresText, type RunDraft, readMetres } from './run-draft.ts';
import { RunHead } from './run-head.tsx';
import { SectionTape } from './section-tape.tsx';

/** What the form of a run is given. `wasTried` shows findings that wait until somebody wants to save. */
export interface RunFormGiven {
  readonly draft: RunDraft;
  readonly plan: RunPlan;
  readonly igsn: string | null;
  readonly keptOn: string;
  readonly note: string;
  readonly code: string;
  readonly mayEnter: boolean;
  readonly wasTried: boolean;
  readonly isChanged: boolean;
  readonly isDraftKept: boolean;
  /** Whether the hole has no run yet, so that there is no bottom to begin at and the top is asked for. */
  readonly isFirst: boolean;
  readonly firstField: Ref<HTMLInputElement>;
  readonly onDraft: (draft: RunDraft) => void;
  readonly onSave: () => void;
  /** Drops what was typed. */
  readonly onDrop: () => void;
}

/** A core run on one card: four lengths, all sections in one line, what does not add up, and Save. */
export function RunForm(given: RunFormGiven) {
  const { draft, plan, isFirst, firstField, onDraft, onSave } = given;
  const asksTop = isFirst && draft.top === '';
  const form = useRef<HTMLFormElement>(null);
  const set = (change: Partial<RunDraft>) => onDraft({ ...draft, ...change });
  const setBottom = (text: string) => {
    const [top, bottom] = [readMetres(draft.top), readMetres(text)];
    if (typeof top === 'number' && typeof bottom === 'number') set({ drilled: metresText(roundM(bottom - top)) });
  };
  return (
    <form
      ref={form}
      class="frm"
      aria-label="Core run"
      onKeyDown={(event) => nextField(event, form.current)}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <RunTitle {...given} />
      <RunHead {...given} />
      <div class="f4">
        <Length
          label="Top"
          value={draft.top}
          isFilledIn={draft.runId === undefined && !isFirst}
          input={asksTop ? firstField : null}
          onText={(top) => set({ top })}
        />
        <Length
          label="Drilled"
          value={draft.drilled}
          input={asksTop ? null : firstField}
          onText={(drilled) => set({ drilled })}
        />
        <Length label="Bottom" value={metresText(plan.bottomM)} isFilledIn isSkipped onText={setBottom} />
        <Length label="Recovered" value={draft.recovered} onText={(recovered) => set({ recovered })} />
        <label class="fld">
          <span class="lab">Loss reason (optional)</span>
          <input
            class="in words"
            list="loss-reasons"
            data-skip
            value={draft.lossReason}
            maxLength={500}
            onInput={(event) => set({ lossReason: event.currentTarget.value })}
          />
        </label>
      </div>
      <datalist id="loss-reasons">
        {LOSS_REASONS.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <div class="line">
        <label class="fld">
          <span class="lab">Sections from the top, in cm, then the core catcher</span>
          <input
            class="in"
            name="sections"
            value={draft.line}
            spellcheck={false}
            autocomplete="off"
            inputMode="text"
            aria-describedby="run-findings"
            onInput={(event) => set({ line: event.currentTarget.value })}
          />
        </label>
        <button type="submit" class="btn p xl" disabled={!given.mayEnter}>
          Save run <kbd class="h-ph">Ctrl ↵</kbd>
        </button>
      </div>
      <SectionTape sections={plan.sections} sum={plan.sum} recoveredM={plan.recoveredM} />
      <div id="run-findings" class="fnds">
        <Findings {...given} />
      </div>
    </form>
  );
}

const LOSS_REASONS = [
  'Core lost in hole',
  'Ground by the bit',
  'Core catcher failed',
  'Fractured, washed out',
  'Core from the run above',
];

function RunTitle({ draft, igsn, note, isChanged, isDraftKept, keptOn, code, onDrop }: RunFormGiven) {
  const isNew = draft.runId === undefined;
  return (
    <div class="runtitle">
      <h2>
        <Icon name="core" size={24} />
        {isNew ? 'New core run' : 'Core run'} {draftName(draft)}
      </h2>
      <span class="m mut">{igsn ?? (isNew ? '' : 'number follows from the server')}</span>
      {!isNew && (
        <span class={keptOn === 'server' ? 'mut sm' : 'uns sm'}>
          <Icon name={keptOn === 'server' ? 'ok' : 'offline'} size={14} />
          {keptOn === 'server' ? 'Server' : keptOn === 'tablet' ? 'This tablet' : 'Not taken'}
        </span>
      )}
      {isChanged && (
        <>
          <span class="sm uns">not saved yet{isDraftKept ? ', kept as a draft' : ''}</span>
          <button type="button" class="btn s" onClick={onDrop}>
            Drop the draft
          </button>
        </>
      )}
      <span class="sm mut h-ph notes">{note}</span>
      {draft.runId !== undefined && (
        <Link to={{ screen: 'object', code, id: draft.runId }} class="sm">
          All fields
        </Link>
      )}
    </div>
  );
}

function Length(given: {
  label: string;
  value: string;
  isFilledIn?: boolean;
  isSkipped?: boolean;
  input?: Ref<HTMLInputElement>;
  onText: (text: string) => void;
}) {
  const { label, value, isFilledIn = false, isSkipped = false, input = null, onText } = given;
  // What is calculated from others is taken when the field is left: while it is typed it is no number yet.
  const listen = isSkipped
    ? { onChange: (event: Event) => onText((event.currentTarget as HTMLInputElement).value) }
    : { onInput: (event: Event) => onText((event.currentTarget as HTMLInputElement).value) };
  return (
    <label class="fld">
      <span class="lab">{label}</span>
      <span class={`in ${isFilledIn ? 'auto' : ''}`}>
        <input
          ref={input}
          value={value}
          inputMode="decimal"
          autocomplete="off"
          data-skip={isFilledIn || isSkipped || undefined}
          {...listen}
        />
        <span aria-hidden="true">m</span>
      </span>
    </label>
  );
}

function Findings({ draft, plan, wasTried, onDraft }: RunFormGiven) {
  const isSum = (code: string) => code === plan.sum.finding?.code;
  // A line that is being typed is always short of something: findings of unfinished fields wait for the attempt to save.
  const shown = plan.findings.filter((one) => isSum(one.code) || one.code === 'duplicate-key' || wasTried);
  const answersTo = ({ code }: Finding): Answer[] => {
    if (isSum(code)) return plan.sum.answers.flatMap((answer) => sumAnswer(answer, draft, plan, onDraft));
    const { renumbered } = plan;
    if (code !== 'duplicate-key' || renumbered === undefined) return [];
    return [{ label: `Make it run ${renumbered.name}`, take: () => onDraft(renumbered) }];
  };
  return shown.map((one) => (
    <FindingRow
      key={`${one.code} ${one.message}`}
      finding={one}
      answers={answersTo(one)}
      reason={draft.reasons[one.code]}
      onReason={(reason) => onDraft(withReason(draft, one.code, reason))}
    />
  ));
}

function withReason(draft: RunDraft, code: string, reason: string): RunDraft {
  const reasons = { ...draft.reasons, [code]: reason };
  const isAboutCore =
    code === 'core-in-no-section' || code === 'recovery-over-100' || code === 'section-beyond-recovery';
  const lossReason = isAboutCore && draft.lossReason === '' ? reason : draft.lossReason;
  return { ...draft, reasons, lossReason };
}

function sumAnswer(
  answer: SumAnswer,
  draft: RunDraft,
  { sections }: RunPlan,
  onDraft: (draft: RunDraft) => void,
): Answer[] {
  if (answer.kind === 'set-recovery') {
    const recovered = metresText(answer.recoveryM);
    return [{ label: `Recovered is ${recovered} m`, take: () => onDraft({ ...draft, recovered }) }];
  }
  if (answer.kind === 'keep') return [];
  const next = sections.map((one) => (one.name === answer.section ? { ...one, lengthCm: answer.lengthCm } : one));
  return [{ label: `Make it ${answer.lengthCm}`, take: () => onDraft({ ...draft, line: writeSectionLine(next) }) }];
}

/** Enter goes to the next field that is not filled in already, and from the last to Save. */
function nextField(event: KeyboardEvent, form: HTMLFormElement | null): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || form === null) return;
  if (!(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const fields = [...form.querySelectorAll<HTMLInputElement>('input:not([data-skip])')];
  const at = fields.indexOf(event.target);
  const next = fields[at + 1];
  if (at >= 0 && next !== undefined) next.select();
  (next ?? form.querySelector<HTMLButtonElement>('button[type=submit]'))?.focus();
}
