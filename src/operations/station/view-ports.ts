import type { SharedView } from '../../domain/station/filter/grid-view.ts';

/** Views of grids that people share, inside one unit of work. */
export interface ViewPort {
  /** The views of an expedition in the order of their making. */
  readonly views: (expeditionId: string) => Promise<SharedView[]>;
  /** Keeps views, new or in place of the one of the same id. */
  readonly keepViews: (expeditionId: string, views: readonly SharedView[]) => Promise<void>;
  readonly removeView: (expeditionId: string, id: string) => Promise<void>;
  /** Whether an id is that of a view of another expedition. */
  readonly isElsewhere: (expeditionId: string, id: string) => Promise<boolean>;
}
