import { OBJECT_TYPE, type ObjectType } from '../../../domain/drilling/object-type.ts';
import type { FilterGroup } from '../../../domain/station/filter/row-filter.ts';
import { type DrilledRun, drilledRuns, sumRuns } from '../../../domain/station/overview/drilled-runs.ts';
import {
  countByType,
  isNotRegistered,
  NOT_REGISTERED,
  NOT_SENT,
  onDeckOn,
  type TypeCount,
} from '../../../domain/station/overview/left-to-do.ts';
import { dayBy, rigOffsetMin } from '../../../domain/station/overview/rig-clock.ts';
import { nowMs, statedWords } from '../../shared/clock.ts';
import { Icon } from '../../shared/icon.tsx';
import {
  awaySince,
  conflicts,
  expedition,
  isComplete,
  openCode,
  presence,
  refused,
  stationName,
  tree,
} from '../keeping/station-state.ts';
import { goBack, useScreenKeys } from '../parts/keys.ts';
import { Link } from '../parts/link.tsx';
import { ExpeditionName, TopBar } from '../parts/top-bar.tsx';
import { HoleCard } from './hole-card.tsx';
import { clockWords, metres, percent } from './overview-words.ts';
import { ReportList } from './report-list.tsx';

/** The first screen of an expedition: how deep, how much core, what today brought, and what is left to do; all from what is kept here. */
export function OverviewScreen() {
  const code = openCode.value!;
  useScreenKeys({ Escape: goBack });
  const all = [...tree.value.all()];
  const runs = drilledRuns(all);
  const rigOffset = rigOffsetMin(runs, -new Date(nowMs.value).getTimezoneOffset());
  const today = dayBy(rigOffset, nowMs.value);
  const byHole = Map.groupBy(runs, (one) => one.holeId);
  const holes = all.filter((one) => one.type === 'hole').sort((one, other) => (one.path < other.path ? -1 : 1));
  const title = expedition.value === undefined || expedition.value.name === '' ? code : expedition.value.name;
  return (
    <>
      <TopBar>
        <ExpeditionName />
        Overview
      </TopBar>
      <main id="main" class="choose overview" tabIndex={-1}>
        <h1>{title}</h1>
        {!isComplete.value && <p role="status">The expedition is being fetched; figures grow until all is here.</p>}
        <div class="tiles">
          <Today code={code} day={today} offsetMin={rigOffset} runs={runs} />
          <All runs={runs} code={code} />
          <LeftToDo code={code} />
          <Stations />
        </div>
        {holes.map((hole) => (
          <HoleCard
            key={hole.id}
            code={code}
            hole={hole}
            runs={byHole.get(hole.id) ?? []}
            rigOffsetMin={rigOffset}
            nowMs={nowMs.value}
          />
        ))}
        {isComplete.value && holes.length === 0 && (
          <p>
            This expedition has no hole yet. Holes are set up in the <a href="../admin/expeditions">administration</a>.
          </p>
        )}
        <ReportList today={today} />
      </main>
    </>
  );
}

interface RunsGiven {
  code: string;
  runs: readonly DrilledRun[];
}

function Today({ code, day, offsetMin, runs }: RunsGiven & { day: string; offsetMin: number }) {
  const sum = sumRuns(runs.filter((one) => one.onDeck?.startsWith(day)));
  const untimed = runs.filter((one) => one.onDeck === null).length;
  return (
    <section class="card tile" aria-labelledby="ov-today">
      <h2 id="ov-today">Today</h2>
      <p class="sm mut">
        {day}, by the clock of the rig ({clockWords(offsetMin)})
      </p>
      {sum.runs === 0 ? (
        <NoneToday code={code} runs={runs} />
      ) : (
        <>
          <Figures
            figures={[
              [String(sum.runs), sum.runs === 1 ? 'core run' : 'core runs'],
              [metres(sum.drilledM), 'drilled'],
              [percent(sum.recoveryPc), 'recovery'],
            ]}
          />
          <p>
            <RowsLink code={code} type="core_run" filter={onDeckOn(day)}>
              Runs of today
            </RowsLink>
          </p>
        </>
      )}
      {untimed > 0 && (
        <p class="sm mut">
          <RowsLink
            code={code}
            type="core_run"
            filter={{ join: 'and', parts: [{ field: 'core_ondeck', operator: 'empty', values: [] }] }}
          >
            {untimed.toLocaleString('en')} of {runs.length.toLocaleString('en')} runs
          </RowsLink>{' '}
          do not say when they came on deck.
        </p>
      )}
    </section>
  );
}

