import { counted, markCount } from '../../../domain/curation/party-words.ts';
import { BASE_PATH } from '../../shared/ask-server.ts';
import { isSignedOut, notShown, parties } from '../party/party-state.ts';
import { signInAddress } from './top-bar.tsx';

/** The parties that the visitor may see, where the address names none. */
export function PartyList() {
  const all = parties.value;
  return (
    <main id="main" class="choose" tabIndex={-1}>
      <h1>Sampling parties</h1>
      <NotShown />
      {all?.length === 0 && (
        <p class="card none">
          There is no sampling party yet that you may see. Curators begin one in the administration, under Curation.
        </p>
      )}
      <ul>
        {all?.map((one) => (
          <li class="card" key={one.id}>
            <a href={`${BASE_PATH}/sampling/${one.id}`}>{one.name}</a>
            <span class="mut sm">
              {[one.expedition.name || one.expedition.code, one.place, one.firstDay].filter(Boolean).join(', ')}
            </span>
            <span class="sm">
              {markCount(one.marked)}, {counted(one.taken)} taken{one.state === 'closed' && ', closed'}
            </span>
          </li>
        ))}
      </ul>
    </main>
  );
}

/** Why nothing is shown, with what to do. */
export function NotShown() {
  if (isSignedOut.value)
    return (
      <p class="card none" role="status">
        Open this page by the link of your sample request, or <a href={signInAddress()}>sign in</a>.
      </p>
    );
  return notShown.value === '' ? null : (
    <p class="card none" role="alert">
      {notShown.value}
    </p>
  );
}
