import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { askServer, wordsOf } from '../../shared/ask-server.ts';
import { Icon } from '../../shared/icon.tsx';
import { mayRegister, openCode, unsent } from '../keeping/station-state.ts';
import { askAgain } from '../parts/ask-again.ts';
import { goBack, useScreenKeys } from '../parts/keys.ts';
import { ExpeditionName, TopBar } from '../parts/top-bar.tsx';
import type { AgentStanding, PushSeen, RegisteredNow } from './push-seen.ts';

const PAUSE_MS = 1000;
/** A whole expedition may get its numbers at once. */
const REGISTERING_MS = 600_000;

/** Registering the expedition, and how its records get to the agent: what waits, what it has, what it did not take and why. */
export function TransferScreen() {
  const seen = useSignal<PushSeen | undefined>(undefined);
  const words = useSignal('');
  const trouble = useSignal('');
  const isBusy = useSignal(false);
  const look = async () => {
    try {
      seen.value = await askServer<PushSeen>('GET', '/push');
      trouble.value = '';
    } catch (error) {
      trouble.value = wordsOf(error);
    }
  };
  useEffect(() => askAgain(look, PAUSE_MS), []);
  useScreenKeys({ Escape: goBack });
  const tried = async (does: () => Promise<void>) => {
    isBusy.value = true;
    try {
      await does();
    } catch (error) {
      words.value = wordsOf(error);
    } finally {
      isBusy.value = false;
    }
  };
  const register = () =>
    tried(async () => {
      words.value = 'Registering…';
      const path = `/station/expeditions/${encodeURIComponent(openCode.value!)}/register`;
      const done = await askServer<RegisteredNow>('POST', path, {}, REGISTERING_MS);
      words.value = doneWords(done, (seen.value?.agents.length ?? 0) > 0);
      await look();
    });
  const push = (refusedToo: boolean) =>
    tried(async () => {
      seen.value = await askServer<PushSeen>('POST', '/push', { refusedToo });
    });
  const isAllowed = mayRegister();
  return (
    <>
      <TopBar>
        <ExpeditionName />
        Register and send
      </TopBar>
      <main id="main" class="object transfer" tabIndex={-1}>
        <h1>Register and send</h1>
        <section class="card" aria-labelledby="register-here">
          <h2 id="register-here">1. Register here</h2>
          <p>
            Everything in this expedition that is new or has changed goes into the register of this installation. It
            needs no network.
          </p>
          {unsent.value > 0 && (
            <p class="c-wait">
              <Icon name="offline" /> {unsent.value} changes are still on this tablet alone; they are registered after
              they are sent.
            </p>
          )}
          <p class="fa">
            <button type="button" class="btn p l" disabled={!isAllowed || isBusy.value} onClick={() => void register()}>
              Register
            </button>
          </p>
          <p role="status" data-registered>
            {words.value}
          </p>
        </section>
        {trouble.value !== '' && (
          <p class="fnd w" role="status">
            <Icon name="warn" size={20} />
            <span>What the agent has is not known now. {trouble.value}</span>
          </p>
        )}
        {seen.value?.agents.map((one) => (
          <Agent key={one.agent} one={one} onPush={isAllowed ? () => void push(false) : undefined} />
        ))}
        {seen.value?.agents.length === 0 && (
          <section class="card">
            <h2>2. Send to the agent</h2>
            <p>This installation sends its registrations to no agent.</p>
          </section>
        )}
        {(seen.value?.refusals.length ?? 0) > 0 && (
          <Refusals refusals={seen.value!.refusals} onPush={isAllowed ? () => void push(true) : undefined} />
        )}
      </main>
    </>
  );
}

function doneWords({ registered, updated, unchanged }: RegisteredNow, isConfirmedElsewhere: boolean): string {
  const counts = `Kept in the register: ${registered} new, ${updated} changed, ${unchanged} as before.`;
  return isConfirmedElsewhere ? `${counts} New ones are registered when the agent has confirmed them.` : counts;
}

function Agent({ one, onPush }: { one: AgentStanding; onPush: (() => void) | undefined }) {
  const { agent, waiting, sent, refused, isAway, reason } = one;
  const all = waiting + sent + refused;
  return (
    <section class="card" aria-labelledby={`agent-${agent}`} data-waiting={waiting} data-sent={sent}>
      <h2 id={`agent-${agent}`}>2. Send to {agent}</h2>
      <p role="status">
        <Icon name={waiting + refused === 0 ? 'st-registered' : 'st-pending'} />{' '}
        {waiting === 0 && refused === 0
          ? `${agent} has everything: ${sent} confirmed.`
          : `${sent} of ${all} confirmed, ${waiting} waiting, ${refused} refused.`}
      </p>
      <progress aria-label={`Confirmed by ${agent}`} value={sent} max={Math.max(1, all)} />
      {reason !== null && (
        <p class="c-wait">
          {isAway ? `${agent} does not answer. ` : ''}Nothing is lost; it is tried again by itself.{' '}
          <span class="mut brk">{reason}</span>
        </p>
      )}
      {waiting > 0 && onPush !== undefined && (
        <p class="fa">
          <button type="button" class="btn l" onClick={onPush}>
            Push now
          </button>
        </p>
      )}
    </section>
  );
}

function Refusals({ refusals, onPush }: { refusals: PushSeen['refusals']; onPush: (() => void) | undefined }) {
  return (
    <section class="card" aria-labelledby="refused">
      <h2 id="refused">
        <Icon name="st-person" /> Not taken by the agent
      </h2>
      <div class="scrollx">
        <table>
          <thead>
            <tr>
              <th scope="col">IGSN</th>
              <th scope="col">Object</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {refusals.map((one) => (
              <tr key={one.igsn}>
                <th scope="row" class="m">
                  {one.igsn}
                </th>
                <td>{one.name}</td>
                <td class="brk">{one.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {onPush !== undefined && (
        <p class="fa">
          <button type="button" class="btn l" onClick={onPush}>
            Send refused again
          </button>
        </p>
      )}
    </section>
  );
}
