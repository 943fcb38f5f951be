import fc from 'fast-check';
import {
  type DepthM,
  type Depths,
  type HoleDatum,
  holeDepths,
  pieceDepths,
  type RunLengths,
  runDepths,
  sectionDepths,
  statedDepths,
} from '../../src/domain/drilling/depth.ts';
import { pathSegment } from '../../src/domain/drilling/object-path.ts';
import type { FieldValues } from '../../src/domain/drilling/object-row.ts';
import type { ObjectType } from '../../src/domain/drilling/object-type.ts';
import type { NewObject } from '../../src/operations/tree-ports.ts';
import { newKey } from '../../src/store/new-key.ts';

const CUT = ['sample', 'smear_slide', 'gas', 'fluid', 'thin_section', 'lithology'] as const;
const IN_RUN = ['sample', 'gas', 'fluid'] as const;
const IN_HOLE = [
  'cuttings',
  'mud',
  'fluid',
  'gas',
  'water',
  'bottle',
  'sidewall_core',
  'core_box',
  'lithology',
] as const;
const AT_SITE = ['water', 'bottle'] as const;

interface Piece {
  readonly type: (typeof CUT)[number];
  readonly onSplit: boolean;
  readonly topCm: number | null;
  readonly bottomCm: number | null;
  readonly isCut: boolean;
}

interface Section {
  readonly curatedM: DepthM;
  readonly cutM: DepthM;
  readonly pieces: readonly Piece[];
}

/** A hole of random lengths, m and cm; whatever may be unknown is null now and then. */
export interface RandomHole extends HoleDatum {
  readonly totalM: DepthM;
  readonly runs: readonly (RunLengths & { readonly sections: readonly Section[]; readonly pieces: readonly Piece[] })[];
  readonly inHole: readonly Stated[];
  readonly atSite: readonly Stated[];
}

/** An object that states its own depths, m below surface. */
interface Stated {
  readonly type: (typeof IN_HOLE)[number];
  readonly topM: DepthM;
  readonly bottomM: DepthM;
}

const mm = (least: number, most: number) => fc.integer({ min: least, max: most }).map((one) => one / 1000);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 4 });

const pieceOf = (...types: Piece['type'][]): fc.Arbitrary<Piece> =>
  fc.record({
    type: fc.constantFrom(...types),
    onSplit: fc.boolean(),
    topCm: maybe(fc.integer({ min: 0, max: 50 })),
    bottomCm: maybe(fc.integer({ min: 50, max: 100 })),
    isCut: fc.boolean(),
  });

const stated = (...types: Stated['type'][]): fc.Arbitrary<Stated> =>
  fc.record({ type: fc.constantFrom(...types), topM: maybe(mm(0, 9000)), bottomM: maybe(mm(9000, 19_000)) });

const section = fc
  .record({
    curatedM: maybe(mm(0, 1500)),
    cutM: maybe(mm(0, 1500)),
    pieces: fc.array(pieceOf(...CUT), { maxLength: 3 }),
  })
  .map((one) => ({ ...one, pieces: one.pieces.map((piece) => within(piece, one.curatedM ?? one.cutM)) }));

/** An import refuses what reaches beyond its section; there the rounding of a short section would be stretched to millimetres. */
function within(piece: Piece, lengthM: DepthM): Piece {
  const most = lengthM === null ? 100 : Math.floor(lengthM * 100);
  const inside = (cm: number | null) => (cm === null ? null : Math.min(cm, most));
  return { ...piece, topCm: inside(piece.topCm), bottomCm: inside(piece.bottomCm) };
}

/** Any hole. */
export const anyHole: fc.Arbitrary<RandomHole> = fc.record({
  referenceHeightM: maybe(mm(0, 12_000)),
  waterDepthM: maybe(mm(0, 3_000_000)),
  totalM: maybe(mm(100_000, 5_000_000)),
  runs: fc.array(
    fc.record({
      topDrfM: maybe(mm(0, 4_000_000)),
      drilledM: maybe(mm(0, 9000)),
      recoveredM: maybe(mm(0, 9000)),
      csfBOffsetM: maybe(mm(-2000, 2000)),
      sections: fc.array(section, { maxLength: 12 }),
      pieces: fc.array(pieceOf(...IN_RUN), { maxLength: 2 }),
    }),
    { maxLength: 4 },
  ),
  inHole: fc.array(stated(...IN_HOLE), { maxLength: 9 }),
  atSite: fc.array(stated(...AT_SITE), { maxLength: 2 }),
});

