import type { StationObject } from '../../../domain/station/station-object.ts';
import { momentWords, nowMs, statedWords } from '../../shared/clock.ts';
import { numberOf } from '../keeping/local-depths.ts';
import { isComplete, openCode, presence, stationName, treeVersion } from '../keeping/station-state.ts';
import { Link } from '../parts/link.tsx';
import { LastMetres } from './last-metres.tsx';
import { runName } from './run-draft.ts';

/** The hole as it is now: how deep, and its last runs with recovery; the one shown on the right is marked. */
export function RunList(given: {
  hole: StationObject;
  runs: readonly StationObject[];
  chosen: string | undefined;
  left: number;
  onChoose: (id: string) => void;
}) {
  const { hole, runs, chosen, onChoose, left } = given;
  treeVersion.value;
  const at = runs.findIndex(({ id }) => id === chosen);
  const end = at < 0 ? runs.length : Math.min(runs.length, Math.max(at + 3, 5));
  const shown = runs.slice(Math.max(0, end - 5), end).toReversed();
  const deepest = runs.at(-1);
  return (
    <aside class="card runs" aria-label={`Hole ${hole.name}`}>
      <header>
        <h2>Hole {hole.name} now</h2>
      </header>
      <div class="big">
        <div class="d n">
          {depth(deepest?.bottomDrfM ?? deepest?.topDrfM ?? null)}
          <small> m</small>
        </div>
        <div class="sm mut">{runs.length === 0 ? 'no core run yet' : paceWords(runs)}</div>
      </div>
      {!isComplete.value && (
        <p class="others sm uns" role="status">
          The expedition is being fetched: later runs are still to come.
        </p>
      )}
      <ol>
        {shown.map((run) => (
          <li key={run.id}>
            <button
              type="button"
              class={`rr ${run.id === chosen ? 'on' : ''}`}
              aria-current={run.id === chosen ? 'true' : undefined}
              onClick={() => onChoose(run.id)}
            >
              <span class="rn n">{runName(run.name, run.values)}</span>
              <span class="n rt">
                {depth(run.topDrfM)}–{depth(run.bottomDrfM)} m
                <small>
                  {deckWords(run, nowMs.value)}
                  {run.changedBy === '' ? '' : `, ${run.changedBy}`}
                </small>
              </span>
              <span class="n pc">{recovery(run)}</span>
            </button>
          </li>
        ))}
      </ol>
      <p class="others sm">
        <Link to={{ screen: 'object', code: openCode.value!, id: hole.id }}>
          Reports, cuttings, boxes and all else of hole {hole.name} <kbd class="h-ph">O</kbd>
        </Link>
      </p>
      <LastMetres runs={runs} />
      <Others left={left} />
    </aside>
  );
}

function Others({ left }: { left: number }) {
  const others = presence.value.filter((one) => one.station !== stationName.value);
  return (
    <div class="others sm">
      <h3 class="eb">Other stations</h3>
      {others.length === 0 ? <p class="mut">Nobody else is here now.</p> : null}
      {others.map((one) => (
        <p key={one.station}>
          <b>{one.person}</b>, {one.station}
        </p>
      ))}
      {(isComplete.value || left > 0) && (
        <p class={left < 50 ? 'uns' : 'mut'}>
          {left} {left === 1 ? 'number' : 'numbers'} left in this station’s own block.
        </p>
      )}
    </div>
  );
}

function onDeck({ values, changedAt }: StationObject): string {
  return typeof values.core_ondeck === 'string' ? values.core_ondeck : changedAt;
}

/** On deck by the clock of the rig, as the run says it on the right; else when it was entered, by the clock here. */
function deckWords({ values, changedAt }: StationObject, now: number): string {
  const { core_ondeck: deck } = values;
  return typeof deck === 'string' ? statedWords(deck, now) : momentWords(changedAt, now);
}

/** Recovery in percent of what was drilled. */
function recovery({ values }: StationObject): string {
  const [drilled, recovered] = [numberOf(values, 'drilled_length_m'), numberOf(values, 'core_recovery_m')];
  return drilled === null || recovered === null || drilled === 0 ? '–' : `${Math.round((recovered / drilled) * 100)} %`;
}

const DAY_MS = 86_400_000;

function paceWords(runs: readonly StationObject[]): string {
  const last = Date.parse(onDeck(runs.at(-1)!));
  const day = runs.filter((run) => Date.parse(onDeck(run)) > last - DAY_MS);
  const drilled = day.reduce((sum, run) => sum + (numberOf(run.values, 'drilled_length_m') ?? 0), 0);
  return `${drilled.toFixed(1)} m in ${day.length} ${day.length === 1 ? 'run' : 'runs'} of its last 24 h, ${runs.length} in all`;
}

/** Metres with two decimals; a dash where not known. */
export function depth(metres: number | null): string {
  return metres === null ? '–' : metres.toFixed(2);
}
