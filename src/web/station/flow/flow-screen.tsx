import type { Ref, RefObject } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { ObjectType } from '../../../domain/drilling/object-type.ts';
import type { IntervalCm } from '../../../domain/station/sample-interval.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { Icon } from '../../shared/icon.tsx';
import type { KeyMap } from '../../shared/key-names.ts';
import { leftFor } from '../keeping/kept-blocks.ts';
import { undo } from '../keeping/station.ts';
import { blocks, expedition, isComplete, mayEnterHere, openCode, tree } from '../keeping/station-state.ts';
import { tell, useScreenKeys } from '../parts/keys.ts';
import { goTo } from '../parts/place.ts';
import { askHowToPrint, printLabels } from '../parts/print-labels.ts';
import { ExpeditionName, TopBar } from '../parts/top-bar.tsx';
import { HoleFlow } from './hole-flow.ts';
import type { RunDraft } from './run-draft.ts';
import { RunForm } from './run-form.tsx';
import { RunList } from './run-list.tsx';
import { SampleSide } from './sample-side.tsx';
import { SectionDrawing } from './section-drawing.tsx';
import { SectionTable } from './section-table.tsx';
import { SplitTool } from './split-tool.tsx';

/** Core runs of one hole, recorded on one screen. `holeName` is the hole's combined id. */
export function FlowScreen({ holeName }: { holeName: string }) {
  const hole = [...tree.value.all()].find((one) => one.type === 'hole' && one.combinedId === holeName);
  if (hole === undefined)
    return (
      <>
        <TopBar>Hole {holeName}</TopBar>
        <main id="main" class="choose" tabIndex={-1}>
          <h1>{isComplete.value ? 'There is no such hole here' : 'Fetching the expedition'}</h1>
          {!isComplete.value && <p>Everything is fetched once, then it stays on this tablet.</p>}
        </main>
      </>
    );
  return <OneHole key={hole.id} hole={hole} />;
}

function OneHole({ hole }: { hole: StationObject }) {
  const code = openCode.value!;
  const flow = useMemo(() => new HoleFlow(code, hole.id), [code, hole.id]);
  const firstField = useRef<HTMLInputElement>(null);
  const sampleField = useRef<HTMLInputElement>(null);
  useEffect(() => flow.watch(), [flow]);
  const doing = {
    newRun: () => {
      flow.choose(undefined);
      firstField.current?.focus();
    },
    save: async () => {
      if (await flow.save()) leaveField();
      // On a small screen what stands against it lies below.
      else document.getElementById('run-findings')?.scrollIntoView({ block: 'nearest' });
    },
    sample: () => sampleField.current?.focus(),
  };
  useScreenKeys(keysOf(flow, doing));
  const numbers = blocks.value.filter((one) => one.expedition === code);
  return (
    <>
      <TopBar>
        <ExpeditionName />
        <Icon name="hole" />
        Hole {hole.name}
      </TopBar>
      <main id="main" class="st" tabIndex={-1}>
        <h1 class="sr">Record core runs of hole {hole.name}</h1>
        <RunList
          hole={hole}
          runs={flow.runs.value}
          chosen={flow.chosenRun.value}
          left={leftFor(numbers, 'section', hole.path)}
          onChoose={flow.choose}
        />
        <div class="card">
          <FlowForm flow={flow} firstField={firstField} onSave={() => void doing.save()} />
          {flow.run.value !== undefined && <Cutting flow={flow} run={flow.run.value} sampleField={sampleField} />}
          <SectionTable hole={hole} runs={flow.runs.value} chosen={flow.chosenRun.value} code={code} />
        </div>
      </main>
      <Keys />
      <div class="foot">
        <button type="button" class="btn" onClick={doing.newRun}>
          <Icon name="plus" />
          New run
        </button>
        <button type="button" class="btn p" disabled={!mayEnter(flow, 'core_run')} onClick={() => void doing.save()}>
          Save run
        </button>
      </div>
    </>
  );
}

interface Doing {
  readonly newRun: () => void;
  readonly save: () => Promise<void>;
  readonly sample: () => void;
}

function keysOf(flow: HoleFlow, { newRun, save, sample }: Doing): KeyMap {
  return {
    n: newRun,
    j: () => flow.step(1),
    k: () => flow.step(-1),
    ArrowRight: () => flow.stepSection(1),
    ArrowLeft: () => flow.stepSection(-1),
    s: () => void (mayEnter(flow, 'split') && flow.split()),
    m: sample,
    p: () => void printWhatIsAtHand(flow),
    l: () => askHowToPrint({ code: flow.code, objects: atHand(flow) }),
    o: () => goTo({ screen: 'object', code: flow.code, id: flow.holeId }),
    'ctrl+enter': () => void (mayEnter(flow, 'core_run') && save()),
    Escape: leaveField,
  };
}

