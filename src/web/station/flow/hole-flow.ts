import { computed, effect, signal } from '@preact/signals';
import { isSameValue } from '../../../domain/drilling/same-value.ts';
import { standingFindings } from '../../../domain/station/standing-findings.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { localMoment } from '../../shared/clock.ts';
import { say } from '../../shared/say.ts';
import { NewObjects } from '../keeping/new-objects.ts';
import { keepDraft, perform, readDraft } from '../keeping/station.ts';
import { blocks, isComing, isComplete, person, tree } from '../keeping/station-state.ts';
import { type AroundRun, planRun, whyNotYet, wishesOf } from './plan-run.ts';
import { holderOf, isUsed, planSamples } from './plan-sample.ts';
import { isSplit, planSplit, splitsLeft } from './plan-split.ts';
import { coreTypeOf, draftOf, newDraft, onDeckOf, type RunDraft, runName } from './run-draft.ts';

type Drafts = Readonly<Record<string, RunDraft>>;

const NEW = 'new';
/**
 * What the screen of a hole keeps while it is open, and what can be done there. What is typed into a run is kept on the
 * tablet with every key, for each run of its own, until it is saved or is as it was.
 */
export class HoleFlow {
  readonly code: string;
  readonly holeId: string;
  readonly chosenRun = signal<string | undefined>(undefined);
  readonly chosenSection = signal<string | undefined>(undefined);
  /** How `split` splits: percent with strokes between, or with types. */
  readonly shares = signal('50/50');
  /** The split that is to be split on; absent for a section. */
  readonly chosenSplit = signal<string | undefined>(undefined);
  readonly sampleText = signal('');
  readonly sampleReasons = signal<Readonly<Record<string, string>>>({});
  /** The sample that was taken last. */
  readonly born = signal<StationObject | undefined>(undefined);
  /** Whether somebody wanted to save what stands there now. */
  readonly wasTried = signal(false);
  /** Whether the browser has written what was typed last; before that nothing calls it kept. */
  readonly isDraftKept = signal(true);
  readonly #drafts = signal<Drafts>({});

