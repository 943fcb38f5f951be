import { catcherNumber, isCatcherByName, isCatcherName, placeInRun } from '../../domain/drilling/core-catcher.ts';
import { duplicateKey } from '../../domain/drilling/duplicate-key.ts';
import type { ObjectNames } from '../../domain/drilling/object-row.ts';
import type { Finding } from '../../domain/finding.ts';
import type { ListedLine, ListingRun, ListingSection } from './listing-section.ts';

/** A section that was stated before. Lying elsewhere it is perhaps another section, whose name is mistyped. */
export interface RepeatedSection {
  readonly finding: Finding;
  readonly isElsewhere: boolean;
}

interface GatheredHole {
  readonly names: ObjectNames;
  /** Sections by name, by run. */
  readonly runs: Map<number, Map<string, ListedLine>>;
}

/** The sections of a listing, put together by hole and run as they come, in whatever order they come. */
export class GatheredRuns {
  readonly #holes = new Map<string, GatheredHole>();

  /** Takes a section in; one that is there already gives the finding `duplicate-key` and is left out. */
  add(names: ObjectNames, section: ListedLine): RepeatedSection | undefined {
    const key = JSON.stringify(names);
    const hole = this.#holes.get(key) ?? { names, runs: new Map<number, Map<string, ListedLine>>() };
    this.#holes.set(key, hole);
    const sections = hole.runs.get(section.core) ?? new Map<string, ListedLine>();
    const earlier = sections.get(section.name);
    if (earlier !== undefined) {
      const itsNames = { ...names, core_run: String(section.core), section: section.name };
      const finding = duplicateKey('section', itsNames, earlier.at, section.at);
      return { finding, isElsewhere: section.topM !== earlier.topM || section.bottomM !== earlier.bottomM };
    }
    sections.set(section.name, { ...section, holeNames: hole.names });
    hole.runs.set(section.core, sections);
    return undefined;
  }

  /**
   * The holes in the order in which they came, each with its runs by number and their sections from top to bottom. A hole is
   * let go once it was given, since a large listing is held only here.
   */
  *holes(): Generator<readonly ListingRun[]> {
    for (const [key, { names, runs }] of this.#holes) {
      this.#holes.delete(key);
      const ordered = [...runs].toSorted(([one], [other]) => one - other);
      yield ordered.map(([core, sections]) => ({
        names: { ...names, core_run: String(core) },
        core,
        sections: inOrder(sections),
      }));
    }
  }
}

/** The sections of one run from top to bottom, with the core catcher found out and numbered. */
function inOrder(sections: ReadonlyMap<string, ListedLine>): ListingSection[] {
  const has = (section: string) => sections.has(section);
  return [...sections.values()]
    .toSorted((one, other) => placeInRun(one.name) - placeInRun(other.name))
    .map((section) => ({
      ...section,
      ...(isCatcherName(section.name) ? { number: catcherNumber(has) } : {}),
      isCatcher: isCatcherByName(section.name, has),
    }));
}
