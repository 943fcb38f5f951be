import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { OBJECT_TYPE } from '../../../domain/drilling/object-type.ts';
import type { LabelLayout } from '../../../domain/label/label-layout.ts';
import { LABEL_PRESETS } from '../../../domain/label/label-presets.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { wordsOf } from '../../shared/ask-server.ts';
import { Icon } from '../../shared/icon.tsx';
import { jobWords } from '../../shared/job-words.ts';
import { fetchLayouts, fetchPrinters, type Printer } from '../../shared/layouts-on-server.ts';
import { Panel } from '../../shared/panel.tsx';
import { Picture } from '../../shared/picture.tsx';
import { keepChoice, PDF, placesOn, readChoice, usedPlaces, usePlaces } from '../../shared/print-choice.ts';
import { say } from '../../shared/say.ts';
import { lookAtOrder, type OrderLook, sendLabels } from '../../shared/send-labels.ts';
import { expedition, tree } from '../keeping/station-state.ts';
import { NumberField } from '../layouts/mm-field.tsx';
import { goTo, type Place } from '../parts/place.ts';
import { type PrintWish, printWish } from './print-wish.ts';
import { SheetPlaces } from './sheet-places.tsx';

/** Which labels, on what, where, how many: asked before they are printed. */
export function PrintDialog() {
  const wish = printWish.value;
  return wish === undefined ? null : <Asking wish={wish} />;
}

const close = () => (printWish.value = undefined);

function Asking({ wish }: { wish: PrintWish }) {
  const which = useSignal(0);
  const all = wish.selections[which.value]!.objects;
  const objects = all.filter((one) => tree.value.keptOn(one.id) === 'server');
  const type = all[0]?.type ?? 'section';
  const chosen = readChoice(type);
  const layouts = useSignal<readonly LabelLayout[]>(LABEL_PRESETS);
  const printers = useSignal<readonly Printer[]>([]);
  const layoutName = useSignal(chosen.layout);
  const printer = useSignal(chosen.printer);
  const copies = useSignal(1);
  const skip = useSignal(usedPlaces(chosen.layout));
  const trouble = useSignal('');
  const isBusy = useSignal(false);
  useEffect(() => {
    Promise.all([fetchLayouts(), fetchPrinters()]).then(
      ([found, there]) => {
        layouts.value = found.map((one) => one.layout);
        printers.value = expedition.value?.mayEnter === true ? there : [];
      },
      (error: unknown) => (trouble.value = wordsOf(error)),
    );
  }, []);
  const layout = layouts.value.find((one) => one.name === layoutName.value) ?? layouts.value[0]!;
  const places = placesOn(layout);
  const to = places > 1 ? PDF : whereTo(printer.value, printers.value);
  const first = Math.min(skip.value, places - 1);
  const look = useLook(wish.code, objects, layout.name);
  const order = { code: wish.code, objects, layout: layout.name, printer: to, copies: copies.value, skip: first };
  const print = async () => {
    if (isBusy.value) return;
    isBusy.value = true;
    try {
      const job = await sendLabels(order);
      keepChoice(type, { layout: layout.name, printer: places > 1 ? (printer.value ?? PDF) : to });
      if (places > 1) usePlaces(layout, first, objects.length * copies.value);
      if (job?.state === 'failed') trouble.value = jobWords(job);
      else {
        close();
        say(job === undefined ? 'The labels are downloaded as a PDF. Print it at 100 %.' : jobWords(job));
      }
    } catch (error) {
      trouble.value = wordsOf(error);
    } finally {
      isBusy.value = false;
    }
  };
  const count = objects.length * copies.value;
  return (
    <Panel title="Print labels" onClose={close}>
      <form
        class="printing"
        onSubmit={(event) => {
          event.preventDefault();
          void print();
        }}
      >
        <div class="asked">
          {wish.selections.length > 1 ? (
            <label class="fld">
              Labels of
              <select
                class="in"
                value={which.value}
                onChange={(event) => (which.value = Number(event.currentTarget.value))}
              >
                {wish.selections.map((one, n) => (
                  <option key={one.words} value={n}>
                    {one.words}
                  </option>
                ))}
              </select>
            </label>
          ) : (
            <p>
              Labels of <b>{objectWords(all)}</b>
            </p>
          )}
          <label class="fld">
            Layout
            <select
              class="in"
              value={layout.name}
              onChange={(event) => {
                layoutName.value = event.currentTarget.value;
                skip.value = usedPlaces(layoutName.value);
              }}
            >
              {layouts.value.map((one) => (
                <option key={one.name} value={one.name}>
                  {one.title === '' ? one.name : one.title}
                </option>
              ))}
            </select>
          </label>
          <label class="fld">
            Where to
            <select
              class="in"
              value={to}
              disabled={places > 1}
              onChange={(event) => (printer.value = event.currentTarget.value)}
            >
              <option value={PDF}>PDF, for a printer of this machine</option>
              {printers.value.map((one) => (
                <option key={one.name} value={one.name}>
                  {one.name}
                </option>
              ))}
            </select>
            {places > 1 && <span class="sm mut">Sheets are for office printers: print the PDF at 100 %.</span>}
          </label>
          <NumberField
            label="Copies of each"
            unit=""
            step={1}
            value={copies.value}
            disabled={false}
            onValue={(value) => (copies.value = Math.min(100, Math.max(1, Math.round(value))))}
          />
          {layout.paper.kind === 'sheet' && (
            <SheetPlaces paper={layout.paper} skip={first} labels={count} onSkip={(value) => (skip.value = value)} />
          )}
        </div>
        <Look look={look} ratio={`${layout.widthMm} / ${layout.heightMm}`} objects={objects} />
        {all.length > objects.length && (
          <p class="fnd w" role="status">
            <Icon name="warn" size={20} />
            {all.length - objects.length} of them are still on this tablet; labels are made by the server and leave them
            out.
          </p>
        )}
        {trouble.value !== '' && (
          <p class="fnd e" role="alert">
            <Icon name="err" size={20} />
            <span>{trouble.value}</span>
          </p>
        )}
        <p class="act">
          <button type="submit" class="btn p l" disabled={isBusy.value || objects.length === 0}>
            Print {count === 1 ? 'the label' : `${count} labels`} <kbd class="h-ph">↵</kbd>
          </button>
          <Leave to={{ screen: 'printing', code: wish.code }} words="Printer queue" />
          <Leave to={{ screen: 'labels', code: wish.code }} words="Change layouts" />
        </p>
      </form>
    </Panel>
  );
}

