import { CorestoneError } from '../../domain/error.ts';
import { bad, type Checked, good } from '../../domain/finding.ts';
import { checkLabelLayout } from '../../domain/label/check-label-layout.ts';
import type { LabelLayout } from '../../domain/label/label-layout.ts';
import { LABEL_PRESETS } from '../../domain/label/label-presets.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { UnitOfWork } from '../ports.ts';
import type { PaperPort } from './paper-ports.ts';

/** A layout that can be used; `isPreset` says that it came with the program, `party` who may change it otherwise. */
export interface UsableLayout {
  readonly layout: LabelLayout;
  readonly isPreset: boolean;
  readonly party: string;
}

/** All layouts: the presets, then one's own by name. */
export async function listLayouts(paper: PaperPort): Promise<UsableLayout[]> {
  const presets = LABEL_PRESETS.map((layout) => ({ layout, isPreset: true, party: '' }));
  const own = (await paper.layouts()).map((one) => ({
    layout: readKept(one.layout),
    isPreset: false,
    party: one.party,
  }));
  return [...presets, ...own];
}

/** A layout by its name. Throws `not-found`, which names those that there are. */
export async function findLayout(paper: PaperPort, name: string): Promise<LabelLayout> {
  const preset = LABEL_PRESETS.find((one) => one.name === name);
  if (preset !== undefined) return preset;
  const kept = await paper.findLayout(name);
  if (kept !== undefined) return readKept(kept.layout);
  const names = (await listLayouts(paper)).map((one) => one.layout.name);
  throw new CorestoneError('not-found', `There is no label layout ${name}; there are ${names.join(', ')}.`);
}

/**
 * Keeps a layout of one's own, new or in place of the one of the same name; findings as `checkLabelLayout`. `party` says whose it
 * is; a layout that is there already stays with its party. Throws `not-allowed` for who may not deposit for it, `already-exists` for
 * the name of a preset.
 */
export async function keepLayout(
  unitOfWork: UnitOfWork,
  json: unknown,
  party: string,
  caller: Caller,
): Promise<Checked<LabelLayout>> {
  const read = checkLabelLayout(json);
  if (!read.ok) return bad(...read.findings);
  const layout = read.value;
  ensureIsOwn(layout.name);
  return unitOfWork(async (work) => {
    const before = await work.paper.findLayout(layout.name);
    const owner = before?.party ?? party;
    ensureMay(caller, 'deposit', owner);
    const at = work.now();
    const kept = {
      name: layout.name,
      party: owner,
      layout: JSON.stringify(layout),
      changedAt: at,
      changedBy: caller.name,
    };
    await work.paper.keepLayout(kept);
    const entry = {
      action: 'keep-label-layout',
      subject: layout.name,
      before: before && readKept(before.layout),
      after: layout,
    };
    await work.audit(caller, [entry], at);
    return good(layout, read.findings);
  });
}

/** Removes a layout of one's own. Throws `not-found`, `not-allowed`, `already-exists` for a preset, which stays. */
export async function removeLayout(unitOfWork: UnitOfWork, name: string, caller: Caller): Promise<void> {
  ensureIsOwn(name);
  await unitOfWork(async (work) => {
    const before = await work.paper.findLayout(name);
    if (before === undefined) throw new CorestoneError('not-found', `There is no label layout ${name} of your own.`);
    ensureMay(caller, 'deposit', before.party);
    await work.paper.removeLayout(name);
    const entry = { action: 'remove-label-layout', subject: name, before: readKept(before.layout) };
    await work.audit(caller, [entry], work.now());
  });
}

function ensureIsOwn(name: string): void {
  if (LABEL_PRESETS.every((one) => one.name !== name)) return;
  throw new CorestoneError(
    'already-exists',
    `${name} comes with the program and stays as it is; copy it under another name.`,
  );
}

// It was checked when it was kept.
const readKept = (layout: string): LabelLayout => JSON.parse(layout) as LabelLayout;
