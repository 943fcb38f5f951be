import type { ObjectNames } from '../../domain/drilling/object-row.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { spokenSection } from './check-section.ts';
import type { ListingRun, ListingSection } from './listing-section.ts';

interface GatheredHole {
  readonly names: ObjectNames;
  /** Sections by name, by run. */
  readonly runs: Map<number, Map<string, ListingSection>>;
}

/** The sections of a listing, put together by hole and run as they come, in whatever order they come. */
export class GatheredRuns {
  readonly #holes = new Map<string, GatheredHole>();

  /** Takes a section in; a section that is there already gives the finding `duplicate-key` and is left out. */
  add(names: ObjectNames, section: ListingSection): Finding | undefined {
    const key = JSON.stringify(names);
    const hole = this.#holes.get(key) ?? { names, runs: new Map<number, Map<string, ListingSection>>() };
    this.#holes.set(key, hole);
    const sections = hole.runs.get(section.core) ?? new Map<string, ListingSection>();
    const earlier = sections.get(section.name);
    if (earlier !== undefined) return duplicate(section, earlier);
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
        sections: withCatchers(sections).toSorted((one, other) => one.number - other.number),
      }));
    }
  }
}

/**
 * Settles which section is the core catcher: `CC`, which gives way to a section of its number, or section 9, unless there is
 * a section 8 above which it is just the next.
 */
function withCatchers(sections: ReadonlyMap<string, ListingSection>): ListingSection[] {
  return [...sections.values()].map((section) => {
    if (section.name !== 'CC')
      return section.isCatcher && sections.has('8') ? { ...section, isCatcher: false } : section;
    let { number } = section;
    while (sections.has(String(number))) number += 1;
    return { ...section, number };
  });
}

function duplicate(section: ListingSection, earlier: ListingSection): Finding {
  const spoken = spokenSection(section);
  const message = `${spoken} is already stated in row ${earlier.at.row}; the later row is left out`;
  return finding('duplicate-key', message, {
    field: 'Section',
    value: spoken,
    rule: 'each section once',
    at: section.at,
  });
}
