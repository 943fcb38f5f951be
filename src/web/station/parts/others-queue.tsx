import { Icon } from '../../shared/icon.tsx';
import { signInAddress, takeOver } from '../keeping/station.ts';
import { person, waitingOfOthers } from '../keeping/station-state.ts';

/** What another account entered on this machine and that is not sent: it waits for that account, or for who takes it over. */
export function OthersQueue() {
  return (
    <>
      {waitingOfOthers.value.map(({ by, count }) => (
        <p key={by} class="fnd w queued" role="status" data-others={by}>
          <Icon name="warn" size={20} />
          <span>
            {count === 1 ? '1 change' : `${count} changes`} by {by} {count === 1 ? 'waits' : 'wait'} on this machine and
            cannot be sent as {person.value}. <a href={signInAddress()}>Sign in as {by}</a>, or{' '}
            <button type="button" class="btn s" onClick={() => void takeOver(by)}>
              Take over
            </button>
          </span>
        </p>
      ))}
    </>
  );
}
