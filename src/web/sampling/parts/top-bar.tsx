import { BASE_PATH } from '../../shared/ask-server.ts';
import { Icon } from '../../shared/icon.tsx';
import { Logo } from '../../shared/logo.tsx';
import { netWords } from '../../shared/net-words.ts';
import {
  awaySince,
  isKeeping,
  isOpen,
  isSignedOut,
  ownRequests,
  ownWishes,
  party,
  presence,
} from '../party/party-state.ts';
import { isShowingKeys } from './screen-keys.ts';

/** Which party this is, whether all is with the server, and who is here. */
export function TopBar() {
  const open = party.value;
  return (
    <header class="bar">
      <a class="brand" href={`${BASE_PATH}/sampling`} aria-label="All sampling parties">
        <Logo />
      </a>
      <h1>{open?.name ?? 'Sampling party'}</h1>
      <span class="mut sm h-ph1">{open === undefined ? '' : whereWords(open.place, open.firstDay, open.lastDay)}</span>
      {open !== undefined && !isOpen.value && <span class="pill s-reserved">Closed, to read</span>}
      <Net />
      <span class="sp">
        <Here />
        <Role />
        <button type="button" class="btn s" onClick={() => (isShowingKeys.value = true)}>
          Help
        </button>
      </span>
    </header>
  );
}

function whereWords(place: string, firstDay: string | null, lastDay: string | null): string {
  const days =
    firstDay === null ? '' : lastDay === null || lastDay === firstDay ? firstDay : `${firstDay} – ${lastDay}`;
  return [place, days].filter((one) => one !== '').join(', ');
}

function Net() {
  const words = netWords(ownWishes.value.length, awaySince.value, isSignedOut.value, 'this machine');
  if (words === undefined)
    return party.value === undefined ? null : (
      <span class="live" data-net="server">
        <Icon name="ok" size={16} />
        Saved
      </span>
    );
  const rest = isKeeping.value ? words.rest : ', in this window only: keep it open';
  return (
    <span class="net" data-net="here" role="status">
      <Icon name="offline" size={17} />
      <span>
        {words.short}
        <span class="h-ph">{rest}</span>
      </span>
      {isSignedOut.value && <a href={signInAddress()}>Sign in</a>}
    </span>
  );
}

/** Where a visitor signs in to come back here. */
export const signInAddress = (): string =>
  `${BASE_PATH}/login?next=${encodeURIComponent(location.pathname.slice(BASE_PATH.length) + location.search)}`;

function Here() {
  const here = presence.value;
  const lanes = [...new Set(here.filter((one) => !one.isCurator && one.lane !== '').map((one) => one.lane))].toSorted();
  const curators = [...new Set(here.filter((one) => one.isCurator).map((one) => one.person))];
  if (lanes.length + curators.length === 0) return null;
  return (
    <span class="herenow">
      <span class="sm mut">Here now</span>
      {lanes.map((one) => (
        <span class="lt" key={one} title={people(one)}>
          {one}
        </span>
      ))}
      {curators.length > 0 && (
        <span class="sm" title={curators.join(', ')}>
          {curators.length === 1 ? 'curator' : `${curators.length} curators`}
        </span>
      )}
    </span>
  );
}

const people = (lane: string): string =>
  presence.value
    .filter((one) => one.lane === lane)
    .map((one) => one.person)
    .join(', ');

/** As whom the visitor is here. */
function Role() {
  const you = party.value?.you;
  if (you === undefined) return null;
  const lanes = ownRequests.value.map((one) => one.lane).join(', ');
  const words = you.isCurator ? 'Curator view' : lanes === '' ? 'Looking on' : `Marking as ${lanes}`;
  return <span class="role">{words}</span>;
}
