import type { ObjectNames } from '../../domain/drilling/object-row.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { spokenSection } from './check-section.ts';
import type { ListingRun, ListingSection } from './listing-section.ts';

interface GatheredHole {
  readonly names: ObjectNames;
  readonly runs: Map<number, ListingSection[]>;
}

/** The sections of a listing, put together by hole and run as they come, in whatever order they come. */
export class GatheredRuns {
  readonly #holes = new Map<string, GatheredHole>();

  /** Takes a section in; a section that is there already gives the finding `duplicate-key` and is left out. */
  add(names: ObjectNames, section: ListingSection): Finding | undefined {
    const key = JSON.stringify(names);
    const hole = this.#holes.get(key) ?? { names, runs: new Map<number, ListingSection[]>() };
    this.#holes.set(key, hole);
    const sections = hole.runs.get(section.core) ?? [];
    const earlier = sections.find(({ name }) => name === section.name);
    if (earlier !== undefined) return duplicate(section, earlier);
    hole.runs.set(section.core, [...sections, section]);
    return undefined;
  }

  /** The holes in the order in which they came, each with its runs by number and their sections from top to bottom. */
  *holes(): Generator<readonly ListingRun[]> {
    for (const { names, runs } of this.#holes.values()) {
      const ordered = [...runs].toSorted(([one], [other]) => one - other);
      yield ordered.map(([core, sections]) => ({
        names: { ...names, core_run: String(core) },
        core,
        sections: numbered(sections).toSorted((one, other) => one.number - other.number),
      }));
    }
  }
}

/** A core catcher printed `CC` gives way where the run also has a section of its number. */
function numbered(sections: readonly ListingSection[]): ListingSection[] {
  return sections.map((section) => {
    if (section.name !== 'CC') return section;
    let { number } = section;
    while (sections.some((other) => other !== section && other.number === number)) number += 1;
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
