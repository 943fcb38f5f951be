import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import type { ObjectType } from '../../../domain/drilling/object-type.ts';
import { type Finding, hasError } from '../../../domain/finding.ts';
import { checkLabelLayout } from '../../../domain/label/check-label-layout.ts';
import type { LabelLayout } from '../../../domain/label/label-layout.ts';
import { LABEL_PRESETS } from '../../../domain/label/label-presets.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { wordsOf } from '../../shared/ask-server.ts';
import {
  fetchLayouts,
  keepLayout,
  type LayoutLook,
  lookAt,
  removeLayout,
  type UsableLayout,
} from '../../shared/layouts-on-server.ts';
import { say } from '../../shared/say.ts';
import { keepDraft, readDraft } from '../keeping/station.ts';
import { person, tree, treeVersion } from '../keeping/station-state.ts';
import { beginWith, changed, type EditHistory, mapped, stepBack, stepForward } from './edit-history.ts';
import { freeName } from './edit-layout.ts';

/** Something to say about the layout; `at` is the element it is about, `isLongest` that only the longest values show it. */
export interface DeskFinding {
  readonly finding: Finding;
  readonly at: number | undefined;
  readonly isLongest: boolean;
}

/** Which values the label is drawn with: those of an object here, or invented ones as long as they get. */
export type LookKind = 'object' | 'longest';

/** A layout that is open; `saved` is it as the server keeps it under its name, as JSON, empty where it keeps none. */
interface Opened {
  readonly layout: LabelLayout;
  readonly saved: string;
}

const PAUSE_MS = 120;
const SHOWN_FIRST: readonly ObjectType[] = ['sample', 'split', 'section', 'core_run'];

/** What the screen of label layouts keeps: the layout that is being changed, how it looks, what is to say about it. */
export class LabelDesk {
  readonly layouts: Signal<readonly UsableLayout[]> = signal([]);
  readonly history: Signal<EditHistory<Opened>> = signal(
    beginWith({ layout: asOwn(LABEL_PRESETS[0]!, []), saved: '' }),
  );
  readonly layout: ReadonlySignal<LabelLayout> = computed(() => this.history.value.now.layout);
  /** Place of the element that is being changed. */
  readonly chosen: Signal<number | undefined> = signal(undefined);
  readonly gridMm: Signal<number> = signal(0.5);
  readonly kind: Signal<LookKind> = signal('object');
  readonly objectName: Signal<string> = signal('');
  readonly looks: Signal<Partial<Record<LookKind, LayoutLook>>> = signal({});
  /** Why the server does not draw; undefined while it does. */
  readonly trouble: Signal<string | undefined> = signal(undefined);
  /** The layout as the server keeps it, as JSON; empty for one that it does not know. */
  readonly saved: ReadonlySignal<string> = computed(() => this.history.value.now.saved);
  readonly code: string;
  #asked = 0;
  /** Whether it was begun with what was left here unsaved. */
  #isDraft = false;
  /** Whose draft it is. */
  readonly #by = person.peek();

  constructor(code: string) {
    this.code = code;
  }

  readonly ownCheck: ReadonlySignal<readonly Finding[]> = computed(
    () => checkLabelLayout(JSON.parse(JSON.stringify(this.layout.value))).findings,
  );
  readonly isChanged: ReadonlySignal<boolean> = computed(() => JSON.stringify(this.layout.value) !== this.saved.value);

  /** Whether the server takes the layout from who is signed in; undefined while it has not told. */
  readonly mayKeep: ReadonlySignal<boolean | undefined> = computed(() => {
    const own = this.layouts.value.find(
      (one) => !one.isPreset && one.layout.name.toUpperCase() === this.layout.value.name.toUpperCase(),
    );
    return (own ?? this.layouts.value.find((one) => one.isPreset))?.mayChange;
  });

  /** Moving an element does not change them, so that nobody is looked for anew. */
  readonly #types: ReadonlySignal<readonly ObjectType[]> = computed(() => this.layout.value.types);

  /** The object that the label is drawn with: the one named, else the first of a type that the layout is for. */
  readonly object: ReadonlySignal<StationObject | undefined> = computed(() => {
    treeVersion.value;
    const name = this.objectName.value.trim().toUpperCase();
    const types = this.#types.value;
    // What has most to say on a label is what is worth looking at.
    const rank = (one: StationObject) =>
      `${SHOWN_FIRST.indexOf(one.type) < 0 ? 9 : SHOWN_FIRST.indexOf(one.type)} ${one.path}`;
    let first: StationObject | undefined;
    for (const one of tree.value.all()) {
      if (name !== '' && (one.combinedId.toUpperCase() === name || one.igsn === name)) return one;
      const isFor = types.length === 0 ? one.type === 'section' : types.includes(one.type);
      if (isFor && tree.value.keptOn(one.id) === 'server' && (first === undefined || rank(one) < rank(first)))
        first = one;
    }
    return name === '' ? first : undefined;
  });

  readonly findings: ReadonlySignal<readonly DeskFinding[]> = computed(() => {
    const own = this.ownCheck.value.map((finding) => ({ finding, at: elementOf(finding), isLongest: false }));
    if (hasError(this.ownCheck.value)) return own;
    const { object, longest } = this.looks.value;
    const real = drawn(object).map((finding) => ({ finding, at: elementOf(finding), isLongest: false }));
    const known = new Set(real.map(keyOf));
    const further = drawn(longest).map((finding) => ({ finding, at: elementOf(finding), isLongest: true }));
    return [...own, ...real, ...further.filter((one) => !known.has(keyOf(one)))];
  });

