import { holePathOf, runPathOf, sectionPathOf } from '../domain/report/path-parts.ts';
import type { ReportHole, ReportRun, ReportSection } from '../domain/report/report-rows.ts';
import type { ReportData } from './report-data.ts';

/** What people call the things that an object lies in. */
export interface Names {
  readonly hole: (path: string) => ReportHole | undefined;
  readonly run: (path: string) => ReportRun | undefined;
  readonly section: (path: string) => ReportSection | undefined;
}

/** Looks up what stands above an object by its path. */
export function namesOf({ holes, runs, sections }: ReportData): Names {
  const holeAt = new Map(holes.map((one) => [one.path, one]));
  const runAt = new Map(runs.map((one) => [one.path, one]));
  const sectionAt = new Map(sections.map((one) => [one.path, one]));
  return {
    hole: (path) => holeAt.get(holePathOf(path)),
    run: (path) => runAt.get(runPathOf(path)),
    section: (path) => sectionAt.get(sectionPathOf(path)),
  };
}

/** Number and tool letter of a core run, `84Z`. */
export function runName({ name, coreType }: Pick<ReportRun, 'name' | 'coreType'>): string {
  return `${name}${coreType ?? ''}`;
}

/** A section as people call it: its number, or CC. */
export function sectionName({ name, isCoreCatcher }: Pick<ReportSection, 'name' | 'isCoreCatcher'>): string {
  return isCoreCatcher ? 'CC' : name;
}

/** Site and hole, `1 A`. */
export function holeName(hole: Pick<ReportHole, 'site' | 'name'> | undefined): string {
  return hole === undefined ? '' : `${hole.site} ${hole.name}`;
}

/** Items by the path of what they lie in. */
export function groupByPath<Item extends { readonly path: string }>(
  items: readonly Item[],
  pathOf: (path: string) => string,
): ReadonlyMap<string, readonly Item[]> {
  return Map.groupBy(items, (item) => pathOf(item.path));
}
