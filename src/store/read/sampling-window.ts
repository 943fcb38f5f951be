import { sql } from 'kysely';
import type { PartyMark } from '../../domain/curation/party-mark.ts';
import type { PartyWindow, WindowSection, WindowSplit, WindowUnit } from '../../domain/curation/party-window.ts';
import type { NamedObject } from '../../domain/curation/sampling-party.ts';
import { roundM } from '../../domain/drilling/length-rounding.ts';
import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { PieceOfSplit } from '../../operations/curation/party/sampling-ports.ts';
import { maySample } from '../ports/sampled-splits.ts';
import { samplingStore } from '../ports/sampling-store.ts';
import type { Engine, Queries } from '../store.ts';
import { NO_IMAGE, readSectionImages } from './section-images.ts';

/** Which sections are wanted: from a depth (m below surface, CSF-A), from one, behind one, or before one; else from the top. */
export interface WindowWanted {
  readonly partyId: string;
  readonly hole: NamedObject & { readonly path: string };
  readonly atM?: number | undefined;
  /** Keys of sections: from this one, behind, before it. */
  readonly from?: string | undefined;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
  /** Address of a file that lies here, for whoever asks; without it only pictures from elsewhere are named. */
  readonly fileAddress?: (id: string) => string;
}

/** A window of sections without conflicts; `code` of units is for who knows the palette. Ten statements, however many sections. */
export async function readPartyWindow(
  db: Queries,
  engine: Engine,
  wanted: WindowWanted,
): Promise<Omit<PartyWindow, 'conflicts' | 'seq'>> {
  const { hole, partyId } = wanted;
  const sections = await readSections(db, wanted);
  const named = { id: hole.id, name: hole.name, combinedId: hole.combinedId };
  const { total, above } = await countSections(db, hole.path, sections[0]?.path);
  if (sections.length === 0) return { hole: named, sections: [], above: total, total, next: null, previous: null };
  const bounds = [sections[0]!.path, `${sections.at(-1)!.path}0`] as const;
  const splits = await readSplits(db, bounds);
  const sampling = samplingStore(db, engine);
  const splitIds = splits.map((one) => one.id);
  const pieces = Map.groupBy(await sampling.piecesOf(partyId, splitIds), (one) => one.splitId);
  const marks = Map.groupBy(await sampling.marks(partyId, { splitIds }), (one) => one.splitId);
  const units = await readUnits(db, hole.id, sections, bounds);
  const images = await readSectionImages(db, engine, { sections, splits, fileAddress: wanted.fileAddress });
  const splitsOf = Map.groupBy(splits, (one) => one.parent_id);
  return {
    hole: named,
    sections: sections.map((one) => ({
      ...sectionOf(one),
      ...(images.get(one.id) ?? NO_IMAGE),
      units: units.get(one.id) ?? [],
      splits: (splitsOf.get(one.id) ?? []).map((split) =>
        splitOf(split, pieces.get(split.id) ?? [], marks.get(split.id) ?? []),
      ),
    })),
    above,
    total,
    next: above + sections.length < total ? sections.at(-1)!.id : null,
    previous: above > 0 ? sections[0]!.id : null,
  };
}

interface SectionRow {
  readonly id: string;
  readonly name: string;
  readonly combined_id: string;
  readonly path: string;
  readonly igsn: string | null;
  readonly top_m: number | null;
  readonly bottom_m: number | null;
  readonly length_m: number | null;
  readonly rock_type: string | null;
  readonly run: string;
}

async function readSections(
  db: Queries,
  { hole, atM, from: first, after, before, limit }: WindowWanted,
): Promise<SectionRow[]> {
  const [from, end] = subtreeBounds(hole.path);
  const pathOf = (id: string) => sql`(select path from tree_object where id = ${id})`;
  const isBack = before !== undefined;
  const where = isBack
    ? sql`t.path < ${pathOf(before)}`
    : after !== undefined
      ? sql`t.path > ${pathOf(after)}`
      : first !== undefined
        ? sql`t.path >= ${pathOf(first)}`
        : atM !== undefined
          ? sql`t.bottom_csf_a_m > ${atM}`
          : sql`1 = 1`;
  const { rows } = await sql<SectionRow>`select t.id, t.name, t.combined_id, t.path, t.igsn, t.top_csf_a_m as top_m,
      t.bottom_csf_a_m as bottom_m, coalesce(d.curated_length_m, d.section_length_m) as length_m, d.rock_type, r.name as run
    from tree_object t join section d on d.id = t.id join tree_object r on r.id = t.parent_id
    where t.path >= ${from} and t.path < ${end} and t.type = 'section' and ${where}
    order by t.path ${isBack ? sql`desc` : sql``} limit ${limit}`.execute(db);
  return isBack ? rows.toReversed() : rows;
}

