import { openCode } from '../keeping/station-state.ts';
import { isFinding } from '../parts/keys.ts';
import { goTo, type Place } from '../parts/place.ts';

const SCREENS = [
  ['labels', 'Label layouts'],
  ['printing', 'Printer queue'],
  ['deleted', 'Deleted objects'],
] as const;

/** Where labels are laid out, printers looked after and deleted objects brought back, for the panel that finds anything. */
export function PaperLinks() {
  const code = openCode.value;
  if (code === undefined) return null;
  const go = (screen: (typeof SCREENS)[number][0]) => {
    isFinding.value = false;
    goTo({ screen, code } as Place);
  };
  return (
    <p class="act">
      {SCREENS.map(([screen, words]) => (
        <button key={screen} type="button" class="btn" onClick={() => go(screen)}>
          {words}
        </button>
      ))}
    </p>
  );
}
