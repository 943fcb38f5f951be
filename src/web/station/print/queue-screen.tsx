import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { askServer, wordsOf } from '../../shared/ask-server.ts';
import { Icon } from '../../shared/icon.tsx';
import { jobWords } from '../../shared/job-words.ts';
import type { PrintJob } from '../../shared/layouts-on-server.ts';
import { expedition } from '../keeping/station-state.ts';
import { askAgain } from '../parts/ask-again.ts';
import { goBack, useScreenKeys } from '../parts/keys.ts';
import { Link } from '../parts/link.tsx';
import { ExpeditionName, TopBar } from '../parts/top-bar.tsx';

const PAUSE_MS = 4000;

const STATES: Readonly<Record<PrintJob['state'], readonly [icon: string, pill: string, words: string]>> = {
  queued: ['st-pending', 's-pending', 'Waiting'],
  sending: ['st-pending', 's-pending', 'Being sent'],
  sent: ['st-registered', 's-registered', 'Sent'],
  failed: ['st-person', 's-person', 'Needs you'],
  cancelled: ['st-withdrawn', 's-reserved', 'Taken back'],
};

/** What went to the printers and what did not: sent again, or taken back. */
export function QueueScreen({ code }: { code: string }) {
  const jobs = useSignal<readonly PrintJob[] | undefined>(undefined);
  const trouble = useSignal('');
  const refresh = async () => {
    try {
      jobs.value = await askServer<readonly PrintJob[]>('GET', '/print-jobs?limit=100');
      trouble.value = '';
    } catch (error) {
      trouble.value = wordsOf(error);
    }
  };
  useEffect(() => askAgain(refresh, PAUSE_MS), []);
  useScreenKeys({ Escape: goBack });
  const turn = async (id: string, how: 'retry' | 'cancel') => {
    try {
      await askServer('POST', `/print-jobs/${id}/${how}`, {});
    } catch (error) {
      trouble.value = wordsOf(error);
    }
    await refresh();
  };
  return (
    <>
      <TopBar>
        <ExpeditionName />
        <Icon name="print" />
        Printer queue
      </TopBar>
      <main id="main" class="queue" tabIndex={-1}>
        <header>
          <h1>Printer queue</h1>
          <Link to={{ screen: 'labels', code }} class="btn">
            Label layouts
          </Link>
        </header>
        {trouble.value !== '' && (
          <p class="fnd e" role="alert">
            <Icon name="err" size={20} />
            <span>{trouble.value}</span>
          </p>
        )}
        {jobs.value?.length === 0 && (
          <p>Nothing was sent to a printer yet. Select rows in the grid and press Labels, or P at a core run.</p>
        )}
        <ul>
          {jobs.value?.map((job) => (
            <Job
              key={job.id}
              job={job}
              mayEdit={expedition.value?.mayEnter === true}
              onTurn={(how) => void turn(job.id, how)}
            />
          ))}
        </ul>
      </main>
    </>
  );
}

function Job({ job, mayEdit, onTurn }: { job: PrintJob; mayEdit: boolean; onTurn: (how: 'retry' | 'cancel') => void }) {
  const [icon, pill, words] = STATES[job.state];
  const isOver = job.state === 'sent' || job.state === 'failed' || job.state === 'cancelled';
  return (
    <li class="card" data-state={job.state}>
      <p>
        <span class={`pill ${pill}`}>
          <Icon name={icon} size={16} />
          {words}
        </span>{' '}
        <b>{job.printer}</b>
      </p>
      <p>{aboutWords(job)}</p>
      {job.state !== 'sent' && <p class="sm">{jobWords(job)}</p>}
      <p class="sm mut n">
        {job.layout}, asked by {job.createdBy} {job.createdAt.slice(0, 16).replace('T', ' ')} UTC
        {job.attempts > 1 && `, sent ${job.attempts} times`}
      </p>
      <p class="act">
        {isOver && (
          <button type="button" class="btn" disabled={!mayEdit} onClick={() => onTurn('retry')}>
            {job.state === 'sent' ? 'Print again' : 'Try again'}
          </button>
        )}
        {(job.state === 'queued' || job.state === 'failed') && (
          <button type="button" class="btn" disabled={!mayEdit} onClick={() => onTurn('cancel')}>
            Take back
          </button>
        )}
      </p>
    </li>
  );
}

function aboutWords({ labels, objects }: PrintJob): string {
  if (objects.length === 0) return 'A test label';
  const of = objects.length === 1 ? objects[0] : `${objects[0]} … ${objects.at(-1)}`;
  return `${labels} ${labels === 1 ? 'label' : 'labels'}: ${of}`;
}
