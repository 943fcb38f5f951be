import { useSignal } from '@preact/signals';
import type { PartyMark } from '../../../domain/curation/party-mark.ts';
import { type ShownMark, type ShownSection, wantedOf } from '../../../domain/curation/pending-marks.ts';
import { roundM } from '../../../domain/drilling/length-rounding.ts';
import { askServer, BASE_PATH, wordsOf } from '../../shared/ask-server.ts';
import { say } from '../../shared/say.ts';
import { newId } from '../../shared/uuid-v7.ts';
import { exchange, PARTY_PATH } from '../party/exchange.ts';
import { changeMark, setMark } from '../party/mark-deeds.ts';
import { isCurator, isOpen, mayChange } from '../party/party-state.ts';
import { printMarks } from './label-desk.ts';
import { SubSamples } from './sub-samples.tsx';

/** What else can be done with a mark: cutting it into pieces, repeating it down the section. */
export function MarkMenu({ mark, section }: { mark: ShownMark; section: ShownSection }) {
  if (mark.taken !== null) return <TakenMenu mark={mark} />;
  if (!mayChange(mark)) return null;
  return (
    <details class="more">
      <summary>Pieces, series</summary>
      <div class="moreb">
        <Pieces mark={mark} />
        <Series mark={mark} section={section} />
      </div>
    </details>
  );
}

function TakenMenu({ mark }: { mark: ShownMark }) {
  const { id, igsn, combinedId } = mark.taken!;
  return (
    <>
      <p class="acts">
        {igsn === null ? (
          <span class="m">{combinedId}</span>
        ) : (
          <a class="m" href={`${BASE_PATH}/igsn/${igsn}`}>
            {igsn}
          </a>
        )}
        {isCurator.value && (
          <button type="button" class="btn s" onClick={() => void printMarks([mark])}>
            Print its label
          </button>
        )}
      </p>
      {isCurator.value && isOpen.value && mark.kind !== 'thin_section' && <SubSamples key={id} sampleId={id} />}
    </>
  );
}

/** Cuts a mark into pieces of the same length; each is taken by itself. */
function Pieces({ mark }: { mark: ShownMark }) {
  const count = useSignal('2');
  const cut = async () => {
    const pieces = Math.trunc(Number(count.value));
    const lengthCm = (mark.bottomCm - mark.topCm) / pieces;
    if (!(pieces >= 2) || lengthCm < 0.5)
      return say('Pieces of half a centimetre are the shortest, and two the fewest.');
    const edge = (at: number) => roundM(mark.topCm + at * lengthCm);
    const before = wantedOf(mark);
    await changeMark(mark, { bottomCm: edge(1) });
    for (let at = 1; at < pieces; at++) await setMark({ ...before, topCm: edge(at), bottomCm: edge(at + 1) });
    say(`${pieces} pieces of ${roundM(lengthCm)} cm.`);
  };
  return (
    <span class="row">
      <label for="pieces">Pieces of the same length</label>
      <input
        id="pieces"
        class="in sl w5"
        inputMode="numeric"
        value={count.value}
        onInput={(event) => (count.value = event.currentTarget.value)}
      />
      <button type="button" class="btn s" onClick={() => void cut()}>
        Cut
      </button>
    </span>
  );
}

/** The same mark again and again down the section. */
function Series({ mark, section }: { mark: ShownMark; section: ShownSection }) {
  const every = useSignal('10');
  const set = async () => {
    const spacingCm = Number(every.value.replace(',', '.'));
    const lengthCm = roundM(mark.bottomCm - mark.topCm);
    const { requestId, splitId, sharePc, kind, isDestructive, amount, note } = wantedOf(mark);
    const body = {
      ...{ requestId, splitIds: [splitId], sharePc, kind, isDestructive, amount, note },
      ...{ startCm: roundM(mark.topCm + spacingCm), endCm: section.lengthCm ?? mark.bottomCm, spacingCm, lengthCm },
      seriesId: newId(),
    };
    try {
      const { marks } = await askServer<{ readonly marks: readonly PartyMark[] }>('POST', `${PARTY_PATH}/series`, body);
      say(`${marks.length} more marks, every ${spacingCm} cm.`);
      void exchange();
    } catch (error) {
      say(wordsOf(error));
    }
  };
  return (
    <span class="row">
      <label for="every">The same again every, cm</label>
      <input
        id="every"
        class="in sl w5"
        inputMode="decimal"
        value={every.value}
        onInput={(event) => (every.value = event.currentTarget.value)}
      />
      <button type="button" class="btn s" onClick={() => void set()}>
        Set down to the end
      </button>
    </span>
  );
}
