import type { StationObject } from '../../../domain/station/station-object.ts';
import { Icon } from '../../shared/icon.tsx';
import { Swatch } from '../../shared/rock-fill.tsx';
import { findingsOf } from '../keeping/check-here.ts';
import { tree } from '../keeping/station-state.ts';
import { KeptOnWords } from '../parts/kept-on.tsx';
import { Link } from '../parts/link.tsx';
import { lengthCm } from './plan-sample.ts';
import { runName } from './run-draft.ts';
import { depth } from './run-list.tsx';

const SHOWN_RUNS = 4;

/** The sections of the run that is shown and of those above it, newest first; all stand in the grid. */
export function SectionTable(given: {
  hole: StationObject;
  runs: readonly StationObject[];
  chosen: string | undefined;
  code: string;
}) {
  const { hole, runs, chosen, code } = given;
  const at = runs.findIndex(({ id }) => id === chosen);
  const end = at < 0 ? runs.length : at + 1;
  const shown = runs.slice(Math.max(0, end - SHOWN_RUNS), end).toReversed();
  const rows = shown.flatMap((run) => sectionsOf(run).map((section) => ({ run, section })));
  const count = runs.reduce((sum, run) => sum + sectionsOf(run).length, 0);
  return (
    <>
      <div class="gh">
        <h2>Sections</h2>
        <span class="mut sm h-ph n">
          {rows.length} of {count} in hole {hole.name}
        </span>
        <Link to={{ screen: 'grid', code, type: 'section' }} class="btn s">
          <Icon name="columns" size={16} />
          Open as full grid <kbd class="h-ph">G</kbd>
        </Link>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="scrollx" tabIndex={0} aria-label="Sections of the last runs">
        <table class="gt secs">
          <thead>
            <tr>
              {['Run', 'Section'].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              {['Top, m', 'Bottom, m', 'Length, cm'].map((head) => (
                <th key={head} scope="col" class="r">
                  {head}
                </th>
              ))}
              {['Rock', 'Halves', 'Samples', 'IGSN', 'Kept on'].map((head) => (
                <th key={head} scope="col" class={head === 'Samples' ? 'r' : ''}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ run, section }) => (
              <Row key={section.id} run={run} section={section} code={code} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Row({ run, section, code }: { run: StationObject; section: StationObject; code: string }) {
  const below = tree.value.below(section.id);
  const halves = below.filter((one) => one.type === 'split');
  const samples = [section, ...halves]
    .flatMap((one) => tree.value.below(one.id))
    .filter((one) => one.type === 'sample');
  // A half that was split on is no more; its samples are.
  const left = halves.filter(({ values }) => values.still_exists !== false);
  const worst = findingsOf(tree.value, section)[0];
  return (
    <tr>
      <th scope="row" class="n">
        {runName(run.name, run.values)}
      </th>
      <td class="n">
        <Link to={{ screen: 'object', code, id: section.id }}>{section.name}</Link>
      </td>
      <td class="r">{depth(section.topDrfM)}</td>
      <td class="r">{depth(section.bottomDrfM)}</td>
      <td class={`r ${worst === undefined ? '' : 'wrn'}`} title={worst?.message}>
        {lengthCm(section)}
        {worst !== undefined && (
          <>
            <Icon name="warn" size={14} />
            <span class="sr">{worst.message}</span>
          </>
        )}
      </td>
      <td>
        <Swatch rock={section.values.rock_type} />
        {section.values.rock_type ?? <span class="mut">empty</span>}
      </td>
      <td>{left.length === 0 ? <span class="mut">–</span> : left.map((one) => one.name).join(', ')}</td>
      <td class="r">{samples.length}</td>
      <td class="m">{section.igsn}</td>
      <td>
        <KeptOnWords id={section.id} />
      </td>
    </tr>
  );
}

const sectionsOf = (run: StationObject): StationObject[] =>
  tree.value.below(run.id).filter((one) => one.type === 'section');
