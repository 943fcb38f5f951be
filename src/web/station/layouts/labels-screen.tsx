import { useEffect, useMemo } from 'preact/hooks';
import { hasError } from '../../../domain/finding.ts';
import { Icon } from '../../shared/icon.tsx';
import { Picture } from '../../shared/picture.tsx';
import { expedition } from '../keeping/station-state.ts';
import { goBack, useScreenKeys } from '../parts/keys.ts';
import { Link } from '../parts/link.tsx';
import { ExpeditionName, TopBar } from '../parts/top-bar.tsx';
import { type NewElement, withNew } from './edit-layout.ts';
import { ElementFields } from './element-fields.tsx';
import { elementWords } from './element-words.ts';
import { LabelCanvas } from './label-canvas.tsx';
import { type DeskFinding, LabelDesk, type LookKind } from './label-desk.ts';
import { exportLayout, importLayout } from './label-files.ts';
import { LayoutList } from './layout-list.tsx';
import { PaperFields } from './paper-fields.tsx';
import { TestPrint } from './test-print.tsx';

/** Label layouts: chosen or copied, changed on the label itself, tried out and saved. */
export function LabelsScreen({ code }: { code: string }) {
  const desk = useMemo(() => new LabelDesk(code), [code]);
  useEffect(() => {
    void desk.begin();
    return desk.watch();
  }, [desk]);
  // Without a network what is drafted here waits; the server says later whether it takes it.
  const mayEdit = desk.mayKeep.value ?? expedition.value?.mayEnter === true;
  useScreenKeys({
    'ctrl+z': () => desk.undo(),
    'ctrl+shift+z': () => desk.redo(),
    'ctrl+enter': () => void (mayEdit && desk.save()),
    Escape: () => (desk.chosen.value === undefined ? goBack() : leaveElement(desk)),
  });
  const at = desk.chosen.value;
  return (
    <>
      <TopBar>
        <ExpeditionName />
        <Icon name="print" />
        Label layouts
      </TopBar>
      <main id="main" class="labels" tabIndex={-1}>
        <h1 class="sr">Label layouts</h1>
        <LayoutList desk={desk} />
        <div class="work">
          <Deeds desk={desk} mayEdit={mayEdit} />
          {!mayEdit && <p class="fnd w">You may look at layouts and print, not change them.</p>}
          <Adding desk={desk} mayEdit={mayEdit} />
          {desk.trouble.value !== undefined && (
            <p class="fnd w" role="status">
              <Icon name="warn" size={20} />
              <span>The label is not drawn anew. {desk.trouble.value} What you change is kept on this machine.</span>
            </p>
          )}
          {hasError(desk.ownCheck.value) && (
            <p class="fnd e" role="status">
              <Icon name="err" size={20} />
              <span>The picture is from before the mistake; it is drawn anew when that is put right.</span>
            </p>
          )}
          <LabelCanvas desk={desk} mayEdit={mayEdit} />
          <p class="sm mut">
            Drag elements, or move them by the arrow keys: half a millimetre, with Shift five. Ctrl and arrows make
            larger and smaller, Tab goes to the next, Delete takes off. Alt while dragging leaves the grid.
          </p>
          <Looks desk={desk} />
          <FoundList desk={desk} />
        </div>
        <div class="side">
          {at !== undefined && <ElementFields key={at} desk={desk} at={at} mayEdit={mayEdit} />}
          <PaperFields desk={desk} mayEdit={mayEdit} />
          <TestPrint desk={desk} mayEdit={mayEdit} />
        </div>
      </main>
    </>
  );
}

function leaveElement(desk: LabelDesk): void {
  (document.activeElement as HTMLElement | null)?.blur();
  desk.chosen.value = undefined;
}

function Deeds({ desk, mayEdit }: { desk: LabelDesk; mayEdit: boolean }) {
  const layout = desk.layout.value;
  const isKept = desk.saved.value !== '';
  const take = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file !== undefined) void importLayout(desk, file);
    input.value = '';
  };
  return (
    <div class="deeds">
      <button type="button" class="btn p" disabled={!mayEdit || !desk.isChanged.value} onClick={() => void desk.save()}>
        Save <kbd class="h-ph">Ctrl ↵</kbd>
      </button>
      <span class={`sm ${desk.isChanged.value ? 'uns' : 'mut'}`} data-testid="saved">
        {desk.isChanged.value ? (isKept ? 'Changed, not saved' : 'New, not saved') : 'Saved'}
      </span>
      <span class="sp" />
      <button
        type="button"
        class="btn i"
        aria-label="Undo"
        disabled={desk.history.value.past.length === 0}
        onClick={() => desk.undo()}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        class="btn i"
        aria-label="Redo"
        disabled={desk.history.value.future.length === 0}
        onClick={() => desk.redo()}
      >
        <Icon name="redo" />
      </button>
      <button type="button" class="btn" disabled={!mayEdit} onClick={() => desk.takeNew(layout)}>
        Duplicate
      </button>
      <button type="button" class="btn" disabled={!mayEdit || !isKept} onClick={() => void desk.remove()}>
        Delete
      </button>
      <label class="btn file">
        Import JSON
        <input type="file" accept=".json,application/json" class="sr" onChange={take} />
      </label>
      <button type="button" class="btn" onClick={() => exportLayout(layout)}>
        Export JSON
      </button>
      <Link to={{ screen: 'printing', code: desk.code }} class="btn">
        Printer queue
      </Link>
    </div>
  );
}