/** The label of what was cut last, else those of the sections of the run. */
function printWhatIsAtHand(flow: HoleFlow): Promise<void> {
  return printLabels({ code: flow.code, objects: atHand(flow) });
}

function atHand(flow: HoleFlow): readonly StationObject[] {
  const born = flow.born.value;
  return born === undefined ? flow.sections.value : [born];
}

const mayEnter = (flow: HoleFlow, type: ObjectType): boolean => mayEnterHere(tree.value.get(flow.holeId), type);

/** Single letters count again, and what is typed stays. */
function leaveField(): void {
  (document.activeElement as HTMLElement | null)?.blur();
}

function FlowForm(given: { flow: HoleFlow; firstField: Ref<HTMLInputElement>; onSave: () => void }) {
  const { flow, firstField, onSave } = given;
  const run = flow.run.value;
  return (
    <RunForm
      draft={flow.draft.value}
      plan={flow.plan.value}
      igsn={run?.igsn ?? null}
      keptOn={run === undefined ? '' : tree.value.keptOn(run.id)}
      note={noteOf(flow.draft.value)}
      code={flow.code}
      mayEnter={mayEnter(flow, 'core_run')}
      wasTried={flow.wasTried.value}
      isChanged={flow.isChanged.value}
      isDraftKept={flow.isDraftKept.value}
      isFirst={flow.runs.value.length === 0}
      firstField={firstField}
      onDraft={flow.setDraft}
      onSave={onSave}
      onDrop={flow.dropDraft}
    />
  );
}

/** The drawing of the run with its tools, and where samples are typed. */
function Cutting(given: { flow: HoleFlow; run: StationObject; sampleField: RefObject<HTMLInputElement | null> }) {
  const { flow, run, sampleField } = given;
  const focusSample = () => sampleField.current?.focus();
  const mark = (interval: IntervalCm, isDone: boolean) => {
    flow.sampleText.value = `${interval.topCm}-${interval.bottomCm}`;
    if (isDone) focusSample();
  };
  return (
    <div class="sec">
      <div class="dr">
        <Tools flow={flow} onSample={focusSample} />
        <SectionDrawing
          run={run}
          sections={flow.sections.value}
          chosen={flow.section.value?.id}
          interval={flow.samplePlan.value?.samples[0]}
          missingM={flow.plan.value.sum.differenceM}
          onChoose={(id) => {
            flow.chosenSection.value = id;
          }}
          onInterval={mark}
        />
      </div>
      <SampleSide flow={flow} mayEnter={mayEnter(flow, 'sample')} input={sampleField} />
    </div>
  );
}

function Tools({ flow, onSample }: { flow: HoleFlow; onSample: () => void }) {
  const isOff = !mayEnter(flow, 'split');
  return (
    <div class="tools">
      <SplitTool flow={flow} isOff={isOff} />
      <button type="button" class="btn l" disabled={!mayEnter(flow, 'sample')} onClick={onSample}>
        <Icon name="sample" size={20} />
        Mark sample <kbd class="h-ph">M</kbd>
      </button>
      <button
        type="button"
        class="btn l"
        onClick={() => void printLabels({ code: flow.code, objects: flow.sections.value })}
      >
        <Icon name="print" size={20} />
        Print {flow.sections.value.length} <kbd class="h-ph">P</kbd>
      </button>
      <button
        type="button"
        class="btn l"
        onClick={() => askHowToPrint({ code: flow.code, objects: flow.sections.value })}
      >
        Labels… <kbd class="h-ph">L</kbd>
      </button>
      <button
        type="button"
        class="btn l"
        disabled={expedition.value?.mayEnter !== true}
        onClick={() => void tell(undo(), 'Taken back')}
      >
        <Icon name="undo" size={20} />
        Undo <kbd class="h-ph">Ctrl Z</kbd>
      </button>
    </div>
  );
}

const KEYS = [
  ['N', 'new run'],
  ['↵', 'next field'],
  ['Ctrl ↵', 'save run'],
  ['S', 'split'],
  ['M', 'mark sample'],
  ['P', 'print label'],
  ['J K', 'deeper, shallower'],
  ['Ctrl Z', 'undo'],
  ['G', 'grid'],
  ['/', 'find'],
  ['?', 'all keys'],
] as const;

function Keys() {
  return (
    <footer class="keys">
      {KEYS.map(([key, does]) => (
        <span key={key}>
          <kbd>{key}</kbd> {does}
        </span>
      ))}
    </footer>
  );
}

function noteOf({ values }: RunDraft): string {
  return typeof values.core_diameter_mm === 'number' ? `core ${values.core_diameter_mm} mm` : '';
}
