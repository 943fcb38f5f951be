import { ScreenHelp } from '../help/screen-help.tsx';
import { BASE_PATH } from '../keeping/ask-server.ts';
import { hasLetterKeys, isShowingKeys } from './keys.ts';
import { Panel } from './panel.tsx';

const HELP = `${BASE_PATH}/station/help.html`;

/** All keys, by where they work. */
const KEYS: readonly (readonly [where: string, keys: readonly (readonly [keys: string, does: string])[]])[] = [
  [
    'Everywhere',
    [
      ['/ or Ctrl K', 'find, or scan anything'],
      ['?', 'help of the screen, all keys'],
      ['Ctrl Z, Shift Ctrl Z', 'undo, redo'],
      ['G', 'to the grid'],
      ['Esc', 'back; what is typed stays'],
    ],
  ],
  [
    'Core runs',
    [
      ['N', 'new core run'],
      ['Enter', 'next field'],
      ['Ctrl Enter', 'save the run'],
      ['J, K', 'deeper, shallower'],
      ['← →', 'section to the left, right'],
      ['S', 'split 50 / 50'],
      ['M', 'mark a sample'],
      ['P', 'print the label of the last sample, else of the sections'],
      ['L', 'the same, asking for layout, printer and copies'],
      ['O', 'all else of the hole: reports, cuttings, boxes'],
    ],
  ],
  [
    'Grid',
    [
      ['typing', 'replaces the cell'],
      ['F2, Enter, Tab, Esc', 'edit, down, right, back'],
      ['Shift with arrows', 'several cells'],
      ['Ctrl C, Ctrl V', 'copy and paste with spreadsheets'],
      ['Ctrl D', 'fill down'],
      ['Ctrl Shift L', 'build a filter'],
      ['F8', 'next finding'],
      ['Delete', 'empties cells'],
      ['N, Insert', 'new object, in the empty last row'],
      ['O', 'open the object with all its fields'],
      ['L', 'labels of the selected rows'],
    ],
  ],
  [
    'Label layouts',
    [
      ['arrows', 'move by 0.5 mm, with Shift by 5 mm'],
      ['Ctrl with arrows', 'larger, smaller'],
      ['Delete, Ctrl D', 'take off, copy'],
      ['Ctrl Enter', 'save the layout'],
    ],
  ],
  [
    'New object',
    [
      ['Ctrl Enter', 'save'],
      ['Ctrl Shift Enter', 'save, then another'],
    ],
  ],
];

/** The list of keys, with the switch for single letters. */
export function KeysPanel() {
  if (!isShowingKeys.value) return null;
  const letters = (event: Event) => {
    hasLetterKeys.value = (event.currentTarget as HTMLInputElement).checked;
    localStorage.setItem('letters', hasLetterKeys.value ? 'on' : 'off');
  };
  return (
    <Panel title="Help" onClose={() => (isShowingKeys.value = false)}>
      <ScreenHelp />
      <h3>All keys</h3>
      <div class="keylist">
        {KEYS.map(([where, keys]) => (
          <section key={where}>
            <h3>{where}</h3>
            <dl>
              {keys.map(([key, does]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label class="chk">
        <input type="checkbox" checked={hasLetterKeys.value} onChange={letters} />
        Single letters do something outside fields
      </label>
      <p>
        <a href={HELP}>The whole guide</a>
      </p>
    </Panel>
  );
}
