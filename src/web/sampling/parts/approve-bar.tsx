import { signal, useSignal } from '@preact/signals';
import type { PartyMark } from '../../../domain/curation/party-mark.ts';
import type { Taking } from '../../../domain/curation/party-taking.ts';
import { counted, countMarks, markCount, marksByHole, restWords } from '../../../domain/curation/party-words.ts';
import { askServer, wordsOf } from '../../shared/ask-server.ts';
import { Icon } from '../../shared/icon.tsx';
import { Panel } from '../../shared/panel.tsx';
import { PDF } from '../../shared/print-choice.ts';
import { say } from '../../shared/say.ts';
import { exchange, PARTY_PATH } from '../party/exchange.ts';
import {
  allMarks,
  conflicts,
  isCurator,
  isOpen,
  party,
  partyWindow,
  sections,
  shownMarks,
} from '../party/party-state.ts';
import { choosePrinter, printer, printers, printMarks } from './label-desk.ts';

/** What the last taking left, with why. */
const left = signal<Taking['left']>([]);
const isAsking = signal(false);

/** How the marks of these sections stand, and the button that takes them. */
export function ApproveBar() {
  const open = party.value;
  if (open === undefined || partyWindow.value === undefined) return null;
  const counts = countMarks(sections.value, open.id);
  const free = counts.free.length;
  const takenHere = shownMarks.value.filter((one) => one.taken !== null && one.partyId === open.id);
  return (
    <section class="card ap" aria-label="Taking">
      <p>
        <b>{free === 0 ? 'No mark here can be taken now' : `${markCount(free)} can be taken now`}</b>
        {restWords(counts) === '' ? '.' : ', '}
        <span class="mut">{restWords(counts)}</span>
      </p>
      {isCurator.value && isOpen.value && (
        <button type="button" class="btn p" disabled={freeMarks().length === 0} onClick={() => (isAsking.value = true)}>
          {free === 0 ? 'Approve and take…' : `Approve and take ${free}`}
        </button>
      )}
      {isCurator.value && (
        <button type="button" class="btn" onClick={() => void printMarks(takenHere)}>
          <Icon name="print" size={17} />
          Labels
        </button>
      )}
      {!isOpen.value && <p class="mut">This party is closed: what was marked and taken stays to be read.</p>}
      {left.value.length > 0 && <Left />}
      {isAsking.value && <AskPanel />}
    </section>
  );
}

