import { useRef } from 'preact/hooks';
import { LABEL_FIELDS } from '../../../domain/label/label-fields.ts';
import { CODE_KINDS, type LabelElement, type TextElement } from '../../../domain/label/label-layout.ts';
import { FindingRow } from '../parts/finding-row.tsx';
import { alignTo, type Side, withCopy, withElement, without } from './edit-layout.ts';
import { CODE_WORDS, elementWords } from './element-words.ts';
import type { LabelDesk } from './label-desk.ts';
import { ChoiceField, NumberField } from './mm-field.tsx';

interface Given {
  readonly desk: LabelDesk;
  readonly at: number;
  readonly mayEdit: boolean;
}

/** Everything of the element that is chosen; what is typed is drawn at once. */
export function ElementFields({ desk, at, mayEdit }: Given) {
  const one = desk.layout.value.elements[at];
  if (one === undefined) return null;
  const found = desk.findings.value.filter((finding) => finding.at === at);
  const change = (members: Partial<LabelElement>) =>
    desk.edit(withElement(desk.layout.value, at, members), `${at} ${Object.keys(members).join(' ')}`);
  return (
    <section class="card elfields" aria-label="The chosen element">
      <header>
        <h2>{elementWords(one)}</h2>
      </header>
      <div class="pad">
        {found.map(({ finding, isLongest }, n) => (
          <FindingRow
            key={n}
            finding={isLongest ? { ...finding, message: `With the longest values: ${finding.message}` } : finding}
          />
        ))}
        {'text' in one && <WordsField {...{ desk, at, mayEdit }} text={one.text} onText={(text) => change({ text })} />}
        {one.kind === 'text' && <TextLook one={one} mayEdit={mayEdit} onChange={change} />}
        {one.kind === 'code' && (
          <ChoiceField
            label="Code"
            value={one.code}
            choices={CODE_KINDS.map((kind) => [kind, CODE_WORDS[kind]] as const)}
            disabled={!mayEdit}
            onValue={(code) => change({ code })}
          />
        )}
        {one.kind === 'code' && one.code === 'qr' && (
          <ChoiceField
            label="How much of it may be lost"
            value={one.level ?? 'M'}
            choices={[
              ['L', '7 %, larger squares'],
              ['M', '15 %, usual'],
              ['Q', '25 %'],
              ['H', '30 %, smaller squares'],
            ]}
            disabled={!mayEdit}
            onValue={(level) => change({ level })}
          />
        )}
        <div class="nums">
          <Mm {...{ desk, at, mayEdit, one }} label="From the left" member="xMm" />
          <Mm {...{ desk, at, mayEdit, one }} label="From the top" member="yMm" />
          <Mm {...{ desk, at, mayEdit, one }} label="Width" member="widthMm" />
          <Mm {...{ desk, at, mayEdit, one }} label="Height" member="heightMm" />
          {'lineMm' in one && <Mm {...{ desk, at, mayEdit, one }} label="Line" member="lineMm" />}
        </div>
        <Aligning {...{ desk, at, mayEdit }} />
        <p class="act">
          <button
            type="button"
            class="btn"
            disabled={!mayEdit}
            onClick={() => desk.edit(withCopy(desk.layout.value, at))}
          >
            Copy it
          </button>
          <button
            type="button"
            class="btn"
            disabled={!mayEdit || desk.layout.value.elements.length < 2}
            onClick={() => desk.edit(without(desk.layout.value, at))}
          >
            Take it off
          </button>
        </p>
      </div>
    </section>
  );
}

type MmMember = 'xMm' | 'yMm' | 'widthMm' | 'heightMm' | 'lineMm';

