import type { ComponentChildren } from 'preact';
import { nowMs, timeOfDay } from '../../shared/clock.ts';
import { Icon } from '../../shared/icon.tsx';
import { Logo } from '../../shared/logo.tsx';
import { netWords } from '../../shared/net-words.ts';
import { signInAddress } from '../keeping/station.ts';
import {
  awaySince,
  conflicts,
  expedition,
  isSignedOut,
  openCode,
  person,
  presence,
  refused,
  stationName,
  unsent,
} from '../keeping/station-state.ts';
import { isFinding } from './keys.ts';
import { Link } from './link.tsx';
import { place, placeOf } from './place.ts';

/** The bar above every screen: where one is, what is unsent, who else is here. */
export function TopBar({ children }: { children: ComponentChildren }) {
  return (
    <header class="bar">
      <Link to={{ screen: 'choose' }} class="brand">
        <Logo />
        <span class="sr">All expeditions and holes</span>
      </Link>
      <span class="ttl">{children}</span>
      <span class="sp" />
      <Trouble />
      <Net />
      <button type="button" class="btn s" aria-label="Find" onClick={() => (isFinding.value = true)}>
        <Icon name="scan" size={16} />
        <span class="h-ph">Find</span>
      </button>
      <Who />
      <span class="clk n h-ph">{timeOfDay(nowMs.value)}</span>
    </header>
  );
}

/** Whether all is with the server, in words and shape; amber only while something is not, and no green word beside what is to decide. */
function Net() {
  const words = netWords(unsent.value, awaySince.value, isSignedOut.value);
  const isAll = conflicts.value.length + refused.value.length === 0;
  if (words === undefined)
    return (
      <span class={isAll ? 'live' : 'live h-ph else'} data-net="server">
        {isAll && <Icon name="ok" size={16} />}
        <span class="h-ph">{isAll ? 'All with the server' : 'The rest is with the server'}</span>
        <span class="o-ph">Saved</span>
      </span>
    );
  return (
    <span class="net" data-net="tablet">
      <Icon name="offline" size={17} />
      <span>
        {words.short}
        <span class="h-ph">{words.rest}</span>
      </span>
      {isSignedOut.value && <a href={signInAddress()}>Sign in</a>}
    </span>
  );
}

/** What waits for a person: collisions, and what the server did not take. */
function Trouble() {
  const count = conflicts.value.length + refused.value.length;
  if (count === 0 || openCode.value === undefined || placeOf(place.value).screen === 'conflicts') return null;
  return (
    <Link to={{ screen: 'conflicts', code: openCode.value }} class="pill s-person">
      <Icon name="st-person" size={16} />
      {count} to decide
    </Link>
  );
}

function Who() {
  const others = presence.value.filter((one) => one.station !== stationName.value);
  const mine = person.value || 'You';
  return (
    <span
      class="who"
      role="img"
      aria-label={whoWords(
        mine,
        others.map((one) => `${one.person} (${one.station})`),
      )}
    >
      <span class="me" title={`${mine}, ${stationName.value}`}>
        {initials(mine)}
      </span>
      {others.slice(0, 3).map((one) => (
        <span key={one.station} class="h-ph" title={`${one.person}, ${one.station}`}>
          {initials(one.person)}
        </span>
      ))}
      {others.length > 0 && <span class="o-ph">+{others.length}</span>}
    </span>
  );
}

const whoWords = (mine: string, others: readonly string[]): string =>
  others.length === 0 ? `${mine}, nobody else here` : `${mine}; also here: ${others.join(', ')}`;

function initials(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => word !== '');
  return (words.length > 1 ? `${words[0]![0]}${words.at(-1)![0]}` : name.slice(0, 2)).toUpperCase();
}

/** Name of the open expedition before that of a screen. */
export function ExpeditionName() {
  const open = expedition.value;
  if (open === undefined) return null;
  return (
    <Link to={{ screen: 'overview', code: open.code }} class="lg">
      {open.name === '' ? open.code : open.name}
    </Link>
  );
}
