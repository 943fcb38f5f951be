import { holePathOf, sectionPathOf } from '../domain/report/path-parts.ts';
import type { ReportRock, ReportSection } from '../domain/report/report-rows.ts';
import type { ReportData } from './report-data.ts';

/** A stretch of one rock in a section, cm from its top. */
export interface RockPiece {
  readonly topCm: number;
  readonly bottomCm: number;
  readonly rock: string;
  readonly colour: readonly string[];
  readonly description: string | null;
}

/** The curated length of a section in cm; 0 where no length is stated. */
export function lengthCmOf({ curatedM, lengthM }: Pick<ReportSection, 'curatedM' | 'lengthM'>): number {
  return Math.round((curatedM ?? lengthM ?? 0) * 100);
}

/**
 * The rocks of a section from the top: what was described in it; else the units of the hole that reach into it; else the one rock it
 * states; else nothing. Stretches are cut to the section.
 */
export function rockPiecesOf({ rocks }: Pick<ReportData, 'rocks'>): (section: ReportSection) => readonly RockPiece[] {
  const inSection = Map.groupBy(rocks.filter(hasOffsets), (one) => sectionPathOf(one.path));
  const inHole = Map.groupBy(
    rocks.filter((one) => !hasOffsets(one)),
    (one) => holePathOf(one.path),
  );
  return (section) => {
    const lengthCm = lengthCmOf(section);
    const own = (inSection.get(section.path) ?? []).map((one) => piece(one, one.topCm!, one.bottomCm!, lengthCm));
    const described = own.filter((one) => one.bottomCm > one.topCm);
    if (described.length > 0) return described.toSorted((one, other) => one.topCm - other.topCm);
    const units = piecesByDepth(inHole.get(holePathOf(section.path)) ?? [], section, lengthCm);
    if (units.length > 0 || section.rock === null || lengthCm === 0) return units;
    return [{ topCm: 0, bottomCm: lengthCm, rock: section.rock, colour: [], description: null }];
  };
}

const hasOffsets = (one: ReportRock): boolean => one.topCm !== null && one.bottomCm !== null;

function piece(
  { rock, colour, description }: ReportRock,
  topCm: number,
  bottomCm: number,
  lengthCm: number,
): RockPiece {
  return { rock, colour, description, topCm: Math.max(0, topCm), bottomCm: Math.min(lengthCm, bottomCm) };
}

function piecesByDepth(units: readonly ReportRock[], { topM }: ReportSection, lengthCm: number): RockPiece[] {
  if (topM === null) return [];
  return units.flatMap((one) => {
    if (one.topM === null || one.bottomM === null) return [];
    const [from, to] = [Math.round((one.topM - topM) * 100), Math.round((one.bottomM - topM) * 100)];
    const cut = piece(one, from, to, lengthCm);
    return cut.bottomCm > cut.topCm ? [cut] : [];
  });
}