/** An object of the tree and the depths it must get. */
export interface Expected {
  readonly object: NewObject;
  readonly depths: Depths;
}

type Parent = Pick<NewObject, 'id' | 'path'>;

const NOWHERE = pieceDepths(statedDepths(null, null, { referenceHeightM: null, waterDepthM: null }), null, null);

function made(type: ObjectType, name: string, parent: Parent | undefined, values: FieldValues): NewObject {
  const path = [...(parent === undefined ? [] : [parent.path]), pathSegment(type, name)].join('/');
  const [id, parentId] = [newKey(), parent?.id ?? null];
  const rest = { expeditionId: null, registeredParentId: null, combinedId: path, registrable: true };
  return { id, type, parentId, path, name, values, ...rest };
}

/** The tree of a hole, parents first, with the depths that the pure rules give; the program is named after `name`. */
export function expectHole(hole: RandomHole, name: string): Expected[] {
  const program = made('program', name, undefined, {});
  const expedition = made('expedition', '1', program, {});
  const site = made('site', '1', expedition, {});
  const own = made('hole', 'A', site, {
    reference_height_m: hole.referenceHeightM,
    water_depth_m: hole.waterDepthM,
    total_depth_m: hole.totalM,
  });
  const runs = hole.runs.flatMap((one, at) => expectRun(one, hole, own, at + 1));
  const bottoms = runs.filter((one) => one.object.type === 'core_run').map((one) => one.depths.bottomDrfM);
  const above = [program, expedition, site].map((object) => ({ object, depths: NOWHERE }));
  const inHole = hole.inHole.map((one, at) => expectStated(one, hole, own, at));
  const atSite = hole.atSite.map((one, at) => expectStated(one, null, site, at));
  return [...above, { object: own, depths: holeDepths(hole, hole.totalM, bottoms) }, ...runs, ...inHole, ...atSite];
}

function expectStated({ type, topM, bottomM }: Stated, datum: HoleDatum | null, parent: Parent, at: number): Expected {
  const object = made(type, `s${at}`, parent, { top_depth_m: topM, bottom_depth_m: bottomM });
  return { object, depths: statedDepths(topM, bottomM, datum) };
}

function expectRun(run: RandomHole['runs'][number], hole: HoleDatum, parent: Parent, core: number): Expected[] {
  const depths = runDepths(run, hole);
  const object = made('core_run', String(core), parent, {
    core,
    drillers_top_depth_m: run.topDrfM,
    drilled_length_m: run.drilledM,
    core_recovery_m: run.recoveredM,
    csf_b_offset_m: run.csfBOffsetM,
  });
  const lengths = run.sections.map((one) => one.curatedM ?? one.cutM ?? 0);
  const sections = sectionDepths(depths, run.drilledM, lengths);
  const pieces = run.pieces.flatMap((one, at) => expectPiece(one, depths, object, at));
  return [
    { object, depths },
    ...pieces,
    ...run.sections.flatMap((one, at) => expectSection(one, sections[at]!, object, at + 1)),
  ];
}

function expectSection(one: Section, depths: Depths, parent: Parent, number: number): Expected[] {
  const values = { section: number, curated_length_m: one.curatedM, section_length_m: one.cutM };
  const object = made('section', String(number), parent, values);
  const split = made('split', 'A', object, { split: 'A' });
  const pieces = one.pieces.flatMap((cut, at) => expectPiece(cut, depths, cut.onSplit ? split : object, at));
  return [{ object, depths }, { object: split, depths }, ...pieces];
}

function expectPiece(piece: Piece, holder: Depths, parent: Parent, at: number): Expected[] {
  const values = { top_offset_cm: piece.topCm, bottom_offset_cm: piece.bottomCm };
  const depths = pieceDepths(holder, piece.topCm, piece.bottomCm);
  const object = made(piece.type, `p${at}`, parent, values);
  if (piece.type !== 'sample' || !piece.isCut) return [{ object, depths }];
  // What is made of a sample lies where the sample lies, whatever offsets it states.
  return [
    { object, depths },
    { object: made('thin_section', '1', object, { top_offset_cm: 3 }), depths },
    { object: made('bottle', '1', object, { top_offset_cm: 3, top_depth_m: 7 }), depths },
  ];
}
