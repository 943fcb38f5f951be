import { OBJECT_TYPE, type ObjectType } from '../../../domain/drilling/object-type.ts';
import { MADE_AT_STATION } from '../../../domain/station/made-at-station.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { Icon } from '../../shared/icon.tsx';
import { askToDelete } from '../deleting/delete-dialog.tsx';
import { depth } from '../flow/run-list.tsx';
import { isComplete, mayEnterHere, openCode, tree, treeVersion } from '../keeping/station-state.ts';
import { KeptOnWords } from '../parts/kept-on.tsx';
import { Link } from '../parts/link.tsx';
import { StatePill } from '../parts/state-pill.tsx';
import { ExpeditionName, TopBar } from '../parts/top-bar.tsx';
import { NewBelow } from './new-below.tsx';
import { ObjectFiles } from './object-files.tsx';
import { ObjectForm } from './object-form.tsx';
import { ObjectHistory } from './object-history.tsx';
import { OnPaper } from './on-paper.tsx';

/** One object with all its fields, what lies above and below it. */
export function ObjectScreen({ id }: { id: string }) {
  treeVersion.value;
  const object = tree.value.get(id);
  if (object === undefined)
    return (
      <>
        <TopBar>
          <ExpeditionName />
        </TopBar>
        <main id="main" class="choose" tabIndex={-1}>
          <h1>{isComplete.value ? 'This object is not here' : 'Fetching the expedition'}</h1>
          {isComplete.value && (
            <p>
              It may have been deleted. Ctrl Z takes back what you deleted here;{' '}
              <Link to={{ screen: 'deleted', code: openCode.value! }}>Deleted objects</Link> lists what anybody deleted.
            </p>
          )}
        </main>
      </>
    );
  return <OneObject object={object} />;
}

function OneObject({ object }: { object: StationObject }) {
  const { label, icon } = OBJECT_TYPE[object.type];
  const code = openCode.value!;
  const below = tree.value.below(object.id);
  const { shown, crowds } = childrenOf(below);
  const mayEnter = mayEnterHere(object);
  return (
    <>
      <TopBar>
        <ExpeditionName />
        <Icon name={icon} />
        {label}
      </TopBar>
      <main id="main" class="object" tabIndex={-1}>
        <Above id={object.parentId} type={object.type} code={code} />
        <div class="card">
          <div class="objhead">
            <h1>
              <Icon name={icon} size={24} />
              {label} <bdi class="m">{object.combinedId}</bdi>
            </h1>
            <p class="m igsn">{object.igsn ?? 'no number yet'}</p>
            <p class="sm">
              <StatePill state={object.recordState} /> <KeptOnWords id={object.id} />{' '}
              <span class="mut n">
                {object.topDrfM === null
                  ? ''
                  : `${depth(object.topDrfM)}–${depth(object.bottomDrfM)} m driller’s depth. `}
                {object.changedBy === '' ? '' : `Changed by ${object.changedBy} `}
                {object.changedAt.slice(0, 16).replace('T', ' ')}
              </span>
            </p>
          </div>
          <NewBelow object={object} code={code} />
          <ObjectForm key={object.id} object={object} mayEnter={mayEnter} />
        </div>
        <div class="card">
          <header>
            <h2>Below it</h2>
            <span class="mut sm n">{below.length === 0 ? 'nothing' : below.length}</span>
          </header>
          <ul class="children">
            {crowds.map(([type, count]) => (
              <li key={type}>
                <Icon name={OBJECT_TYPE[type].icon} />
                <Link to={{ screen: 'grid', code, type }}>
                  {count} {OBJECT_TYPE[type].plural.toLowerCase()}
                </Link>
                <span class="mut">in the grid</span>
              </li>
            ))}
            {shown.map((one) => (
              <li key={one.id}>
                <Icon name={OBJECT_TYPE[one.type].icon} />
                <Link to={{ screen: 'object', code, id: one.id }}>
                  {OBJECT_TYPE[one.type].label} {one.name}
                </Link>
                <span class="m mut">{one.igsn}</span>
              </li>
            ))}
          </ul>
          <p class="objfoot">
            {mayEnter && MADE_AT_STATION.includes(object.type) && object.parentId !== null && (
              <Link
                class="btn"
                to={{ screen: 'new', code, type: object.type, parentId: object.parentId, copyOf: object.id }}
              >
                <Icon name="copy" size={16} />
                Duplicate
              </Link>
            )}{' '}
            <button type="button" class="btn" disabled={!mayEnter} onClick={() => askToDelete([object])}>
              Delete
            </button>{' '}
            <span class="sm mut">
              {below.length > 0 ? 'With all that lies below it. Can be taken back.' : 'Can be taken back.'}
            </span>
          </p>
        </div>
        <ObjectFiles object={object} mayEnter={mayEnter} />
        <OnPaper object={object} />
        <ObjectHistory object={object} code={code} mayEnter={mayEnter} />
      </main>
    </>
  );
}

const CROWD = 20;

/** What lies below, one by one; of types of which there are many only how many. */
function childrenOf(below: readonly StationObject[]) {
  const counts = new Map<ObjectType, number>();
  for (const { type } of below) counts.set(type, (counts.get(type) ?? 0) + 1);
  const crowds = [...counts].filter(([, count]) => count > CROWD);
  return { crowds, shown: below.filter(({ type }) => counts.get(type)! <= CROWD) };
}

/** The way to what lies below `id`, root first, and to all of its type. */
export function Above({ id, type, code }: { id: string | null; type: ObjectType; code: string }) {
  const above: StationObject[] = [];
  for (let one = tree.value.get(id); one !== undefined; one = tree.value.get(one.parentId)) above.unshift(one);
  return (
    <nav class="above" aria-label="Where it belongs">
      {above.map((one) =>
        one.type === 'hole' ? (
          <Link key={one.id} to={{ screen: 'flow', code, holeName: one.combinedId }}>
            Hole {one.name}
          </Link>
        ) : (
          <Link key={one.id} to={{ screen: 'object', code, id: one.id }}>
            {OBJECT_TYPE[one.type].label} {one.name}
          </Link>
        ),
      )}
      <Link to={{ screen: 'grid', code, type }}>{OBJECT_TYPE[type].plural}</Link>
    </nav>
  );
}
