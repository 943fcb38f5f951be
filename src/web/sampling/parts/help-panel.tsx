import guide from '../../../../docs/sampling-party.md?raw';
import { helpHtml, sectionOf } from '../../../domain/help-html.ts';
import { BASE_PATH } from '../../shared/ask-server.ts';
import { type KeyList, KeyTable } from '../../shared/key-list.tsx';
import { Panel } from '../../shared/panel.tsx';
import { isShowingKeys } from './screen-keys.ts';

const KEYS: KeyList = [
  [
    'Everywhere',
    [
      ['J, K', 'deeper, shallower'],
      ['/ or Ctrl K', 'go to a depth or section; or scan'],
      ['← →', 'section to the left, right'],
      ['M', 'type a new mark'],
      ['D', 'to the marks in the drawing'],
      ['Ctrl Z, Shift Ctrl Z', 'undo, redo'],
      ['?', 'this help'],
    ],
  ],
  [
    'On a mark',
    [
      ['↑ ↓', 'move by 1 cm'],
      ['Shift ↑ ↓', 'move its lower end'],
      ['Alt ↑ ↓', 'move its upper end'],
      ['← →', 'the mark before, behind'],
      ['Enter', 'to its fields'],
      ['Delete', 'remove it'],
      ['Esc', 'let it go'],
    ],
  ],
];

/** What the screen is for, and all keys. */
export function HelpPanel() {
  if (!isShowingKeys.value) return null;
  return (
    <Panel title="Help" onClose={() => (isShowingKeys.value = false)}>
      <section class="helptext" dangerouslySetInnerHTML={{ __html: helpHtml(sectionOf(guide, 'The screen') ?? '') }} />
      <KeyTable keys={KEYS} />
      <p>
        <a href={`${BASE_PATH}/sampling/help.html`}>The whole guide</a>
      </p>
    </Panel>
  );
}
