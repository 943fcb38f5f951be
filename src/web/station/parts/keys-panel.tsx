import { BASE_PATH } from '../../shared/ask-server.ts';
import { type KeyList, KeyTable } from '../../shared/key-list.tsx';
import { Panel } from '../../shared/panel.tsx';
import { ScreenHelp } from '../help/screen-help.tsx';
import { isShowingKeys } from './keys.ts';

const HELP = `${BASE_PATH}/station/help.html`;

const KEYS: KeyList = [
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
      ['S', 'split by the chosen shares'],
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
      ['Ctrl Delete', 'deletes the selected rows'],
      ['Alt Shift ← →', 'narrower, wider column'],
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
  return (
    <Panel title="Help" onClose={() => (isShowingKeys.value = false)}>
      <ScreenHelp />
      <h3>All keys</h3>
      <KeyTable keys={KEYS} />
      <p>
        <a href={HELP}>The whole guide</a>
      </p>
    </Panel>
  );
}
