import { type Finding, finding } from '../../domain/finding.ts';
import { placeIn, type Table } from '../table.ts';
import { readHeading } from '../tables/normal-heading.ts';
import { writtenUnit } from '../tables/written-unit.ts';

/** What a column of a section listing holds. Depths are below surface: `top`, `bottom` on CSF-A, `…Scaled` on CSF-B. */
export type ListingField =
  | 'program'
  | 'expedition'
  | 'site'
  | 'hole'
  | 'core'
  | 'coreType'
  | 'section'
  | 'curated'
  | 'recovered'
  | 'drilled'
  | 'top'
  | 'bottom'
  | 'topScaled'
  | 'bottomScaled';

/** A column that is read, with the factor from its unit to metres (1 for what is no length). */
export interface ListingColumn {
  readonly field: ListingField;
  readonly index: number;
  readonly heading: string;
  readonly toMetres: number;
}

/** What a listing cannot do without. */
const NEEDED = ['site', 'hole', 'core', 'section', 'curated', 'top', 'bottom'] as const;

const NEEDED_HEADINGS = 'Site, Hole, Core, Section, Curated length (m), Top depth CSF-A (m), Bottom depth CSF-A (m)';

const WORDS: Readonly<Partial<Record<ListingField, RegExp>>> = {
  program: /^program(?:me)?$/,
  expedition: /^(?:expedition|exp|expeditioncode|leg|project)$/,
  site: /^site(?:number|no|name)?$/,
  hole: /^hole$/,
  core: /^(?:core|run)(?:number|no|run)?$/,
  coreType: /^(?:core)?type(?:description|code)?$|^tool(?:type)?$|^coretool$/,
  section: /^(?:section|sect|sec)(?:number|no)?$/,
  curated: /^(?:section|sect)?(?:curated(?:section)?length|lengthcurated|curatedlen)$/,
  recovered: /^(?:core)?(?:recovered(?:length)?|recovery|lengthrecovered)$/,
  drilled: /^(?:drilled|advanced?|cored)(?:length|interval)?$|^drilledlen$/,
};

/** Fields that hold depths below surface; the other fields with a unit are lengths. */
const DEPTHS: ReadonlySet<ListingField> = new Set(['top', 'bottom', 'topScaled', 'bottomScaled']);
const LENGTHS: ReadonlySet<ListingField> = new Set(['curated', 'recovered', 'drilled']);

/** True for headings with everything a section listing needs: the way to the section, its length, its depths. */
export function isSectionListing(heading: readonly string[]): boolean {
  const { missing } = listingColumns(heading);
  return missing.length === 0;
}

/** The columns of a listing by their headings, what is missing, and which headings mean nothing here. */
export function listingColumns(heading: readonly string[]) {
  const columns: ListingColumn[] = [];
  const unknown: string[] = [];
  for (const [index, text] of heading.entries()) {
    const meaning = meaningOf(text);
    const isNew = meaning !== undefined && !columns.some((column) => column.field === meaning.field);
    if (isNew) columns.push({ ...meaning, index, heading: text });
    else unknown.push(text);
  }
  const missing = NEEDED.filter((field) => !columns.some((column) => column.field === field));
  return { columns, unknown, missing };
}

interface Meaning {
  readonly field: ListingField;
  readonly toMetres: number;
}

/** What a heading means with its unit; nothing where the unit does not fit (`Recovery (%)`, `Top depth (mbrf)`). */
function meaningOf(heading: string): Meaning | undefined {
  const { whole, bare, unit } = readHeading(heading);
  const written = unit === undefined ? undefined : writtenUnit(unit);
  const field = fieldOf(written === undefined ? whole : bare);
  if (field === undefined) return undefined;
  if (written === undefined || !(DEPTHS.has(field) || LENGTHS.has(field))) return { field, toMetres: 1 };
  const scaleFits = written.scale === undefined || (written.scale === 'csf_a' && DEPTHS.has(field));
  return written.base === 'm' && scaleFits ? { field, toMetres: written.factor } : undefined;
}

function fieldOf(normal: string): ListingField | undefined {
  for (const [field, pattern] of Object.entries(WORDS)) if (pattern.test(normal)) return field as ListingField;
  return depthOf(normal);
}

/** A top or bottom depth: `topdepth`, `topdepthcsfa`, `sectiontopdepth`, `scaledbottomdepth`, `bottomdepthcsfb`. */
function depthOf(normal: string): ListingField | undefined {
  const match = /^(?:section|sect)?(scaled)?(?:depth)?(top|bottom|bot|base)(?:depth|of(?:section)?)?(.*)$/.exec(normal);
  if (match === null) return undefined;
  const [, before, end, after = ''] = match;
  const scale = after.replace(/^depth/, '');
  const isScaled = before !== undefined || /^(?:scaled(?:depth)?|csfb|mbsfb)$/.test(scale);
  if (!isScaled && !/^(?:|csfa|mbsf|mbs|unscaled)$/.test(scale)) return undefined;
  const side = end === 'top' ? 'top' : 'bottom';
  return isScaled ? `${side}Scaled` : side;
}

/** Findings about the headings: `missing-column` (error) and `unknown-column` (warning, one for each). */
export function headingFindings(table: Omit<Table, 'read'>): Finding[] {
  const { unknown, missing } = listingColumns(table.heading);
  const lost = missing.map((field) =>
    finding('missing-column', `The section listing has no column for ${SPOKEN[field]}; it is not read`, {
      field: SPOKEN[field],
      value: table.heading.join(' | '),
      rule: NEEDED_HEADINGS,
      at: placeIn(table),
    }),
  );
  const ignored = unknown.map((heading) =>
    finding('unknown-column', `A section listing has no column ${heading}, so it is not read`, {
      severity: 'warning',
      field: heading,
      rule: 'depths on CSF-A or CSF-B, lengths, and the names of site, hole, core and section',
      at: placeIn(table, undefined, heading),
    }),
  );
  return [...lost, ...ignored];
}

const SPOKEN: Readonly<Record<(typeof NEEDED)[number], string>> = {
  site: 'the site',
  hole: 'the hole',
  core: 'the core',
  section: 'the section',
  curated: 'the curated length',
  top: 'the top depth on CSF-A',
  bottom: 'the bottom depth on CSF-A',
};
