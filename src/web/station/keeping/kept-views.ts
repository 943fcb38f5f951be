import { computed, signal } from '@preact/signals';
import type { ObjectType } from '../../../domain/drilling/object-type.ts';
import { type GridView, LONGEST_VIEW_NAME, type SharedView } from '../../../domain/station/filter/grid-view.ts';

/** A change of a shared view that the server has not taken yet. `revision` is the one it was made of, 0 for a new view. */
export interface WaitingView {
  readonly view: GridView;
  readonly revision: number;
  readonly isRemoved: boolean;
}

/**
 * The views of grids of one expedition as they are kept here: those of this machine alone, those that are shared as the server last said,
 * what is on its way there, and with which view grids open here, by type; `null` is with none.
 */
export interface KeptViews {
  readonly own: readonly GridView[];
  readonly shared: readonly SharedView[];
  readonly waiting: readonly WaitingView[];
  readonly opensWith: Readonly<Partial<Record<ObjectType, string | null>>>;
}

/** Where a view lies: on this machine alone, with the server, or on its way there. */
export type ViewPlace = 'here' | 'shared' | 'waiting';

/** A view as the grid lists it. */
export interface ListedView {
  readonly view: GridView;
  readonly at: ViewPlace;
  readonly changedBy: string;
}

/** An expedition without views. */
export const NO_VIEWS: KeptViews = { own: [], shared: [], waiting: [], opensWith: {} };

/** The expedition whose views are there; undefined until they were read. */
export const viewsCode = signal<string | undefined>(undefined);

/** The views of the open expedition. */
export const keptViews = signal(NO_VIEWS);

/** All views of the open expedition: shared ones with what is on its way on top, then those of this machine. */
export const listedViews = computed(() => listViews(keptViews.value));

/** {@link listedViews} of any expedition. */
export function listViews({ own, shared, waiting }: KeptViews): readonly ListedView[] {
  const changes = new Map(waiting.map((one) => [one.view.id, one]));
  const others = shared.filter(({ id }) => !changes.has(id));
  return [
    ...others.map((view) => ({ view, at: 'shared' as const, changedBy: view.changedBy })),
    ...waiting.filter((one) => !one.isRemoved).map(({ view }) => ({ view, at: 'waiting' as const, changedBy: '' })),
    ...own.map((view) => ({ view, at: 'here' as const, changedBy: '' })),
  ];
}

/** The view that a grid of a type opens with: the one chosen on this machine, else the one that was chosen for everybody. */
export function viewToOpenWith(views: KeptViews, type: ObjectType): GridView | undefined {
  const listed = listViews(views).filter(({ view }) => view.type === type);
  const chosen = views.opensWith[type];
  if (chosen === null) return undefined;
  return (listed.find(({ view }) => view.id === chosen) ?? listed.find(({ view }) => view.isDefault))?.view;
}

/** Keeps a view in place of the one of its id, for this machine alone or on its way to the server. */
export function withView(views: KeptViews, view: GridView, isShared: boolean): KeptViews {
  const without = withoutView(views, view.id);
  // One that was shared is taken from the others when it is to be here alone.
  if (!isShared) return { ...without, own: [...without.own, { ...view, isDefault: false }] };
  const change = { view, revision: revisionOf(views, view.id), isRemoved: false };
  return { ...without, waiting: [...without.waiting.filter((one) => one.view.id !== view.id), change] };
}

/** Takes a view away; of a shared one the server is told. */
export function withoutView(views: KeptViews, id: string): KeptViews {
  const own = views.own.filter((one) => one.id !== id);
  const waiting = views.waiting.filter((one) => one.view.id !== id);
  const shared = views.shared.find((one) => one.id === id);
  if (shared === undefined) return { ...views, own, waiting };
  const { revision, changedAt: _at, changedBy: _by, ...view } = shared;
  return { ...views, own, waiting: [...waiting, { view, revision, isRemoved: true }] };
}

const revisionOf = (views: KeptViews, id: string): number => views.shared.find((one) => one.id === id)?.revision ?? 0;

/** What the server says of a view that was sent: it is there, or gone. */
export function settledView(views: KeptViews, sent: WaitingView, shared: SharedView | undefined): KeptViews {
  // Changed again while it was on its way: that goes next, made of what the server has now.
  const waiting = views.waiting.flatMap((one) => {
    if (one.view.id !== sent.view.id) return [one];
    return one === sent || isSameChange(one, sent) ? [] : [{ ...one, revision: shared?.revision ?? 0 }];
  });
  const others = views.shared.filter(({ id }) => id !== sent.view.id);
  return { ...views, waiting, shared: shared === undefined ? others : [...others, shared] };
}

/** What becomes of a view that the server did not take: it stays on this machine, under a name and an id of its own. */
export function refusedView(views: KeptViews, sent: WaitingView, id: string): KeptViews {
  const waiting = views.waiting.filter((one) => one.view.id !== sent.view.id);
  if (sent.isRemoved) return { ...views, waiting };
  const name = `${sent.view.name.slice(0, LONGEST_VIEW_NAME - 7)} (mine)`;
  return { ...views, waiting, own: [...views.own, { ...sent.view, id, name, isDefault: false }] };
}

const isSameChange = (one: WaitingView, other: WaitingView): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Views as they were kept; none where they were kept in another shape. */
export function readKeptViews(kept: unknown): KeptViews {
  const lists = ['own', 'shared', 'waiting'] as const;
  const isKept = (value: unknown): value is KeptViews =>
    typeof value === 'object' && value !== null && lists.every((name) => Array.isArray((value as KeptViews)[name]));
  return isKept(kept) ? { ...NO_VIEWS, ...kept } : NO_VIEWS;
}