/** The day is young: what came last. */
function NoneToday({ code, runs }: RunsGiven) {
  const last = runs.reduce<DrilledRun | undefined>(
    (latest, one) => (one.onDeck !== null && one.onDeck > (latest?.onDeck ?? '') ? one : latest),
    undefined,
  );
  return (
    <>
      <p>No core on deck yet.</p>
      {last !== undefined && (
        <p class="sm">
          The last was{' '}
          <Link to={{ screen: 'object', code, id: last.id }} class="m">
            {last.combinedId}
          </Link>
          , {statedWords(last.onDeck!, nowMs.value)}.
        </p>
      )}
    </>
  );
}

function All({ runs, code }: RunsGiven) {
  const sum = sumRuns(runs);
  return (
    <section class="card tile" aria-labelledby="ov-all">
      <h2 id="ov-all">In all</h2>
      <p class="sm mut">Recovery over runs of which both lengths are known</p>
      <Figures
        figures={[
          [sum.runs.toLocaleString('en'), sum.runs === 1 ? 'core run' : 'core runs'],
          [metres(sum.drilledM), 'drilled'],
          [metres(sum.recoveredM), 'recovered'],
          [percent(sum.recoveryPc), 'recovery'],
        ]}
      />
      <p>
        <Link to={{ screen: 'grid', code, type: 'core_run' }}>All core runs</Link>
      </p>
    </section>
  );
}

function Figures({ figures }: { figures: readonly (readonly [figure: string, words: string])[] }) {
  return (
    <dl class="figures n">
      {figures.map(([figure, words]) => (
        <div key={words}>
          <dt>{words}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

function LeftToDo({ code }: { code: string }) {
  const unregistered = countByType(tree.value.all(), isNotRegistered);
  const unsent = countByType(tree.value.all(), ({ id }) => tree.value.keptOn(id) !== 'server');
  const toDecide = conflicts.value.length + refused.value.length;
  return (
    <section class="card tile" aria-labelledby="ov-left">
      <h2 id="ov-left">Left to do</h2>
      <Counted code={code} words="Not yet registered" counts={unregistered} filter={NOT_REGISTERED} />
      <Counted code={code} words="Not yet with the server" counts={unsent} filter={NOT_SENT} />
      <p class="counted">
        <span>To decide</span>
        {toDecide === 0 ? (
          <span class="mut">none</span>
        ) : (
          <Link to={{ screen: 'conflicts', code }} class="pill s-person">
            <Icon name="st-person" size={16} />
            {toDecide}
          </Link>
        )}
      </p>
    </section>
  );
}

function Counted(given: { code: string; words: string; counts: readonly TypeCount[]; filter: FilterGroup }) {
  const { code, words, counts, filter } = given;
  return (
    <p class="counted">
      <span>{words}</span>
      {counts.length === 0 && <span class="mut">none</span>}
      {counts.map(({ type, count }) => (
        <RowsLink key={type} code={code} type={type} filter={filter}>
          {count.toLocaleString('en')}{' '}
          {(count === 1 ? OBJECT_TYPE[type].label : OBJECT_TYPE[type].plural).toLowerCase()}
        </RowsLink>
      ))}
    </p>
  );
}

function RowsLink(given: { code: string; type: ObjectType; filter: FilterGroup; children: preact.ComponentChildren }) {
  const { code, type, filter, children } = given;
  return <Link to={{ screen: 'grid', code, type, filter: JSON.stringify(filter) }}>{children}</Link>;
}

function Stations() {
  const isAway = awaySince.value !== undefined;
  return (
    <section class="card tile" aria-labelledby="ov-here">
      <h2 id="ov-here">Stations here now</h2>
      {isAway && <p class="sm mut">Who else is here is not known while the server is away.</p>}
      <ul class="stations">
        <li>
          <b>{stationName.value}</b> <span class="mut">this one</span>
        </li>
        {!isAway &&
          presence.value
            .filter((one) => one.station !== stationName.value)
            .map((one) => {
              const object = tree.value.get(one.objectId);
              return (
                <li key={`${one.station} ${one.person}`}>
                  <b>{one.station}</b> <span class="mut">{one.person}</span>{' '}
                  {object !== undefined && expedition.value !== undefined && (
                    <Link to={{ screen: 'object', code: expedition.value.code, id: object.id }} class="m">
                      {object.combinedId}
                    </Link>
                  )}
                </li>
              );
            })}
      </ul>
    </section>
  );
}
