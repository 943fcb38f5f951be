import { counted, depthWords, wantedPlace } from '../../../domain/curation/party-words.ts';
import { Icon } from '../../shared/icon.tsx';
import { ownImage } from '../drawing/own-image.ts';
import { show } from '../party/exchange.ts';
import {
  chosenMark,
  chosenRequest,
  chosenSection,
  isImage,
  isOpen,
  ownRequests,
  party,
  partyWindow,
  sections,
  theRequest,
} from '../party/party-state.ts';

/** Goes to the sections above or below; nothing where there are none. */
export function goAlong(where: 'shallower' | 'deeper'): void {
  const window = partyWindow.value;
  const key = where === 'deeper' ? window?.next : window?.previous;
  if (window === undefined || key === null || key === undefined) return;
  void show({ hole: window.hole.id, ...(where === 'deeper' ? { after: key } : { before: key }) });
}

/** Goes to what was typed or scanned: a depth in the hole, or a section by its name or number, chosen when it is there. */
export async function goToPlace(text: string): Promise<void> {
  const place = wantedPlace(text);
  if (place === undefined) return;
  const hole = partyWindow.value?.hole.id;
  const inHole = hole === undefined ? {} : { hole };
  await show('atM' in place ? { ...inHole, atM: place.atM } : { ...inHole, at: place.name });
  chosenMark.value = undefined;
  chosenSection.value = sections.value[0]?.id;
}

/** Where one is in the core, how it is drawn, and for whom is marked. */
export function WindowNav() {
  const window = partyWindow.value;
  if (window === undefined) return null;
  const shown = sections.value;
  const depth = depthWords(shown[0]?.topM ?? null, shown.at(-1)?.bottomM ?? null);
  const hasImages = shown.some((one) => ownImage(one.image) !== undefined);
  return (
    <div class="nav">
      <Step where="shallower" icon="prev" isThere={window.previous !== null} />
      <Step where="deeper" icon="next" isThere={window.next !== null} />
      <Holes />
      <b class="n t15">{depth === '' ? window.hole.name : `${depth} m`}</b>
      <span class="mut sm h-ph">
        {shown.length} of {counted(window.total)} sections
      </span>
      <JumpField />
      <span class="sp">
        {hasImages && (
          // biome-ignore lint/a11y/useSemanticElements: two buttons are no fieldset
          <span class="seg" role="group" aria-label="Show">
            <button type="button" aria-pressed={!isImage.value} onClick={() => (isImage.value = false)}>
              Drawing
            </button>
            <button type="button" aria-pressed={isImage.value} onClick={() => (isImage.value = true)}>
              Line scan
            </button>
          </span>
        )}
        {isOpen.value && <MarkingFor />}
      </span>
    </div>
  );
}

function Step({ where, icon, isThere }: { where: 'shallower' | 'deeper'; icon: string; isThere: boolean }) {
  const words = where === 'deeper' ? 'Deeper' : 'Shallower';
  return (
    <button type="button" class="btn s i" aria-label={words} disabled={!isThere} onClick={() => goAlong(where)}>
      <Icon name={icon} />
    </button>
  );
}

function Holes() {
  const { holes = [] } = party.value ?? {};
  if (holes.length < 2) return null;
  return (
    <select
      class="in sl"
      aria-label="Hole"
      value={partyWindow.value?.hole.id}
      onChange={(event) => void show({ hole: event.currentTarget.value })}
    >
      {holes.map((one) => (
        <option key={one.id} value={one.id}>
          Hole {one.name}
        </option>
      ))}
    </select>
  );
}

function JumpField() {
  const go = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('place') as HTMLInputElement;
    void goToPlace(field.value).then(() => field.select());
  };
  return (
    <form class="jump" onSubmit={go}>
      <label class="sm mut" for="jump">
        Go to
      </label>
      <input
        class="in sl"
        id="jump"
        name="place"
        size={9}
        spellcheck={false}
        autocomplete="off"
        title="Depth in m, or section"
      />
    </form>
  );
}

function MarkingFor() {
  const requests = ownRequests.value;
  const request = theRequest.value;
  if (request === undefined) return <span class="sm mut">You look on: no request of yours takes part.</span>;
  return (
    <>
      <span class="sm mut h-ph" id="marking-for">
        Marking for
      </span>
      {requests.length === 1 ? (
        <span class="one">
          <span class="lt">{request.lane}</span>
          {nameOf(request)}
        </span>
      ) : (
        <select
          class="in sl"
          aria-label="Marking for"
          value={request.id}
          onChange={(event) => (chosenRequest.value = event.currentTarget.value)}
        >
          {requests.map((one) => (
            <option key={one.id} value={one.id}>
              {one.lane} {nameOf(one)}
            </option>
          ))}
        </select>
      )}
    </>
  );
}

const nameOf = (request: {
  readonly scientists: readonly { readonly name: string }[];
  readonly title: string;
}): string => request.scientists[0]?.name ?? request.title;