function Left() {
  return (
    <div class="fnd w wide" role="status">
      <Icon name="warn" size={20} />
      <div>
        <b>{markCount(left.value.length)} not taken.</b>
        <ul>
          {left.value.map((one) => (
            <li key={one.markId}>
              {allMarks.value.get(one.markId)?.lane} {one.findings.map((finding) => finding.message).join(' ')}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Marks of the whole party that could be taken, as far as is known here. */
function freeMarks(): readonly PartyMark[] {
  const inConflict = new Set(conflicts.value.flatMap((one) => one.markIds));
  return [...allMarks.value.values()].filter((one) => one.state === 'marked' && !inConflict.has(one.id));
}

/** Marks that can be taken together, and what people call them. */
interface Scope {
  readonly key: string;
  readonly words: string;
  readonly marks: readonly PartyMark[];
}

/** What may be taken at once: what is shown, one hole of several, or all of the party; none twice. */
function scopes(): readonly Scope[] {
  const { id = '', holes = [] } = party.value ?? {};
  const all = freeMarks();
  const byHole = marksByHole(all, holes);
  const inHoles = byHole.size < 2 ? [] : holes.filter((one) => byHole.has(one.id));
  const wanted: Scope[] = [
    { key: 'here', words: 'in these sections', marks: countMarks(sections.value, id).free },
    ...inHoles.map((one) => ({ key: one.id, words: `of hole ${one.name}`, marks: byHole.get(one.id)! })),
    { key: 'party', words: 'of the whole party', marks: all },
  ];
  const filled = wanted.filter((one) => one.marks.length > 0);
  return filled.filter((one, at) => at === 0 || one.key !== 'party' || one.marks.length > filled[0]!.marks.length);
}

/** Asks before what cannot be taken back. */
function AskPanel() {
  const wanted = useSignal('');
  const by = useSignal(party.value?.you.name ?? '');
  const reason = useSignal('');
  const trouble = useSignal('');
  const isBusy = useSignal(false);
  const offered = scopes();
  const scope = offered.find((one) => one.key === wanted.value) ?? offered[0];
  const chosen = scope?.marks ?? [];
  const over = overQuota(chosen);
  const close = () => (isAsking.value = false);
  const take = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy.value) return;
    isBusy.value = true;
    const overrides = reason.value.trim() === '' ? [] : [{ code: 'over-quota', reason: reason.value.trim() }];
    const to = printer.value === PDF ? {} : { printer: printer.value };
    const body = { markIds: chosen.map((one) => one.id), sampledBy: by.value.trim(), overrides, ...to };
    try {
      const taking = await askServer<Taking>('POST', `${PARTY_PATH}/take`, body, 120_000);
      left.value = taking.left;
      close();
      say(takenWords(taking));
      void exchange();
    } catch (error) {
      trouble.value = wordsOf(error);
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <Panel title={`Take ${counted(chosen.length)} samples?`} onClose={close}>
      <form class="ask" onSubmit={take}>
        <p>
          Taking cannot be undone: every sample gets its IGSN at once, and what is taken gives way to no other mark.
          Samples are public only when the expedition registers them.
        </p>
        {offered.length > 1 && (
          <fieldset>
            <legend class="lab">Which</legend>
            {offered.map(({ key, words, marks }) => (
              <label class="chk" key={key}>
                <input type="radio" name="which" checked={key === scope?.key} onChange={() => (wanted.value = key)} />
                {counted(marks.length)} {words}
              </label>
            ))}
          </fieldset>
        )}
        <label class="fld">
          <span class="lab">Sampled by</span>
          <input
            class="in sl"
            value={by.value}
            maxLength={200}
            onInput={(event) => (by.value = event.currentTarget.value)}
          />
        </label>
        <div class="fld">
          <label class="lab" for="printer">
            Labels
          </label>
          <PrinterChoice />
        </div>
        {over.length > 0 && (
          <label class="fld">
            <span class="lab">{over.join(' ')} Why all the same?</span>
            <input
              class="in sl"
              value={reason.value}
              maxLength={500}
              onInput={(event) => (reason.value = event.currentTarget.value)}
            />
          </label>
        )}
        {trouble.value !== '' && (
          <p class="fnd e" role="alert">
            <Icon name="err" /> {trouble.value}
          </p>
        )}
        <p class="acts">
          <button type="submit" class="btn p" disabled={isBusy.value || chosen.length === 0}>
            Take {counted(chosen.length)}
          </button>
          <button type="button" class="btn" onClick={close}>
            Not yet
          </button>
        </p>
      </form>
    </Panel>
  );
}

/** Where labels go. */
function PrinterChoice() {
  return (
    <select
      id="printer"
      class="in sl"
      value={printer.value}
      onChange={(event) => choosePrinter(event.currentTarget.value)}
    >
      <option value={PDF}>later, or as a PDF</option>
      {printers.value.map((one) => (
        <option key={one} value={one}>
          at once to {one}
        </option>
      ))}
    </select>
  );
}

/** Requests that would have more than they were granted, in words. */
function overQuota(chosen: readonly PartyMark[]): readonly string[] {
  return (party.value?.requests ?? []).flatMap(({ id, lane, used, granted }) => {
    const more = chosen.filter((one) => one.requestId === id).length;
    if (granted === null || more === 0 || used + more <= granted) return [];
    return [`${lane} would have ${used + more} of ${granted} granted.`];
  });
}

function takenWords({ taken, left: rest, printJob }: Taking): string {
  const count = `${taken.length} ${taken.length === 1 ? 'sample' : 'samples'} taken.`;
  const print = printJob === null ? '' : (printJob.lastError ?? ' Their labels are on the way to the printer.');
  return `${count}${print === '' ? '' : ` ${print.trim()}`}${rest.length > 0 ? ` ${rest.length} left.` : ''}`;
}
