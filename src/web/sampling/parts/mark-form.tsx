import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { checkMark } from '../../../domain/curation/check-mark.ts';
import { intervalWords } from '../../../domain/curation/mark-interval.ts';
import { MARK_KIND_LABELS, MARK_KINDS, type MarkKind, USUAL_SHARE_PC } from '../../../domain/curation/mark-kind.ts';
import { sectionWords } from '../../../domain/curation/party-words.ts';
import type { ShownMark, ShownSection, ShownSplit } from '../../../domain/curation/pending-marks.ts';
import { parseInterval } from '../../../domain/station/sample-interval.ts';
import { Icon } from '../../shared/icon.tsx';
import { drawnSplits } from '../drawing/drawing-places.ts';
import { changeMark, removeMark, setMark } from '../party/mark-deeds.ts';
import {
  chosenMark,
  chosenSection,
  isOpen,
  mayChange,
  sections,
  theMark,
  theRequest,
  theSection,
} from '../party/party-state.ts';
import { MarkMenu } from './mark-menu.tsx';
import { Quarters } from './quarters.tsx';

/** The typed way to set a mark, and to change the chosen one: what can be dragged can be typed. */
export function MarkForm() {
  const section = theSection.value;
  const mark = theMark.value;
  if (section === undefined || (mark === undefined && (!isOpen.value || theRequest.value === undefined))) return null;
  if (mark !== undefined && !mayChange(mark)) return <LookAtMark mark={mark} />;
  return <Fields key={mark?.id ?? section.id} section={sectionOf(mark) ?? section} mark={mark} />;
}

const sectionOf = (mark: ShownMark | undefined): ShownSection | undefined =>
  mark && sections.value.find((one) => one.splits.some(({ id }) => id === mark.splitId));