function Mm({ desk, at, mayEdit, one, label, member }: Given & { one: LabelElement; label: string; member: MmMember }) {
  const value = (one as unknown as Partial<Record<MmMember, number>>)[member] ?? 0;
  const set = (mm: number) => desk.edit(withElement(desk.layout.value, at, { [member]: mm }), `${at} ${member}`);
  const step = member === 'lineMm' ? 0.1 : 0.5;
  return <NumberField label={label} unit="mm" value={value} step={step} disabled={!mayEdit} onValue={set} />;
}

/** A text with fields in braces; a field from the list goes where the cursor was. */
function WordsField({ at, mayEdit, text, onText }: Given & { text: string; onText: (text: string) => void }) {
  const input = useRef<HTMLTextAreaElement>(null);
  const insert = (field: string) => {
    if (field === '') return;
    const { selectionStart, selectionEnd } = input.current!;
    onText(`${text.slice(0, selectionStart)}{${field}}${text.slice(selectionEnd)}`);
    input.current!.focus();
  };
  return (
    <>
      <label class="fld">
        What stands there
        <textarea
          ref={input}
          class="in words"
          rows={2}
          id={`words-${at}`}
          value={text}
          disabled={!mayEdit}
          maxLength={500}
          spellcheck={false}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      </label>
      <label class="fld">
        Add a field
        <select
          class="in"
          value=""
          disabled={!mayEdit}
          onChange={(event) => {
            insert(event.currentTarget.value);
            event.currentTarget.value = '';
          }}
        >
          <option value="">from the list…</option>
          {Object.entries(LABEL_FIELDS).map(([name, meaning]) => (
            <option key={name} value={name}>
              {name}: {meaning}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

function TextLook(given: { one: TextElement; mayEdit: boolean; onChange: (members: Partial<TextElement>) => void }) {
  const { one, mayEdit, onChange } = given;
  const flag = (member: 'bold' | 'mono', words: string) => (
    <label class="chk">
      <input
        type="checkbox"
        checked={one[member] === true}
        disabled={!mayEdit}
        onChange={(event) => onChange({ [member]: event.currentTarget.checked })}
      />
      {words}
    </label>
  );
  return (
    <>
      <div class="nums">
        <NumberField
          label="Letters"
          unit="pt"
          value={one.fontPt}
          disabled={!mayEdit}
          onValue={(fontPt) => onChange({ fontPt })}
        />
        <NumberField
          label="At least"
          unit="pt"
          value={one.minPt ?? one.fontPt}
          disabled={!mayEdit}
          onValue={(minPt) => onChange({ minPt })}
        />
        <ChoiceField
          label="Where in its field"
          value={one.align ?? 'left'}
          choices={[
            ['left', 'Left'],
            ['center', 'Middle'],
            ['right', 'Right'],
          ]}
          disabled={!mayEdit}
          onValue={(align) => onChange({ align })}
        />
        <ChoiceField
          label="When it is too long"
          value={one.fit ?? 'shrink'}
          choices={[
            ['shrink', 'Smaller letters'],
            ['wrap', 'More lines'],
          ]}
          disabled={!mayEdit}
          onValue={(fit) => onChange({ fit })}
        />
      </div>
      <p class="act">
        {flag('bold', 'Bold')}
        {flag('mono', 'All letters as wide as each other')}
      </p>
    </>
  );
}

const SIDES: readonly (readonly [Side, string])[] = [
  ['left', 'Left'],
  ['center', 'Centre'],
  ['right', 'Right'],
  ['top', 'Top'],
  ['middle', 'Middle'],
  ['bottom', 'Bottom'],
];
/** What stays free at the edge, since few printers reach it, mm. */
const MARGIN_MM = 2;

function Aligning({ desk, at, mayEdit }: Given) {
  return (
    <fieldset class="align">
      <legend>On the label to the</legend>
      {SIDES.map(([side, words]) => (
        <button
          key={side}
          type="button"
          class="btn s"
          disabled={!mayEdit}
          onClick={() => desk.edit(alignTo(desk.layout.value, at, side, MARGIN_MM))}
        >
          {words}
        </button>
      ))}
    </fieldset>
  );
}
