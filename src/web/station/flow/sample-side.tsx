import type { Ref } from 'preact';
import { roundM } from '../../../domain/drilling/length-rounding.ts';
import type { Finding } from '../../../domain/finding.ts';
import { standingFindings } from '../../../domain/station/standing-findings.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { Icon } from '../../shared/icon.tsx';
import { numberOf } from '../keeping/local-depths.ts';
import { mayMakeBelow, tree } from '../keeping/station-state.ts';
import { FindingRow } from '../parts/finding-row.tsx';
import { Link } from '../parts/link.tsx';
import { printLabels } from '../parts/print-labels.ts';
import type { HoleFlow } from './hole-flow.ts';
import type { SamplePlan } from './plan-sample.ts';
import { depth } from './run-list.tsx';

/** Where a sample is typed, `62-70`, and what was made last with its number. */
export function SampleSide(given: { flow: HoleFlow; mayEnter: boolean; input: Ref<HTMLInputElement> }) {
  const { flow, mayEnter } = given;
  const [section, holder, plan] = [flow.section.value, flow.holder.value, flow.samplePlan.value];
  const born = flow.born.value;
  if (section === undefined) return null;
  const keepReason = (code: string, reason: string) => {
    flow.sampleReasons.value = { ...flow.sampleReasons.value, [code]: reason };
  };
  return (
    <div class="sd">
      <form
        class="fld"
        onSubmit={(event) => {
          event.preventDefault();
          void flow.takeSamples();
        }}
      >
        <label class="lab" for="sample-interval">
          <Icon name="sample" size={17} />
          Sample in {sectionWords(section)}
          {holder?.type === 'split' ? `, half ${holder.name}` : ''}
        </label>
        <span class="in">
          <input
            id="sample-interval"
            ref={given.input}
            value={flow.sampleText.value}
            autocomplete="off"
            spellcheck={false}
            inputMode="text"
            disabled={!mayEnter}
            onInput={(event) => {
              flow.sampleText.value = event.currentTarget.value;
            }}
          />
          <span aria-hidden="true">cm</span>
        </span>
        <span class="sm mut n">
          {mayEnter ? sampleWords(section, holder, plan) : 'Your role in this expedition does not take samples.'}
        </span>
        <button type="submit" class="btn l" disabled={!mayEnter || plan === undefined}>
          Take {plan !== undefined && plan.samples.length > 1 ? `${plan.samples.length} samples` : 'sample'}{' '}
          <kbd class="h-ph">↵</kbd>
        </button>
      </form>
      {(plan?.findings ?? []).map((one: Finding) => (
        <FindingRow
          key={one.code + one.message}
          finding={one}
          reason={flow.sampleReasons.value[one.code]}
          onReason={(reason) => keepReason(one.code, reason)}
        />
      ))}
      {born !== undefined && <Born object={tree.value.get(born.id) ?? born} code={flow.code} />}
    </div>
  );
}

function Born({ object, code }: { object: StationObject; code: string }) {
  return (
    <div class={object.igsn === null ? 'born later' : 'born'} role="status">
      <span class="eb">
        <Icon name={object.igsn === null ? 'st-pending' : 'ok'} size={17} />
        {object.igsn === null ? 'No number left here' : 'Number given'}
      </span>
      <Link to={{ screen: 'object', code, id: object.id }} class="m">
        {object.igsn ?? object.combinedId}
      </Link>
      <button type="button" class="btn" onClick={() => void printLabels({ code, objects: [object] })}>
        <Icon name="print" size={18} />
        Print label
      </button>
      {tree.value.get(object.id) !== undefined && mayMakeBelow(object, 'sample') && (
        <Link to={{ screen: 'new', code, type: 'sample', parentId: object.id }} class="btn">
          <Icon name="sample" size={18} />
          Sub-sample
        </Link>
      )}
      <span class="sm mut">
        {object.combinedId}.{' '}
        {object.igsn === null
          ? 'The server gives its number when it is back.'
          : 'Reserved; it is registered when complete.'}
      </span>
    </div>
  );
}

const sectionWords = ({ name }: StationObject): string => (name === 'CC' ? 'the core catcher' : `section ${name}`);

function sampleWords(section: StationObject, holder: StationObject | undefined, plan: SamplePlan | undefined): string {
  const first = plan?.samples[0];
  if (first === undefined || standingFindings(plan?.findings ?? []).some(({ severity }) => severity === 'error'))
    return 'Top and bottom in cm: 10-15. A series: 0-100/20 x 2';
  const top = section.topDrfM === null ? null : roundM(section.topDrfM + first.topCm / 100);
  const bottom = section.topDrfM === null ? null : roundM(section.topDrfM + first.bottomCm / 100);
  const share = holder?.type === 'split' ? numberOf(holder.values, 'percent_pc') : null;
  const takes = share === null ? '' : `, takes ${share} % of the core`;
  return `${depth(top)}–${depth(bottom)} m, ${roundM(first.bottomCm - first.topCm)} cm${takes}`;
}