function Fields({ section, mark }: { section: ShownSection; mark: ShownMark | undefined }) {
  const splits = drawnSplits(section).filter((one) => one.canSample);
  const text = useSignal(mark === undefined ? '' : intervalWords(mark));
  const splitId = useSignal(mark?.splitId ?? splits[0]?.id ?? '');
  const kind = useSignal<MarkKind>(mark?.kind ?? 'sample');
  const share = useSignal(String(mark?.sharePc ?? USUAL_SHARE_PC.sample));
  const amount = useSignal(mark?.amount ?? '');
  const note = useSignal(mark?.note ?? '');
  const isDestructive = useSignal(mark?.isDestructive ?? false);
  const trouble = useSignal('');
  useEffect(() => {
    if (mark !== undefined) text.value = intervalWords(mark);
  }, [mark?.topCm, mark?.bottomCm]);
  const split = splits.find((one) => one.id === splitId.value) ?? splits[0];
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    const read = readMark(text.value, share.value, section, split);
    trouble.value = typeof read === 'string' ? read : '';
    if (typeof read === 'string' || split === undefined) return;
    const wanted = { ...read, splitId: split.id, kind: kind.value };
    const more = { amount: amount.value.trim(), note: note.value.trim(), isDestructive: isDestructive.value };
    if (mark !== undefined) void changeMark(mark, { ...wanted, ...more });
    else void setMark({ ...wanted, requestId: theRequest.value!.id }).then(() => (text.value = ''));
  };
  const takeKind = (next: MarkKind) => {
    kind.value = next;
    share.value = String(USUAL_SHARE_PC[next]);
  };
  return (
    <form class="mf" onSubmit={save} aria-label={mark === undefined ? 'New mark' : 'The chosen mark'}>
      <h2 class="sr">{mark === undefined ? 'New mark' : `Mark of ${mark.lane}`}</h2>
      <SectionField section={section} isFixed={mark !== undefined} />
      {splits.length > 1 && mark === undefined && (
        <label class="fld">
          <span class="lab">Part</span>
          <select class="in sl" value={split?.id} onChange={(event) => (splitId.value = event.currentTarget.value)}>
            {splits.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="fld">
        <span class="lab">Interval, cm</span>
        <input
          id="mark-interval"
          class="in sl w8"
          inputMode="text"
          autocomplete="off"
          value={text.value}
          aria-describedby={trouble.value === '' ? 'interval-hint' : 'interval-trouble'}
          aria-invalid={trouble.value !== ''}
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
      </label>
      <label class="fld">
        <span class="lab">Cut as</span>
        <select class="in sl" value={kind.value} onChange={(event) => takeKind(event.currentTarget.value as MarkKind)}>
          {MARK_KINDS.map((one) => (
            <option key={one} value={one}>
              {MARK_KIND_LABELS[one]}
            </option>
          ))}
        </select>
      </label>
      <label class="fld">
        <span class="lab">Share, %</span>
        <input
          class="in sl w5"
          inputMode="decimal"
          value={share.value}
          onInput={(event) => (share.value = event.currentTarget.value)}
        />
      </label>
      {mark !== undefined && (
        <>
          <TextField words="Amount (optional)" of={amount} longest={255} />
          <TextField words="Note (optional)" of={note} longest={1000} />
          <label class="chk">
            <input
              type="checkbox"
              checked={isDestructive.value}
              onChange={(event) => (isDestructive.value = event.currentTarget.checked)}
            />
            is destroyed
          </label>
        </>
      )}
      <span class="acts">
        <button type="submit" class={`btn ${mark === undefined ? '' : 'p'}`}>
          {mark === undefined ? `Mark for ${theRequest.value?.lane ?? ''}` : 'Change'}
        </button>
        {mark !== undefined && (
          <>
            <button type="button" class="btn" onClick={() => void removeMark(mark)}>
              Remove
            </button>
            <button type="button" class="btn q" onClick={() => (chosenMark.value = undefined)}>
              Done
            </button>
          </>
        )}
      </span>
      {trouble.value === '' ? (
        <p class="hint" id="interval-hint">
          {mark === undefined
            ? 'Drag down a section, or type as 62-70, from the top of the section.'
            : 'Drag the handles, or type. Arrows move the mark by 1 cm, with Shift its lower end, with Alt its upper.'}
        </p>
      ) : (
        <p class="fnd e" id="interval-trouble" role="alert">
          <Icon name="err" /> {trouble.value}
        </p>
      )}
      {mark !== undefined && <MarkMenu mark={mark} section={section} />}
      {mark === undefined && split !== undefined && <Quarters key={split.id} split={split} section={section} />}
    </form>
  );
}

function TextField({ words, of, longest }: { words: string; of: Signal<string>; longest: number }) {
  return (
    <label class="fld">
      <span class="lab">{words}</span>
      <input
        class="in sl w8"
        value={of.value}
        maxLength={longest}
        onInput={(event) => (of.value = event.currentTarget.value)}
      />
    </label>
  );
}

function SectionField({ section, isFixed }: { section: ShownSection; isFixed: boolean }) {
  if (isFixed)
    return (
      <span class="fld">
        <span class="lab">Section</span>
        <b class="fixed">{sectionWords(section)}</b>
      </span>
    );
  return (
    <label class="fld">
      <span class="lab">Section</span>
      <select class="in sl" value={section.id} onChange={(event) => (chosenSection.value = event.currentTarget.value)}>
        {sections.value.map((one) => (
          <option key={one.id} value={one.id}>
            {sectionWords(one)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A mark as it was typed, or what is wrong with it. */
function readMark(text: string, share: string, section: ShownSection, split: ShownSplit | undefined) {
  if (split === undefined) return `Nothing of section ${sectionWords(section)} can be sampled.`;
  const read = parseInterval(text);
  if (!read.ok) return `${read.findings[0]?.message ?? ''} Right would be: ${read.findings[0]?.rule ?? ''}.`;
  const { topCm, bottomCm } = read.value;
  const sharePc = Number(share.replace(',', '.'));
  const lengthCm = section.lengthCm ?? bottomCm;
  const half = { name: `Section ${sectionWords(section)}`, lengthCm, isSampleable: split.canSample };
  const [first] = checkMark({ topCm, bottomCm, sharePc }, half);
  return first === undefined ? { topCm, bottomCm, sharePc } : `${first.message} Right would be: ${first.rule ?? ''}.`;
}

/** A mark that the visitor cannot change: what it is. */
function LookAtMark({ mark }: { mark: ShownMark }) {
  const section = sectionOf(mark);
  return (
    <div class="mf">
      <p class="fixed">
        {mark.lane !== '' && <span class="lt">{mark.lane}</span>} <b>{intervalWords(mark)} cm</b>
        {section !== undefined && ` of section ${sectionWords(section)}`}, {MARK_KIND_LABELS[mark.kind].toLowerCase()},{' '}
        {mark.sharePc} %{mark.note !== '' && `: ${mark.note}`}
      </p>
      {section !== undefined && <MarkMenu mark={mark} section={section} />}
    </div>
  );
}
