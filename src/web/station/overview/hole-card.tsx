import { useSignal } from '@preact/signals';
import { type DrilledRun, sumRuns } from '../../../domain/station/overview/drilled-runs.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { statedWords } from '../../shared/clock.ts';
import { Icon } from '../../shared/icon.tsx';
import { Link } from '../parts/link.tsx';
import { HoleDrawing } from './hole-drawing.tsx';
import { metres, percent } from './overview-words.ts';

const MOST_ROWS = 200;

interface HoleGiven {
  code: string;
  hole: StationObject;
  runs: readonly DrilledRun[];
  rigOffsetMin: number;
  nowMs: number;
}

/** One hole: how deep it is and how it came there, and how much core each run brought, drawn and as a table. */
export function HoleCard({ code, hole, runs, rigOffsetMin, nowMs }: HoleGiven) {
  const sum = sumRuns(runs);
  return (
    <section class="card holecard" aria-labelledby={`hole-${hole.id}`}>
      <header>
        <Icon name="hole" size={20} />
        <h2 id={`hole-${hole.id}`}>Hole {hole.name}</h2>
        <span class="m mut">{hole.combinedId}</span>
        <Link to={{ screen: 'flow', code, holeName: hole.combinedId }} class="btn s sp">
          Core runs
        </Link>
      </header>
      {runs.length === 0 ? (
        <p>No core run yet. The first one begins under Core runs, with N.</p>
      ) : (
        <>
          <p class="n">
            {sum.bottomM === null ? 'No depth stated yet' : `${metres(sum.bottomM)} deep (driller’s depth)`};{' '}
            {runs.length.toLocaleString('en')} {runs.length === 1 ? 'run' : 'runs'}, {metres(sum.drilledM)} drilled,{' '}
            {metres(sum.recoveredM)} recovered, recovery {percent(sum.recoveryPc)}.
          </p>
          <HoleDrawing name={hole.name} runs={runs} rigOffsetMin={rigOffsetMin} />
          <RunTable code={code} runs={runs} nowMs={nowMs} name={hole.name} />
        </>
      )}
    </section>
  );
}

function RunTable(given: { code: string; runs: readonly DrilledRun[]; nowMs: number; name: string }) {
  const { code, runs, nowMs, name } = given;
  const isOpen = useSignal(false);
  const shown = runs.toReversed().slice(0, MOST_ROWS);
  return (
    <details onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
      <summary>The same as a table</summary>
      {isOpen.value && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <section class="scrollx" tabIndex={0} aria-label={`Core runs of hole ${name}`}>
          <table class="runtable n">
            <thead>
              <tr>
                <th scope="col">Core run</th>
                <th scope="col">On deck</th>
                <th scope="col" class="r">
                  Top, m
                </th>
                <th scope="col" class="r">
                  Bottom, m
                </th>
                <th scope="col" class="r">
                  Drilled, m
                </th>
                <th scope="col" class="r">
                  Recovered, m
                </th>
                <th scope="col" class="r">
                  Recovery, %
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <Link to={{ screen: 'object', code, id: one.id }} class="m">
                      {one.combinedId}
                    </Link>
                  </th>
                  <td>{one.onDeck === null ? 'Not stated' : statedWords(one.onDeck, nowMs)}</td>
                  {[one.topM, one.bottomM, one.drilledM, one.recoveredM].map((metre, at) => (
                    <td key={at} class="r">
                      {metre === null ? '–' : metre.toFixed(2)}
                    </td>
                  ))}
                  <td class="r">{one.recoveryPc === null ? '–' : one.recoveryPc.toFixed(0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {runs.length > shown.length && (
            <p class="sm">
              The latest {MOST_ROWS} of {runs.length.toLocaleString('en')} runs;{' '}
              <Link to={{ screen: 'grid', code, type: 'core_run' }}>all stand in the grid</Link>.
            </p>
          )}
        </section>
      )}
    </details>
  );
}
