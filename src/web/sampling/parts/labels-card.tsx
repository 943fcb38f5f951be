import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { intervalWords } from '../../../domain/curation/mark-interval.ts';
import { depthWords } from '../../../domain/curation/party-words.ts';
import type { ShownMark } from '../../../domain/curation/pending-marks.ts';
import { Icon } from '../../shared/icon.tsx';
import { Picture } from '../../shared/picture.tsx';
import { readChoice } from '../../shared/print-choice.ts';
import { lookAtOrder } from '../../shared/send-labels.ts';
import { isCurator, ownRequests, party, shownMarks } from '../party/party-state.ts';
import { printMarks } from './label-desk.ts';

const DRAWN = 3;

/** Labels of what was taken in these sections: the first ones drawn, all to print. */
export function LabelsCard() {
  const own = new Set(ownRequests.value.map((one) => one.id));
  const taken = shownMarks.value.filter(
    (one) => one.taken !== null && one.partyId === party.value?.id && own.has(one.requestId),
  );
  if (taken.length === 0) return null;
  return (
    <section class="card">
      <header>
        <h2>{isCurator.value ? 'Labels ready' : 'Yours, taken'}</h2>
        {isCurator.value && (
          <span class="sp">
            <button type="button" class="btn s" onClick={() => void printMarks(taken)}>
              <Icon name="print" size={16} />
              Print {taken.length}
            </button>
          </span>
        )}
      </header>
      <div class="lbs">
        {taken.slice(-DRAWN).map((one) => (
          <Label key={one.id} mark={one} />
        ))}
      </div>
      {taken.length > DRAWN && <p class="mut sm none">and {taken.length - DRAWN} more</p>}
    </section>
  );
}

/** A label as the server draws it; until it does, and for who may not print, its text. */
function Label({ mark }: { mark: ShownMark }) {
  const svg = useSignal('');
  const { id, combinedId, igsn } = mark.taken!;
  useEffect(() => {
    if (!isCurator.value) return;
    const order = { code: party.value!.expedition.code, objects: [{ id }], layout: readChoice('sample').layout };
    lookAtOrder(order).then(
      (look) => (svg.value = look.svg),
      (error: unknown) => console.info('The label is shown as text.', error),
    );
  }, [id]);
  if (svg.value !== '') return <Picture svg={svg.value} words={`Label of ${combinedId}, ${igsn ?? 'no IGSN'}`} />;
  const who = party.value?.requests.find((one) => one.id === mark.requestId);
  return (
    <div class="lbl txt">
      <b>{combinedId}</b>
      <span class="cm">{intervalWords(mark)} cm</span>
      <span>
        {mark.topM !== null && `${depthWords(mark.topM, mark.bottomM)} m, `}
        {mark.lane}
        {who?.scientists[0] !== undefined && `, ${who.scientists[0].name}`}
        {who?.number != null && `, request ${who.number}`}
      </span>
      <span class="m">{igsn}</span>
    </div>
  );
}
