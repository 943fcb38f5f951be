import { CorestoneError } from '../../domain/error.ts';
import { type GridView, MOST_VIEWS, type SharedView } from '../../domain/station/filter/grid-view.ts';
import type { Caller } from '../caller.ts';
import { holdViewsOf } from '../hold-jobs.ts';
import type { UnitOfWork } from '../ports.ts';

/** A view that somebody shares, and the revision they saw; 0 is a new one. */
export interface WantedView {
  readonly expeditionId: string;
  readonly view: GridView;
  readonly revision: number;
}

/**
 * Shares a view with everybody in an expedition, or changes a shared one. Sent again, it is there once. A default takes the place of the one before. Who may is for the caller to say.
 * Throws `conflict` where somebody else changed or removed the view meanwhile, `exhausted` above {@link MOST_VIEWS}.
 */
export async function shareView(unitOfWork: UnitOfWork, wanted: WantedView, caller: Caller): Promise<SharedView> {
  const { expeditionId, view } = wanted;
  return unitOfWork(async (work) => {
    await holdViewsOf(work, expeditionId, caller);
    const at = work.now();
    const all = await work.views.views(expeditionId);
    const before = all.find(({ id }) => id === view.id);
    if (before !== undefined && isSame(before, view)) return before;
    if (await work.views.isElsewhere(expeditionId, view.id)) throw new CorestoneError('conflict', CHANGED);
    if ((before?.revision ?? 0) !== wanted.revision) throw new CorestoneError('conflict', CHANGED);
    if (before === undefined && all.length >= MOST_VIEWS)
      throw new CorestoneError('exhausted', `There are ${MOST_VIEWS} shared views, which is the most.`);
    const stamp = { changedAt: at, changedBy: caller.name };
    const shared = { ...view, ...stamp, revision: wanted.revision + 1 };
    const others = view.isDefault
      ? all.filter((one) => one.isDefault && one.type === view.type && one.id !== view.id)
      : [];
    const yielded = others.map((one) => ({ ...one, ...stamp, isDefault: false, revision: one.revision + 1 }));
    await work.views.keepViews(expeditionId, [...yielded, shared]);
    await work.audit(caller, [{ action: 'share-view', subject: expeditionId, before, after: shared }], at);
    return shared;
  });
}

/** Removes a shared view; one that is gone already is no fault. Throws `conflict` where somebody else changed it meanwhile. */
export async function removeView(
  unitOfWork: UnitOfWork,
  { expeditionId, id, revision }: { readonly expeditionId: string; readonly id: string; readonly revision: number },
  caller: Caller,
): Promise<void> {
  await unitOfWork(async (work) => {
    await holdViewsOf(work, expeditionId, caller);
    const before = (await work.views.views(expeditionId)).find((one) => one.id === id);
    if (before === undefined) return;
    if (before.revision !== revision) throw new CorestoneError('conflict', CHANGED);
    await work.views.removeView(expeditionId, id);
    await work.audit(caller, [{ action: 'remove-view', subject: expeditionId, before }], work.now());
  });
}

const CHANGED = 'Somebody else changed or removed this view meanwhile.';

function isSame({ revision: _, changedAt: _at, changedBy: _by, ...before }: SharedView, view: GridView): boolean {
  const inOrder = (one: GridView) => JSON.stringify(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return inOrder(before) === inOrder(view);
}
