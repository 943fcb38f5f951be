import { intervalWords } from '../../../domain/curation/mark-interval.ts';
import { countMarks, quotaWords } from '../../../domain/curation/party-words.ts';
import type { PartyRequest } from '../../../domain/curation/sampling-party.ts';
import { Icon } from '../../shared/icon.tsx';
import { exchange } from '../party/exchange.ts';
import { insist, keptForOthers } from '../party/mark-deeds.ts';
import { isCurator, isOpen, party, presence, sections, stuckWishes, wishes } from '../party/party-state.ts';
import { crossOut } from '../party/wish-book.ts';
import { printer } from './label-desk.ts';

/** Who takes part, with how much of it, and who is here. */
export function RequestCard() {
  const requests = party.value?.requests ?? [];
  return (
    <section class="card">
      <header>
        <h2>Requests</h2>
        <span class="mut sm sp">samples wanted</span>
      </header>
      {requests.length === 0 && (
        <p class="none">No request takes part yet. The curator adds them in the administration.</p>
      )}
      <ul class="ppl">
        {requests.map((one) => (
          <Request key={one.id} request={one} />
        ))}
      </ul>
    </section>
  );
}

function Request({ request }: { request: PartyRequest }) {
  const { lane, scientists, title, purpose, granted, used, marked } = request;
  const isOver = granted !== null && used + marked > granted;
  const full = Math.min(100, granted === null || granted === 0 ? 100 : ((used + marked) / granted) * 100);
  const isHere = request.isHere || presence.value.some((one) => one.lane === lane && !one.isCurator);
  const [first, ...others] = scientists;
  return (
    <li>
      <span class="lt">{lane}</span>
      <div>
        <b>{first?.name ?? title}</b>
        <span class="mut sm">
          {first !== undefined && first.affiliation !== '' && `, ${first.affiliation}`}
          {others.length > 0 && ` and ${others.length} more`}
        </span>
        <div class="sm mut">{purpose === '' ? title : purpose}</div>
        <div class="quo">
          <span class="qb" aria-hidden="true">
            <i style={{ width: `${full}%` }} class={isOver ? 'over' : ''} />
          </span>
          <span class={`n xs ${isOver ? 'ov' : ''}`}>{quotaWords(request)}</span>
        </div>
      </div>
      <span class="here">{isHere ? 'here' : 'away'}</span>
    </li>
  );
}

/** What taking brings about, before it is done. */
export function ApproveCard() {
  const open = party.value;
  if (!isCurator.value || !isOpen.value || open === undefined) return null;
  const { free } = countMarks(sections.value, open.id);
  if (free.length === 0) return null;
  const splits = new Set(free.map((one) => one.splitId));
  const boxes = [
    ...new Set(
      sections.value.flatMap((one) =>
        one.splits.flatMap(({ id, box }) => (splits.has(id) && box !== null ? [box] : [])),
      ),
    ),
  ].toSorted();
  const people = new Set(free.map((one) => one.requestId)).size;
  const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;
  return (
    <section class="card">
      <header>
        <h2>When you approve</h2>
      </header>
      <ul class="wn">
        <li>
          <Icon name="sample" />
          <span>{many(free.length, 'sample gets its', 'samples get their')} IGSN at once</span>
        </li>
        <li>
          <Icon name="print" />
          <span>
            {printer.value === ''
              ? `${many(free.length, 'label is', 'labels are')} ready to print`
              : `${many(free.length, 'label goes', 'labels go')} to printer ${printer.value}`}
          </span>
        </li>
        {boxes.length > 0 && (
          <li>
            <Icon name="box" />
            <span>
              What is left stays in {boxes.length === 1 ? 'box' : 'boxes'} {boxes.join(', ')}
            </span>
          </li>
        )}
        <li>
          <Icon name="truck" />
          <span>One list per person, {many(people, 'person', 'people')}</span>
        </li>
      </ul>
    </section>
  );
}

/** Marks that the server did not take, and those that somebody else changed meanwhile: for a person to decide. */
export function StuckCard() {
  const stuck = stuckWishes.value;
  wishes.value;
  const others = keptForOthers();
  if (stuck.length === 0 && others.length === 0) return null;
  return (
    <section class="card">
      <header>
        <h2>{stuck.length === 0 ? 'Kept on this machine' : `${stuck.length} to decide`}</h2>
      </header>
      {stuck.map((wish) => (
        <div class="cf" key={wish.markId}>
          <p>
            {wish.wanted === null ? 'You removed a mark' : `You marked ${wordsOfWanted(wish.wanted)}`}.{' '}
            {wish.now === undefined
              ? wish.refused
              : `Meanwhile ${wish.now.changedBy} left it at ${intervalWords(wish.now)} cm.`}
          </p>
          <div class="fa">
            {wish.now?.state !== 'taken' && (
              <button type="button" class="btn s" onClick={() => void insist(wish)}>
                {wish.now === undefined ? 'Try again' : 'Keep yours'}
              </button>
            )}
            <button type="button" class="btn s" onClick={() => void crossOut(wish).then(exchange)}>
              {wish.now === undefined ? 'Give it up' : 'Take theirs'}
            </button>
          </div>
        </div>
      ))}
      {others.length > 0 && (
        <p class="none">
          {others.length} of {[...new Set(others.map((one) => one.by))].join(', ')} wait here until they sign in on this
          machine.
        </p>
      )}
    </section>
  );
}

function wordsOfWanted({
  topCm,
  bottomCm,
}: {
  readonly topCm?: number | undefined;
  readonly bottomCm?: number | undefined;
}): string {
  return topCm === undefined || bottomCm === undefined ? 'it' : `${intervalWords({ topCm, bottomCm })} cm`;
}
