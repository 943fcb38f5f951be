import { Icon } from '../../shared/icon.tsx';
import { nameStation } from '../keeping/station.ts';
import { awaySince, expeditions, isSignedOut, stationName } from '../keeping/station-state.ts';
import { Link } from './link.tsx';
import { TopBar } from './top-bar.tsx';

/** The first screen: which expedition, which hole, and the name of this station. */
export function ChooseScreen() {
  const rename = (event: Event) => {
    const name = (event.currentTarget as HTMLInputElement).value.trim();
    if (name !== '') void nameStation(name);
  };
  return (
    <>
      <TopBar>Station</TopBar>
      <main id="main" class="choose" tabIndex={-1}>
        <h1>Where do you work?</h1>
        {expeditions.value.length === 0 && <NothingYet />}
        {expeditions.value.map((one) => (
          <section class="card" key={one.id}>
            <header>
              <Icon name="expedition" size={22} />
              <h2>{one.name === '' ? one.code : one.name}</h2>
              <span class="m mut">{one.code}</span>
              {!one.mayEnter && <span class="pill s-reserved">to read only</span>}
              {isRunning(one.moratoriumEnd) && (
                <span class="mut sm">Moratorium until {one.moratoriumEnd}: the public does not see everything.</span>
              )}
            </header>
            <ul class="holes">
              <li>
                <Link to={{ screen: 'overview', code: one.code }} class="btn l p">
                  <Icon name="expedition" size={20} />
                  Overview
                </Link>
              </li>
              {one.holes.map((hole) => (
                <li key={hole.id}>
                  <Link to={{ screen: 'flow', code: one.code, holeName: hole.combinedId }} class="btn l">
                    <Icon name="hole" size={20} />
                    Hole {hole.name}
                    <span class="m mut">{hole.combinedId}</span>
                  </Link>
                </li>
              ))}
              <li>
                <Link to={{ screen: 'grid', code: one.code, type: 'section' }} class="btn l">
                  <Icon name="columns" size={20} />
                  Grid
                </Link>
              </li>
              <li>
                <Link to={{ screen: 'transfer', code: one.code }} class="btn l">
                  <Icon name="st-registered" size={20} />
                  Register and send
                </Link>
              </li>
            </ul>
          </section>
        ))}
        <label class="fld station-name">
          Name of this station
          <input class="in" value={stationName.value} maxLength={40} onChange={rename} />
        </label>
      </main>
    </>
  );
}

/** Days are UTC; on the day itself all is open. */
function isRunning(end: string | null | undefined): boolean {
  return typeof end === 'string' && end > new Date().toISOString().slice(0, 10);
}

function NothingYet() {
  if (isSignedOut.value) return <p>Sign in above; then the expeditions that you may see stand here.</p>;
  if (awaySince.value !== undefined)
    return <p>The server does not answer, and this tablet has not seen an expedition yet. It goes on asking.</p>;
  return (
    <p>
      No expedition is here that you may see. Expeditions are set up in the{' '}
      <a href="../admin/expeditions">administration</a>; a role for one is given there too.
    </p>
  );
}