async function countSections(db: Queries, holePath: string, firstPath: string | undefined) {
  const [from, end] = subtreeBounds(holePath);
  const { rows } = await sql<{ total: number; above: number | null }>`select count(*) as total,
      sum(case when path < ${firstPath ?? ''} then 1 else 0 end) as above
    from tree_object where path >= ${from} and path < ${end} and type = 'section'`.execute(db);
  return { total: Number(rows[0]!.total), above: Number(rows[0]!.above ?? 0) };
}

interface SplitRow {
  readonly id: string;
  readonly parent_id: string;
  readonly name: string;
  readonly combined_id: string;
  readonly igsn: string | null;
  readonly percent_pc: number | null;
  readonly still_exists: number | null;
  readonly sampleable: number | null;
  readonly core_box: string | null;
}

async function readSplits(db: Queries, [from, end]: readonly [string, string]): Promise<SplitRow[]> {
  const { rows } = await sql<SplitRow>`select t.id, t.parent_id, t.name, t.combined_id, t.igsn, f.percent_pc,
      f.still_exists, f.sampleable, f.core_box
    from tree_object t join split f on f.id = t.id
    where t.path >= ${from} and t.path < ${end} and t.type = 'split' order by t.path`.execute(db);
  return rows;
}

interface UnitRow {
  readonly id: string;
  readonly path: string;
  readonly parent_id: string;
  readonly rock: string | null;
  readonly top_cm: number | null;
  readonly bottom_cm: number | null;
  readonly top_m: number | null;
  readonly bottom_m: number | null;
}

/** Units of rock by section: those described in it or one of its splits, else those of the hole that reach into it. */
async function readUnits(
  db: Queries,
  holeId: string,
  sections: readonly SectionRow[],
  [from, end]: readonly [string, string],
): Promise<Map<string, WindowUnit[]>> {
  const depths = sections.flatMap((one) => [one.top_m, one.bottom_m]).filter((one) => one !== null);
  const [topM, bottomM] = [Math.min(...depths), Math.max(...depths)];
  const reaches = depths.length === 0 ? sql`1 = 0` : sql`x.top_depth_m < ${bottomM} and x.bottom_depth_m > ${topM}`;
  const columns = sql`t.id, t.path, t.parent_id, coalesce(x.rock_type, x.rock_class) as rock, x.top_offset_cm as top_cm,
    x.bottom_offset_cm as bottom_cm, x.top_depth_m as top_m, x.bottom_depth_m as bottom_m`;
  const { rows } = await sql<UnitRow>`
    select ${columns} from tree_object t join lithology x on x.id = t.id
      where t.path >= ${from} and t.path < ${end} and t.type = 'lithology'
    union all
    select ${columns} from tree_object t join lithology x on x.id = t.id
      where t.parent_id = ${holeId} and t.type = 'lithology' and ${reaches}`.execute(db);
  const ofHole = rows.filter((one) => one.parent_id === holeId);
  return new Map(
    sections.map((section) => {
      const own = rows.filter((one) => one.path.startsWith(`${section.path}/`)).flatMap((one) => unitByOffset(one));
      const units = own.length > 0 ? own : ofHole.flatMap((one) => unitByDepth(one, section));
      return [section.id, units.toSorted((one, other) => one.topCm - other.topCm)];
    }),
  );
}

function unitByOffset({ id, rock, top_cm, bottom_cm }: UnitRow): WindowUnit[] {
  return top_cm === null || bottom_cm === null || rock === null
    ? []
    : [{ id, topCm: top_cm, bottomCm: bottom_cm, rock, code: '' }];
}

function unitByDepth({ id, rock, top_m, bottom_m }: UnitRow, section: SectionRow): WindowUnit[] {
  if (top_m === null || bottom_m === null || rock === null || section.top_m === null || section.bottom_m === null)
    return [];
  const topM = Math.max(top_m, section.top_m);
  const bottomM = Math.min(bottom_m, section.bottom_m);
  if (bottomM <= topM) return [];
  const cmOf = (depthM: number) => roundM((depthM - section.top_m!) * 100);
  return [{ id, topCm: cmOf(topM), bottomCm: cmOf(bottomM), rock, code: '' }];
}

function sectionOf(
  row: SectionRow,
): Omit<WindowSection, 'image' | 'imageTopCm' | 'imageBottomCm' | 'units' | 'splits'> {
  const { id, name, igsn, run } = row;
  const lengthCm = row.length_m === null ? null : roundM(row.length_m * 100);
  return {
    id,
    name,
    combinedId: row.combined_id,
    run,
    igsn,
    topM: row.top_m,
    bottomM: row.bottom_m,
    lengthCm,
    rock: row.rock_type,
  };
}

function splitOf(row: SplitRow, taken: readonly PieceOfSplit[], marks: readonly PartyMark[]): WindowSplit {
  return {
    id: row.id,
    name: row.name,
    combinedId: row.combined_id,
    igsn: row.igsn,
    percentPc: row.percent_pc,
    stillExists: row.still_exists !== 0,
    canSample: maySample(row.name, row.sampleable, row.still_exists),
    box: row.core_box,
    taken: taken.map(({ splitId: _, ...piece }) => piece),
    marks,
  };
}