  readonly runs = computed(() => below(this.holeId, 'core_run'));
  readonly run = computed(() => tree.value.get(this.chosenRun.value));
  readonly sections = computed(() => (this.run.value === undefined ? [] : below(this.run.value.id, 'section')));
  readonly draft = computed(() => {
    const [kept, fresh] = [this.#drafts.value[this.chosenRun.value ?? NEW], this.#fresh()];
    if (kept === undefined) return fresh;
    // What nobody typed here is as the run has it now: others may have changed it since.
    return kept.runId === undefined ? kept : { ...kept, values: fresh.values };
  });
  readonly isChanged = computed(() => this.#drafts.value[this.chosenRun.value ?? NEW] !== undefined);
  readonly plan = computed(() => planRun(this.draft.value, this.#around()));
  readonly section = computed(
    () => this.sections.value.find(({ id }) => id === this.chosenSection.value) ?? this.sections.value[0],
  );
  readonly splitOf = computed(() => {
    const section = this.section.value;
    return section && splitsLeft(tree.value, section).find(({ id }) => id === this.chosenSplit.value);
  });
  readonly holder = computed(() =>
    this.section.value === undefined ? undefined : holderOf(tree.value, this.section.value),
  );
  readonly samplePlan = computed(() => {
    const holder = this.holder.value;
    if (holder === undefined) return undefined;
    return planSamples(tree.value, holder, this.sampleText.value, localMoment(Date.now()).slice(0, 10));
  });

  /** Whose drafts they are. */
  readonly #by = person.peek();
  #followsFetch = !isComplete.peek();

  constructor(code: string, holeId: string) {
    this.code = code;
    this.holeId = holeId;
    this.chosenRun.value = this.runs.value.at(-1)?.id;
    void readDraft<Drafts>(this.#name, this.#by).then((kept) => {
      // What somebody typed before this came back is newer.
      this.#drafts.value = { ...kept, ...this.#drafts.value };
      if (kept?.[NEW] !== undefined) this.choose(undefined);
    });
  }

  /** Follows what happens to the run that is shown; what it returns ends that. */
  watch(): () => void {
    return effect(() => {
      // While the expedition is fetched the last run is another one with every page.
      if (this.#followsFetch) {
        this.chosenRun.value = this.runs.value.at(-1)?.id;
        this.#followsFetch = !isComplete.value;
      }
      const { value } = this.chosenRun;
      if (value !== undefined && tree.value.get(value) === undefined) this.choose(this.runs.value.at(-1)?.id);
    });
  }

  /** Takes what was typed; what is as the run has it is no draft. */
  readonly setDraft = (draft: RunDraft): void => {
    this.#followsFetch = false;
    const { [this.#key]: _, ...others } = this.#drafts.value;
    const isAsKept = draft.runId !== undefined && isSameDraft(draft, this.#fresh());
    this.#keep(isAsKept ? others : { ...others, [this.#key]: draft });
  };

  /** Drops what was typed into the run that is shown. */
  readonly dropDraft = (): void => {
    const { [this.#key]: _, ...others } = this.#drafts.value;
    this.wasTried.value = false;
    this.#keep(others);
  };

  /** Shows a run, or the new one. */
  readonly choose = (id: string | undefined): void => {
    this.#followsFetch = false;
    this.chosenRun.value = id;
    this.chosenSection.value = undefined;
    this.sampleText.value = '';
    this.wasTried.value = false;
  };

  /** Shows the run so many further down. */
  readonly step = (by: number): void => {
    const runs = this.runs.value;
    const at = runs.findIndex(({ id }) => id === this.chosenRun.value);
    const next = at < 0 ? runs.length - 1 : Math.max(0, Math.min(runs.length - 1, at + by));
    if (runs[next] !== undefined) this.choose(runs[next].id);
  };

  /** Chooses the section so many to the right. */
  readonly stepSection = (by: number): void => {
    const sections = this.sections.value;
    const at = sections.findIndex(({ id }) => id === this.section.value?.id);
    this.chosenSection.value = sections[Math.max(0, Math.min(sections.length - 1, at + by))]?.id;
  };

  /** Saves the run that is shown; false where something stands against it, which is told. */
  readonly save = async (): Promise<boolean> => {
    const [draft, plan, key] = [this.draft.value, this.plan.value, this.#key];
    const typed = this.#drafts.value[key];
    this.wasTried.value = true;
    const why = whyNotYet(draft, plan, isComing.value);
    if (why !== undefined) {
      say(`Not saved yet: ${why}`);
      return false;
    }
    const name = runName(plan.name, plan.values);
    const done = wishesOf(draft, plan, this.#around(), blocks.value, localMoment(Date.now()));
    if (done.wishes.length > 0) await perform({ words: `core run ${name}`, wishes: done.wishes }, done.blocks);
    // While the browser wrote, somebody may have gone to another run, or typed on in this one, which is not saved.
    const { [key]: left, ...others } = this.#drafts.value;
    if (key === NEW || left === undefined || left === typed) this.#keep(others);
    if (this.#key === key) this.choose(done.runId);
    say(`Core run ${name} is kept.`);
    return true;
  };

  /** Splits what is chosen by the chosen shares; where it is the section and that is split already, the next that is not. */
  readonly split = async (): Promise<void> => {
    const [origin, shares] = [this.splitOf.value, this.shares.value];
    const isWhole = (one: StationObject) => !isSplit(tree.value, one);
    const section =
      origin === undefined
        ? [this.section.value, ...this.sections.value].find((one) => one && isWhole(one))
        : this.section.value;
    if (section === undefined) return say('Every section of this run is split.');
    const plan = planSplit(tree.value, { section, origin, shares }, blocks.value);
    if (!plan.ok) return say(`Not split: ${plan.findings[0]!.message} Right would be: ${plan.findings[0]!.rule}.`);
    const { words, wishes, blocks: nextBlocks } = plan.value;
    await perform({ words: `split of ${words}`, wishes }, nextBlocks);
    this.chosenSection.value = section.id;
    this.chosenSplit.value = undefined;
    say(`${words[0]!.toUpperCase()}${words.slice(1)} is split ${shares.trim().replaceAll('/', ' / ')}.`);
  };

  /** Takes the samples that are typed, unless something stands against them. */
  readonly takeSamples = async (): Promise<void> => {
    const [holder, plan] = [this.holder.value, this.samplePlan.value];
    if (holder === undefined || plan === undefined || plan.samples.length === 0) return;
    const overrides = Object.entries(this.sampleReasons.value).map(([code, reason]) => ({ code, reason }));
    if (standingFindings(plan.findings, overrides).length > 0) return;
    const made = new NewObjects(blocks.value);
    const ids = plan.samples.map(
      ({ name, values }) => made.add({ type: 'sample', name, parent: holder, values, overrides }).id,
    );
    const words = plan.samples.length === 1 ? `sample ${plan.samples[0]!.name}` : `${plan.samples.length} samples`;
    await perform({ words, wishes: made.wishes }, made.blocks);
    this.born.value = tree.value.get(ids.at(-1));
    this.sampleText.value = '';
    this.sampleReasons.value = {};
  };

  get #key(): string {
    return this.chosenRun.value ?? NEW;
  }

  get #name(): string {
    return `drafts ${this.code} ${this.holeId}`;
  }

  #keep(drafts: Drafts): void {
    this.#drafts.value = drafts;
    this.isDraftKept.value = false;
    keepDraft(this.#name, drafts, this.#by).then(
      () => {
        this.isDraftKept.value = this.#drafts.value === drafts;
      },
      () => undefined,
    );
  }

  #fresh(): RunDraft {
    const run = this.run.value;
    if (run !== undefined) return draftOf(run, this.sections.value);
    return newDraft(this.runs.value, tree.value.get(this.holeId)!);
  }

  #around(): AroundRun {
    const hole = tree.value.get(this.holeId)!;
    const sections = this.sections.value;
    const { value: runs } = this.runs;
    return { hole, runs, sections, isUsed: (section) => isUsed(tree.value, section), nowMs: Date.now() };
  }
}

function isSameDraft(one: RunDraft, other: RunDraft): boolean {
  const words = (draft: RunDraft) => {
    const { top, drilled, recovered, lossReason, line } = draft;
    return [top, drilled, recovered, lossReason, line, coreTypeOf(draft), onDeckOf(draft)];
  };
  return isSameValue(words(one), words(other));
}

const below = (id: string, type: StationObject['type']): StationObject[] =>
  tree.value.below(id).filter((one) => one.type === type);