/** A button to another screen, which closes the dialog. */
function Leave({ to, words }: { to: Place; words: string }) {
  const leave = () => {
    close();
    goTo(to);
  };
  return (
    <button type="button" class="btn l" onClick={leave}>
      {words}
    </button>
  );
}

/** What was chosen, where it is there; else the first printer, else a PDF. */
function whereTo(wanted: string | undefined, there: readonly Printer[]): string {
  if (wanted === PDF || there.some((one) => one.name === wanted)) return wanted!;
  return there[0]?.name ?? PDF;
}

type Looked = OrderLook | { readonly trouble: string } | undefined;

function useLook(code: string, objects: readonly StationObject[], layout: string): Looked {
  const look = useSignal<Looked>(undefined);
  const key = `${layout} ${objects.length} ${objects[0]?.id}`;
  useEffect(() => {
    let isWanted = true;
    if (objects.length === 0) return undefined;
    const show = (found: Looked) => {
      if (isWanted) look.value = found;
    };
    lookAtOrder({ code, objects, layout }).then(show, (error: unknown) => show({ trouble: wordsOf(error) }));
    return () => {
      isWanted = false;
    };
  }, [key]);
  return look.value;
}

function Look({ look, ratio, objects }: { look: Looked; ratio: string; objects: readonly StationObject[] }) {
  if (look !== undefined && 'trouble' in look)
    return (
      <p class="fnd w" role="status">
        <Icon name="warn" size={20} />
        <span>{look.trouble}</span>
      </p>
    );
  return (
    <figure class="lookbox">
      <div class="label-paper" style={{ aspectRatio: ratio }}>
        {look !== undefined && <Picture svg={look.svg} words={`The label of ${objects[0]?.combinedId ?? ''}`} />}
      </div>
      <figcaption class="sm">
        {objects.length > 1 ? `The first of ${objects.length}, ${objects[0]?.combinedId}` : objects[0]?.combinedId}
        {look !== undefined && look.printedBefore > 0 && (
          <b data-testid="reprint">
            {' '}
            {reprintWords(look.printedBefore, objects.length)} The audit trail calls this a reprint.
          </b>
        )}
      </figcaption>
    </figure>
  );
}

function reprintWords(before: number, all: number): string {
  if (all === 1) return 'A label of it was asked for before.';
  return before === all
    ? 'Labels of all of them were asked for before.'
    : `Labels of ${before} of them were asked for before.`;
}

function objectWords(objects: readonly StationObject[]): string {
  const [first] = objects;
  if (first === undefined) return 'nothing';
  if (objects.length === 1) return first.combinedId;
  return `${objects.length} ${kindWords(objects)}, ${first.combinedId} … ${objects.at(-1)!.combinedId}`;
}

/** `sections`; of several types at once `objects`. */
function kindWords([first, ...others]: readonly StationObject[]): string {
  const isOneType = first !== undefined && others.every(({ type }) => type === first.type);
  return isOneType ? OBJECT_TYPE[first.type].plural.toLowerCase() : 'objects';
}