const NEW: readonly (readonly [NewElement, string])[] = [
  ['text', 'Text'],
  ['qr', 'QR code'],
  ['datamatrix', 'Data Matrix'],
  ['code128', 'Code 128'],
  ['line', 'Line'],
  ['box', 'Box'],
];
const GRIDS: readonly (readonly [number, string])[] = [
  [0, 'no grid'],
  [0.5, '0.5 mm'],
  [1, '1 mm'],
  [2, '2 mm'],
  [5, '5 mm'],
];

function Adding({ desk, mayEdit }: { desk: LabelDesk; mayEdit: boolean }) {
  const add = (what: NewElement) => {
    desk.edit(withNew(desk.layout.value, what));
    desk.chosen.value = desk.layout.value.elements.length - 1;
  };
  return (
    <div class="deeds">
      <span class="lab">Add</span>
      {NEW.map(([what, words]) => (
        <button key={what} type="button" class="btn s" disabled={!mayEdit} onClick={() => add(what)}>
          <Icon name="plus" size={14} />
          {words}
        </button>
      ))}
      <span class="sp" />
      <label class="lab">
        Grid
        <select
          class="in"
          value={String(desk.gridMm.value)}
          onChange={(event) => (desk.gridMm.value = Number(event.currentTarget.value))}
        >
          {GRIDS.map(([mm, words]) => (
            <option key={mm} value={String(mm)}>
              {words}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** The label with both kinds of values, small; the one that is chosen stands large above. */
function Looks({ desk }: { desk: LabelDesk }) {
  const object = desk.object.value;
  const kinds: readonly (readonly [LookKind, string])[] = [
    ['object', object === undefined ? 'No such object here' : object.combinedId],
    ['longest', 'Longest values, invented'],
  ];
  const ratio = `${desk.layout.value.widthMm} / ${desk.layout.value.heightMm}`;
  return (
    <div class="looks">
      {kinds.map(([kind, words]) => {
        const look = desk.looks.value[kind];
        return (
          <button
            key={kind}
            type="button"
            aria-pressed={desk.kind.value === kind}
            disabled={look === undefined}
            onClick={() => (desk.kind.value = kind)}
          >
            <span class="label-paper" style={{ aspectRatio: ratio }}>
              {look !== undefined && <Picture svg={look.svg} words={`The label with ${words}`} />}
            </span>
            <span class="sm">{words}</span>
          </button>
        );
      })}
      <label class="fld">
        Draw it with the object
        <input
          class="in words m"
          value={desk.objectName.value}
          spellcheck={false}
          onInput={(event) => (desk.objectName.value = event.currentTarget.value)}
        />
        <span class="sm mut">IGSN or name; the first one unless you name one.</span>
      </label>
    </div>
  );
}

function FoundList({ desk }: { desk: LabelDesk }) {
  const found = desk.findings.value;
  const words = ({ at }: DeskFinding) => {
    const one = at === undefined ? undefined : desk.layout.value.elements[at];
    return one === undefined ? 'The label' : elementWords(one);
  };
  if (found.length === 0)
    return (
      <p class="sm c-ok" data-testid="sound">
        <Icon name="ok" size={16} /> Nothing to put right, also with the longest values.
      </p>
    );
  return (
    <ul class="foundlist" aria-label="To look at">
      {found.map((one, n) => (
        <li key={n}>
          <button type="button" onClick={() => (desk.chosen.value = one.at)}>
            <span class={one.finding.severity === 'error' ? 'c-bad' : 'c-wait'}>
              <Icon name={one.finding.severity === 'error' ? 'err' : 'warn'} size={16} />
            </span>
            <b>{words(one)}</b>: {one.finding.message}
            {one.isLongest && ' (with the longest values)'}
          </button>
        </li>
      ))}
    </ul>
  );
}
