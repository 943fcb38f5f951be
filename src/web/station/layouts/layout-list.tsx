import type { UsableLayout } from '../../shared/layouts-on-server.ts';
import type { LabelDesk } from './label-desk.ts';

/** All layouts to choose from: one's own, then those that come with the program, which are opened as copies. */
export function LayoutList({ desk }: { desk: LabelDesk }) {
  const all = desk.layouts.value;
  const own = all.filter((one) => !one.isPreset);
  return (
    <nav class="card layouts" aria-label="Label layouts">
      <h2>Our layouts</h2>
      {own.length === 0 && <p class="mut sm">None yet. Open one below, change it and save it.</p>}
      <List desk={desk} layouts={own} />
      <h2>With the program</h2>
      <p class="mut sm">They open as a copy with a name of its own.</p>
      <List desk={desk} layouts={all.filter((one) => one.isPreset)} />
    </nav>
  );
}

function List({ desk, layouts }: { desk: LabelDesk; layouts: readonly UsableLayout[] }) {
  return (
    <ul>
      {layouts.map((one) => (
        <li key={one.layout.name}>
          <button
            type="button"
            aria-current={one.layout.name === desk.layout.value.name ? 'true' : undefined}
            onClick={() => desk.open(one)}
          >
            <b>{one.layout.title === '' ? one.layout.name : one.layout.title}</b>
            <small class="m">
              {one.layout.name}, {one.layout.widthMm} × {one.layout.heightMm} mm
            </small>
          </button>
        </li>
      ))}
    </ul>
  );
}
