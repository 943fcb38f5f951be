import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from '../../../domain/drilling/object-type.ts';
import type { LabelLayout, LabelPaper, SheetPaper } from '../../../domain/label/label-layout.ts';
import { FindingRow } from '../parts/finding-row.tsx';
import type { LabelDesk } from './label-desk.ts';
import { ChoiceField, NumberField } from './mm-field.tsx';

/** Name, size, paper, and what the layout is for; what is wrong of the whole label stands at its end. */
export function PaperFields({ desk, mayEdit }: { desk: LabelDesk; mayEdit: boolean }) {
  const layout = desk.layout.value;
  const change = (members: Partial<LabelLayout>) =>
    desk.edit({ ...layout, ...members }, `label ${Object.keys(members).join(' ')}`);
  const words = (label: string, member: 'name' | 'title', hint?: string) => (
    <label class="fld">
      {label}
      <input
        class="in words"
        value={layout[member]}
        maxLength={member === 'name' ? 60 : 200}
        disabled={!mayEdit}
        spellcheck={false}
        onInput={(event) => change({ [member]: event.currentTarget.value })}
      />
      {hint !== undefined && <span class="sm mut">{hint}</span>}
    </label>
  );
  return (
    <section class="card" aria-label="The label">
      <header>
        <h2>The label</h2>
      </header>
      <div class="pad">
        {words('Name', 'name', 'Small letters, figures and single hyphens. Another name makes another layout.')}
        {words('What it is for', 'title')}
        <div class="nums">
          <NumberField
            label="Label width"
            unit="mm"
            value={layout.widthMm}
            disabled={!mayEdit}
            onValue={(widthMm) => change({ widthMm })}
          />
          <NumberField
            label="Label height"
            unit="mm"
            value={layout.heightMm}
            disabled={!mayEdit}
            onValue={(heightMm) => change({ heightMm })}
          />
        </div>
        <PaperChoice paper={layout.paper} layout={layout} mayEdit={mayEdit} onPaper={(paper) => change({ paper })} />
        <TypeChoice types={layout.types} mayEdit={mayEdit} onTypes={(types) => change({ types })} />
        {desk.findings.value
          .filter((one) => one.at === undefined)
          .map(({ finding }, n) => (
            <FindingRow key={n} finding={finding} />
          ))}
      </div>
    </section>
  );
}

const A4 = { kind: 'sheet', pageWidthMm: 210, pageHeightMm: 297, leftMm: 0, topMm: 0 } as const;

function paperOf(kind: LabelPaper['kind'], { widthMm, heightMm }: LabelLayout): LabelPaper {
  if (kind === 'single') return { kind };
  if (kind === 'continuous') return { kind, gapMm: 3 };
  const [columns, rows] = [Math.max(1, Math.floor(210 / widthMm)), Math.max(1, Math.floor(297 / heightMm))];
  return { ...A4, columns, rows, stepXMm: widthMm, stepYMm: heightMm };
}

function PaperChoice(given: {
  paper: LabelPaper;
  layout: LabelLayout;
  mayEdit: boolean;
  onPaper: (paper: LabelPaper) => void;
}) {
  const { paper, layout, mayEdit, onPaper } = given;
  return (
    <>
      <ChoiceField
        label="Paper"
        value={paper.kind}
        choices={[
          ['single', 'Roll of cut labels'],
          ['continuous', 'Endless roll'],
          ['sheet', 'Sheets'],
        ]}
        disabled={!mayEdit}
        onValue={(kind) => onPaper(paperOf(kind, layout))}
      />
      {paper.kind === 'continuous' && (
        <NumberField
          label="Left free before the cut"
          unit="mm"
          value={paper.gapMm}
          disabled={!mayEdit}
          onValue={(gapMm) => onPaper({ ...paper, gapMm })}
        />
      )}
      {paper.kind === 'sheet' && <SheetFields paper={paper} mayEdit={mayEdit} onPaper={onPaper} />}
    </>
  );
}

const SHEET: readonly (readonly [keyof Omit<SheetPaper, 'kind'>, string, string])[] = [
  ['pageWidthMm', 'Sheet width', 'mm'],
  ['pageHeightMm', 'Sheet height', 'mm'],
  ['columns', 'Labels across', ''],
  ['rows', 'Labels down', ''],
  ['leftMm', 'First label from the left', 'mm'],
  ['topMm', 'First label from the top', 'mm'],
  ['stepXMm', 'From label to label across', 'mm'],
  ['stepYMm', 'From label to label down', 'mm'],
];

function SheetFields(given: { paper: SheetPaper; mayEdit: boolean; onPaper: (paper: LabelPaper) => void }) {
  const { paper, mayEdit, onPaper } = given;
  return (
    <div class="nums">
      {SHEET.map(([member, label, unit]) => (
        <NumberField
          key={member}
          label={label}
          unit={unit}
          value={paper[member]}
          step={unit === '' ? 1 : 0.1}
          disabled={!mayEdit}
          onValue={(value) => onPaper({ ...paper, [member]: value })}
        />
      ))}
    </div>
  );
}

function TypeChoice(given: {
  types: readonly ObjectType[];
  mayEdit: boolean;
  onTypes: (types: readonly ObjectType[]) => void;
}) {
  const { types, mayEdit, onTypes } = given;
  const turn = (type: ObjectType, isOn: boolean) =>
    onTypes(OBJECT_TYPES.filter((one) => (one === type ? isOn : types.includes(one))));
  return (
    <details class="types">
      <summary>
        For{' '}
        {types.length === 0
          ? 'objects of any type'
          : types.map((one) => OBJECT_TYPE[one].plural.toLowerCase()).join(', ')}
      </summary>
      {OBJECT_TYPES.map((type) => (
        <label class="chk" key={type}>
          <input
            type="checkbox"
            checked={types.includes(type)}
            disabled={!mayEdit}
            onChange={(event) => turn(type, event.currentTarget.checked)}
          />
          {OBJECT_TYPE[type].plural}
        </label>
      ))}
    </details>
  );
}
