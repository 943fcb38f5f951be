import type { House } from '../../context.ts';
import { landingAddress } from '../../dissemination/record-address.ts';
import { CorestoneError } from '../../domain/error.ts';
import { keepComparison } from '../../operations/comparing/keep-comparison.ts';
import type { Lane } from '../../outbox/lane.ts';
import { lanesByUpstream } from '../../outbox/lanes-by-upstream.ts';
import { type ComparedPage, type ReconcileOptions, type Reconciliation, reconcile } from '../../outbox/reconcile.ts';
import { newKey } from '../../store/new-key.ts';
import type { Upstream } from '../../upstream/upstream.ts';
import { type Call, type Command, type ExitStatus, isSet } from '../command.ts';
import { STORE_OPTIONS, tellOtherAddress, withExistingHouse } from '../open-house.ts';
import { findingLine } from '../output.ts';
import { deliver } from './register.ts';

/** Compares register and upstream. */
export const reconcileCommand: Command = {
  name: 'reconcile',
  words: '',
  summary: 'Compares the register with what each upstream knows; changes nothing unless told to repair.',
  options: [
    { name: 'repair', definition: 'Puts what an upstream lacks or says otherwise in line again, and delivers it.' },
    ...STORE_OPTIONS,
  ],
  run: (call) =>
    withExistingHouse(call, async (house) => {
      if (house.upstream === undefined)
        throw new CorestoneError(
          'wrong-call',
          'This installation has no upstream; --upstream names one, `outbox settle` ends the wait for one.',
        );
      return run(call, house);
    }),
};

async function run(call: Call, house: House): Promise<ExitStatus> {
  const isRepair = isSet(call, 'repair');
  await tellOtherAddress(house, call.output);
  const results: NamedReconciliation[] = [];
  const job = newKey();
  for (const [upstream, lanes] of await lanesByUpstream(house.store, house.upstreams)) {
    const at = { upstream: upstream.name, job, isRepair };
    const keep = ({ verdicts }: ComparedPage) => house.unitOfWork((work) => keepComparison(work, at, verdicts));
    const found = await compareOne(call, house, upstream, lanes, { keep, ...(isRepair && { repairAt: house.now() }) });
    await house.unitOfWork((work) => work.comparisons.forgetOthers(upstream.name, job));
    results.push({ upstream: upstream.name, ...found });
  }
  const delivered = isRepair ? await deliver(house, call.output) : undefined;
  tell(call, results);
  const sum = (count: (one: NamedReconciliation) => number) => results.reduce((total, one) => total + count(one), 0);
  const findings = results.flatMap((one) => one.findings);
  const repaired = isRepair ? { repaired: sum((one) => one.repaired ?? 0), delivered: delivered ?? null } : {};
  call.output.result({ compared: sum((one) => one.compared), findings, upstreams: results, ...repaired });
  return findings.length === 0 ? 0 : 1;
}

/** Compares with every upstream that some record goes to, and says what differs; changes nothing. */
export async function compareUpstreams(call: Call, house: House): Promise<readonly NamedReconciliation[]> {
  await tellOtherAddress(house, call.output);
  const results: NamedReconciliation[] = [];
  for (const [upstream, lanes] of await lanesByUpstream(house.store, house.upstreams)) {
    const found = await compareOne(call, house, upstream, lanes, {});
    results.push({ upstream: upstream.name, ...found });
  }
  tell(call, results);
  return results;
}

/** What was found at one upstream. */
export type NamedReconciliation = Reconciliation & { readonly upstream: string };

async function compareOne(
  call: Call,
  house: House,
  upstream: Upstream,
  lanes: readonly Lane[],
  options: Pick<ReconcileOptions, 'keep' | 'repairAt'>,
) {
  const { baseUrl } = house.settings;
  const progress = call.output.progress(`Comparing ${upstream.name}`);
  const found = await reconcile(house.store, upstream, {
    lanes,
    landingUrl: (igsn) => landingAddress(baseUrl, igsn),
    onProgress: (compared) => progress.update(compared, 0),
    ...options,
  });
  progress.done();
  return found;
}

function tell({ output }: Call, results: readonly NamedReconciliation[]): void {
  for (const { upstream, compared, findings, repaired } of results) {
    for (const one of findings) output.say(findingLine(one));
    const again = repaired === undefined ? '' : ` ${repaired.toLocaleString('en')} put in line again.`;
    output.say(
      `${upstream}: ${compared.toLocaleString('en')} records compared, ${findings.length} differences.${again}`,
    );
  }
}
