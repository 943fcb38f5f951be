import { useSignal } from '@preact/signals';
import { intervalWords } from '../../../domain/curation/mark-interval.ts';
import type { PartyMark } from '../../../domain/curation/party-mark.ts';
import type { PartyConflict } from '../../../domain/curation/party-window.ts';
import { conflictWords, sectionWords, settlementWords } from '../../../domain/curation/party-words.ts';
import type { Settlement } from '../../../domain/curation/propose-settlements.ts';
import { askServer, wordsOf } from '../../shared/ask-server.ts';
import { momentWords, nowMs } from '../../shared/clock.ts';
import { Icon } from '../../shared/icon.tsx';
import { say } from '../../shared/say.ts';
import { exchange, PARTY_PATH } from '../party/exchange.ts';
import { allMarks, conflicts, isCurator, isOpen, sections } from '../party/party-state.ts';
import { focusMark } from './mark-keys.ts';
import { goToPlace } from './window-nav.tsx';

/** What more than one wants, and the ways to settle it. */
export function ConflictCards() {
  const all = conflicts.value;
  if (all.length === 0) return null;
  const verb = isCurator.value && isOpen.value ? ' to settle' : '';
  return (
    <section class="card" id="conflicts">
      <header>
        <h2>
          {all.length} {all.length === 1 ? 'conflict' : 'conflicts'}
          {verb}
        </h2>
      </header>
      {all.map((one) => (
        <Conflict key={one.id} conflict={one} />
      ))}
    </section>
  );
}

function Conflict({ conflict }: { conflict: PartyConflict }) {
  const isBusy = useSignal(false);
  const trouble = useSignal('');
  const marks = conflict.markIds.flatMap((id) => allMarks.value.get(id) ?? []);
  const section = sections.value.find((one) => one.splits.some(({ id }) => id === conflict.splitId));
  const settle = async (settlement: Settlement) => {
    if (isBusy.value) return;
    isBusy.value = true;
    trouble.value = '';
    try {
      await askServer('POST', `${PARTY_PATH}/settlements`, { marks: seen(settlement) });
      say(`Settled: ${settlementWords(settlement, marks)}.`);
      await exchange();
    } catch (error) {
      trouble.value = wordsOf(error);
      void exchange();
    } finally {
      isBusy.value = false;
    }
  };
  const open = () => {
    const [first] = conflict.markIds;
    if (section !== undefined && first !== undefined) focusMark(first);
    else void goToPlace(conflict.splitName);
  };
  return (
    <div class="cf" data-conflict={conflict.number}>
      <h3>
        <Icon name="st-person" />
        <button type="button" class="ln" onClick={open}>
          {conflict.number}. {section === undefined ? conflict.splitName : `Section ${sectionWords(section)}`},{' '}
          {intervalWords(conflict)} cm
        </button>
      </h3>
      <p>{conflictWords(conflict, marks)}</p>
      {conflict.askedAt !== null && <p class="mut sm">They were asked {momentWords(conflict.askedAt, nowMs.value)}.</p>}
      {isCurator.value && isOpen.value && (
        <>
          <div class="fa">
            <Proposals proposals={conflict.proposals} marks={marks} onTake={settle} />
          </div>
          <Question conflict={conflict} marks={marks} />
        </>
      )}
      {trouble.value !== '' && (
        <p class="fnd e" role="alert">
          <Icon name="err" /> {trouble.value}
        </p>
      )}
    </div>
  );
}

interface ProposalsGiven {
  readonly proposals: readonly Settlement[];
  readonly marks: readonly PartyMark[];
  readonly onTake: (settlement: Settlement) => Promise<void>;
}

function Proposals({ proposals, marks, onTake }: ProposalsGiven) {
  const isDeciding = useSignal(false);
  const decisions = proposals.filter((one) => one.kind === 'decide');
  const button = (one: Settlement) => (
    <button type="button" class="btn s" key={settlementWords(one, marks)} onClick={() => void onTake(one)}>
      {settlementWords(one, marks)}
    </button>
  );
  return (
    <>
      {proposals.filter((one) => one.kind !== 'decide').map(button)}
      {decisions.length > 0 && (
        <button
          type="button"
          class="btn s"
          aria-expanded={isDeciding.value}
          onClick={() => (isDeciding.value = !isDeciding.value)}
        >
          Decide for one
        </button>
      )}
      {isDeciding.value && <div class="fa ind">{decisions.map(button)}</div>}
    </>
  );
}

/** Asks those whom a conflict concerns. */
function Question({ conflict, marks }: { conflict: PartyConflict; marks: readonly PartyMark[] }) {
  const text = useSignal<string | undefined>(undefined);
  const lanes = [...new Set(marks.map((one) => one.lane).filter((one) => one !== ''))];
  const words =
    lanes.length === 1
      ? `Ask ${lanes[0]}`
      : `Ask the ${['', '', 'two', 'three', 'four'][lanes.length] ?? lanes.length}`;
  const send = async () => {
    try {
      const body = { markIds: conflict.markIds, text: text.value };
      const { asked } = await askServer<{ readonly asked: number }>('POST', `${PARTY_PATH}/questions`, body);
      text.value = undefined;
      say(`${asked} asked. The answer comes as a message of the request, or as a moved mark.`);
      void exchange();
    } catch (error) {
      say(wordsOf(error));
    }
  };
  if (text.value === undefined)
    return (
      <button
        type="button"
        class="btn s"
        onClick={() =>
          (text.value = `${conflict.splitName}, ${intervalWords(conflict)} cm: you want the same piece. Who could move?`)
        }
      >
        {words}
      </button>
    );
  return (
    <div class="q">
      <label class="lab" for={`q-${conflict.number}`}>
        Message to {lanes.join(', ')}
      </label>
      <textarea
        id={`q-${conflict.number}`}
        class="in words"
        rows={3}
        maxLength={2000}
        value={text.value}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
      <p class="acts">
        <button type="button" class="btn s p" onClick={() => void send()}>
          Send
        </button>
        <button type="button" class="btn s" onClick={() => (text.value = undefined)}>
          Leave it
        </button>
      </p>
    </div>
  );
}

/** A settlement with the revisions that were seen, so that nothing is settled over a newer mark. */
function seen({ marks }: Settlement) {
  return marks.map((one) => ({ ...one, revision: allMarks.value.get(one.id)?.revision ?? 0 }));
}
