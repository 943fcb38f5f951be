import { useSignal } from '@preact/signals';
import type { ShownSection, ShownSplit } from '../../../domain/curation/pending-marks.ts';
import { askServer, wordsOf } from '../../shared/ask-server.ts';
import { say } from '../../shared/say.ts';
import { exchange, PARTY_PATH } from '../party/exchange.ts';
import { isCurator, isOpen } from '../party/party-state.ts';

/**
 * Cuts a whole split, on which nothing is marked and from which nothing was taken, into two quarters. It makes objects with numbers, so it asks
 * first. For curators.
 */
export function Quarters({ split, section }: { split: ShownSplit; section: ShownSection }) {
  const isAsking = useSignal(false);
  if (!isCurator.value || !isOpen.value || split.marks.length + split.taken.length > 0) return null;
  const cut = async () => {
    const parts = newNames(split, section).map((type) => ({ type, sharePc: 50 }));
    try {
      const body = { splitId: split.id, parts };
      const { splits } = await askServer<{ readonly splits: readonly { readonly combinedId: string }[] }>(
        'POST',
        `${PARTY_PATH}/splits`,
        body,
      );
      say(`Cut into ${splits.map((one) => one.combinedId).join(' and ')}.`);
      void exchange();
    } catch (error) {
      say(wordsOf(error));
    }
    isAsking.value = false;
  };
  if (!isAsking.value)
    return (
      <button type="button" class="btn q" onClick={() => (isAsking.value = true)}>
        Cut {split.combinedId} in two, lengthwise…
      </button>
    );
  return (
    <span class="row">
      <span>Both parts get a number of their own, which stays.</span>
      <button type="button" class="btn s p" onClick={() => void cut()}>
        Cut it
      </button>
      <button type="button" class="btn s" onClick={() => (isAsking.value = false)}>
        Leave it whole
      </button>
    </span>
  );
}

/** Names for the two parts: as what is cut, with the first numbers that no split of the section has. */
function newNames({ name }: ShownSplit, { splits }: ShownSection): readonly string[] {
  const kind = name.replace(/\d+$/, '');
  const numbered = Array.from({ length: splits.length + 2 }, (_, at) => `${kind}${at + 1}`);
  return numbered.filter((one) => !splits.some((split) => split.name === one)).slice(0, 2);
}
