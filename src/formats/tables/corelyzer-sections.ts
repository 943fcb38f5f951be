import type { TableShape } from './core-table.ts';
import { known, type PlacedObject } from './placed-object.ts';

/**
 * The sections of a hole for Corelyzer: name, depth of the top (m below surface, CSF-A), curated length (m) and the path of
 * the image, which is called as the section. Names are spelled as its parser of ICDP ids reads them: expedition, site, hole,
 * core and section number without core type, the core catcher by its number (drilling-information-system 1.5).
 */
export const CORELYZER_SECTIONS: TableShape<PlacedObject> = {
  name: 'corelyzer_sections',
  label: 'Corelyzer sections',
  columns: [
    { heading: 'Section name', cell: sectionName },
    { heading: 'Depth (m)', cell: ({ topCsfAM }) => topCsfAM ?? undefined },
    { heading: 'Length (m)', cell: ({ values }) => known(values.curated_length_m) },
    { heading: 'Image path', cell: (section) => `images/${sectionName(section)}.jpg` },
  ],
};

function sectionName({ names, values }: PlacedObject): string {
  const number = names.section === 'CC' ? (known(values.section) ?? 'CC') : names.section;
  return [names.expedition, names.site, names.hole, names.core_run, number].join('_');
}