  /** Draws the label anew whenever it changes, and keeps it as a draft on this machine; what it returns ends that. */
  watch(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = () => {
      if (this.#isEdited()) void keepDraft(this.#draft, this.history.peek().now, this.#by);
    };
    const stop = effect(() => {
      const [layout, object, sound] = [this.layout.value, this.object.value, !hasError(this.ownCheck.value)];
      clearTimeout(timer);
      timer = setTimeout(() => {
        keep();
        if (sound) void this.#look(layout, object);
      }, PAUSE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
      // The last change may be younger than the pause.
      keep();
    };
  }

  /** Fetches the layouts, and goes on with a draft where there is one. */
  async begin(): Promise<void> {
    const kept = await readDraft<Opened>(this.#draft, this.#by);
    if (
      kept !== undefined &&
      checkLabelLayout(kept.layout).ok &&
      untracked(() => this.history.value.past.length === 0)
    ) {
      this.history.value = beginWith({ layout: kept.layout, saved: kept.saved });
      this.#isDraft = true;
    }
    await this.refresh();
  }

  async refresh(): Promise<void> {
    try {
      this.layouts.value = await fetchLayouts();
    } catch (error) {
      this.trouble.value = wordsOf(error);
    }
  }

  /** Opens a layout: one's own to be changed, a preset as a copy. */
  open({ layout, isPreset }: UsableLayout): void {
    this.#begin(isPreset ? asOwn(layout, this.names()) : layout, isPreset ? '' : JSON.stringify(layout));
  }

  /** Takes a layout as a new one that nobody has saved. */
  takeNew(layout: LabelLayout): void {
    this.#begin({ ...layout, name: freeName(layout.name, this.names()) }, '');
  }

  /** Changes the layout; changes of one `part`, such as a drag, are taken back together. */
  edit(next: LabelLayout, part?: string): void {
    const { layout, saved } = this.history.value.now;
    if (next === layout) return;
    const opened = { layout: next, saved: next.name === layout.name ? saved : this.#savedAs(next.name) };
    this.history.value = changed(this.history.value, opened, part);
    this.#choose(this.chosen.value);
  }

  undo(): void {
    this.history.value = stepBack(this.history.value);
    this.#choose(this.chosen.value);
  }

  redo(): void {
    this.history.value = stepForward(this.history.value);
    this.#choose(this.chosen.value);
  }

  async save(): Promise<void> {
    const layout = this.layout.value;
    if (hasError(this.ownCheck.value)) return say('Not saved: what is marked in red has to be put right first.');
    try {
      await keepLayout(layout);
      this.#setSaved(layout.name, JSON.stringify(layout));
      // What was changed while it was on its way is not saved.
      if (!this.isChanged.value) void keepDraft(this.#draft, undefined, this.#by);
      say(`${layout.name} is saved.`);
      await this.refresh();
    } catch (error) {
      say(`Not saved. ${wordsOf(error)}`);
    }
  }

  /** Removes the layout from the server; it stays open here, so that it can be saved again. */
  async remove(): Promise<void> {
    const { name } = this.layout.value;
    try {
      await removeLayout(name);
      this.#setSaved(name, '');
      say(`${name} is deleted. It is still open here: Save brings it back.`);
      await this.refresh();
    } catch (error) {
      say(`Not deleted. ${wordsOf(error)}`);
    }
  }

  names(): readonly string[] {
    return this.layouts.value.map((one) => one.layout.name);
  }

  get #draft(): string {
    return `label layout ${this.code}`;
  }

  #begin(layout: LabelLayout, saved: string): void {
    const opened = { layout, saved };
    if (this.#isEdited()) {
      say(`${this.layout.value.name} was not saved: Undo goes back to it.`);
      this.history.value = changed(this.history.value, opened);
    } else this.history.value = beginWith(opened);
    this.#isDraft = false;
    this.chosen.value = undefined;
    void keepDraft(this.#draft, undefined, this.#by);
  }

  /** Whether something stands there that somebody changed and nobody saved. */
  #isEdited(): boolean {
    return (this.#isDraft || this.history.peek().past.length > 0) && this.isChanged.peek();
  }

  #savedAs(name: string): string {
    const kept = this.layouts.value.find((one) => !one.isPreset && one.layout.name === name);
    return kept === undefined ? '' : JSON.stringify(kept.layout);
  }

  #setSaved(name: string, saved: string): void {
    this.history.value = mapped(this.history.value, (one) => (one.layout.name === name ? { ...one, saved } : one));
  }

  #choose(at: number | undefined): void {
    this.chosen.value = at !== undefined && at < this.layout.value.elements.length ? at : undefined;
  }

  async #look(layout: LabelLayout, object: StationObject | undefined): Promise<void> {
    const asked = ++this.#asked;
    const about = object === undefined ? undefined : { code: this.code, id: object.id };
    try {
      const [longest, real] = await Promise.all([
        lookAt(layout),
        about === undefined ? undefined : lookAt(layout, about),
      ]);
      if (asked !== this.#asked) return;
      this.looks.value = { longest, ...(real !== undefined && { object: real }) };
      this.trouble.value = undefined;
    } catch (error) {
      if (asked === this.#asked) this.trouble.value = wordsOf(error);
    }
  }
}

/** A copy of a preset under a name of its own. */
function asOwn(preset: LabelLayout, taken: readonly string[]): LabelLayout {
  return { ...preset, name: freeName(`own-${preset.name}`, taken) };
}

function elementOf({ field }: Finding): number | undefined {
  const found = /elements\[(\d+)\]/.exec(field ?? '');
  return found === null ? undefined : Number(found[1]);
}

/** What the drawing found; the check of the layout itself was made here already. */
function drawn(look: LayoutLook | undefined): readonly Finding[] {
  return look?.findings.filter((one) => one.field?.includes(': elements') === true) ?? [];
}

const keyOf = ({ finding, at }: DeskFinding): string => `${finding.code} ${at}`;
