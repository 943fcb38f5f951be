import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { OBJECT_TYPE } from '../../../domain/drilling/object-type.ts';
import { Icon } from '../../shared/icon.tsx';
import { Panel } from '../../shared/panel.tsx';
import { openCode, tree, treeVersion } from '../keeping/station-state.ts';
import { PaperLinks } from '../print/paper-links.tsx';
import { findObjects } from './find-object.ts';
import { isFinding } from './keys.ts';
import { goTo } from './place.ts';

/** Finds any object of the expedition by part of its IGSN or name; scanning works here as everywhere. */
export function FindPanel() {
  return isFinding.value ? <FindInput /> : null;
}

function FindInput() {
  const text = useSignal('');
  const chosen = useSignal(0);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  treeVersion.value;
  const found = findObjects(tree.value, text.value);
  const open = (id: string) => {
    isFinding.value = false;
    goTo({ screen: 'object', code: openCode.value!, id });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) chosen.value = Math.max(0, Math.min(found.length - 1, chosen.value + step));
    else if (event.key === 'Enter' && found[chosen.value] !== undefined) open(found[chosen.value]!.id);
    else return;
    event.preventDefault();
  };
  return (
    <Panel title="Find or scan anything" onClose={() => (isFinding.value = false)}>
      <input
        ref={input}
        class="in"
        role="combobox"
        aria-label="IGSN or name"
        aria-expanded={found.length > 0}
        aria-controls="found"
        aria-activedescendant={found.length > 0 ? `found-${chosen.value}` : undefined}
        value={text.value}
        spellcheck={false}
        onKeyDown={onKeyDown}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          chosen.value = 0;
        }}
      />
      <div class="found" id="found" role="listbox" aria-label="Found">
        {found.map((one, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the combobox above
          <div
            key={one.id}
            id={`found-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === chosen.value}
            onClick={() => open(one.id)}
          >
            <Icon name={OBJECT_TYPE[one.type].icon} />
            <span>{OBJECT_TYPE[one.type].label}</span> <b class="m">{one.combinedId}</b>
            <span class="m mut">{one.igsn}</span>
          </div>
        ))}
      </div>
      {text.value === '' && <PaperLinks />}
      {text.value !== '' && found.length === 0 && <p class="mut">Nothing here has this in its IGSN or name.</p>}
    </Panel>
  );
}
