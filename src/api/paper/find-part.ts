import { OBJECT_TYPE } from '../../domain/drilling/object-type.ts';
import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import type { ReportExpedition, ReportHole } from '../../domain/report/report-rows.ts';
import type { Caller } from '../../operations/caller.ts';
import { ensureReads } from '../../operations/paper/paper-access.ts';
import { boundsBelow, boundsOfRuns, type PathBounds } from '../../store/read/report-bounds.ts';
import { findReportExpeditions, findReportHoles } from '../../store/read/report-expedition.ts';
import { findReportObject } from '../../store/read/report-records.ts';
import type { Queries, Store } from '../../store/store.ts';

/**
 * Which part of an expedition is wanted: a hole as `A`, `1_A` or `5054_1_A`; core runs of one hole as `84` or `80-90`; or one object with all
 * below it, by IGSN, combined id or key.
 */
export interface WantedPart {
  readonly expedition: string;
  readonly hole?: string | undefined;
  readonly cores?: string | undefined;
  readonly object?: string | undefined;
}

/** A part that was found. `core` bounds what lies in core, `all` what lies in its holes; of one object both bound it, and `objectPath` is its path. */
export interface FoundPart {
  readonly expedition: ReportExpedition;
  readonly holes: readonly ReportHole[];
  readonly core: PathBounds;
  readonly all: PathBounds;
  /** The part in words; empty for the whole expedition. */
  readonly words: string;
  readonly objectPath?: string;
}

/**
 * Finds a part of an expedition for somebody. An expedition is named by its code, with the acronym of its program in front
 * (`ICDP/5054`) where several programs count alike. Throws `not-found` for what is not there or may not be read, `invalid-input`
 * for what is not said well enough.
 */
export async function findPart(
  { read: db, engine }: Pick<Store, 'read' | 'engine'>,
  caller: Caller,
  wanted: WantedPart,
): Promise<FoundPart> {
  const expedition = await findExpedition(db, caller, wanted.expedition);
  const { reads } = ensureReads(caller, expedition);
  const holes = chooseHoles(await findReportHoles(db, expedition.path, reads), wanted.hole, expedition.code);
  const below = boundsBelow(expedition.path, reads);
  const whole = { expedition, holes, core: below, all: below, words: '' };
  if (wanted.object !== undefined) {
    const object = await findReportObject(db, engine, below, wanted.object);
    if (object === undefined)
      throw new CorestoneError(
        'not-found',
        `Expedition ${expedition.code} has no object ${wanted.object} that you may read.`,
      );
    const { path, type, combinedId } = object;
    const bounds = { ...boundsBelow(path, reads), from: path };
    const own = holes.filter((one) => one.path === path || path.startsWith(`${one.path}/`));
    const words = `${OBJECT_TYPE[type].label.toLowerCase()} ${combinedId}`;
    return { expedition, holes: own, core: bounds, all: bounds, words, objectPath: path };
  }
  if (wanted.hole === undefined && wanted.cores === undefined) return whole;
  if (holes.length !== 1)
    throw unclear('hole', wanted.hole ?? '', `one of ${holes.map((one) => one.combinedId).join(', ')}`);
  const [hole] = holes as readonly [ReportHole];
  const all = boundsBelow(hole.path, reads);
  const words = `hole ${hole.site} ${hole.name}`;
  if (wanted.cores === undefined) return { expedition, holes, core: all, all, words };
  const [first, last] = readCores(wanted.cores);
  const runs = first === last ? `core run ${first}` : `core runs ${first}–${last}`;
  return { expedition, holes, core: boundsOfRuns(hole.path, first, last, reads), all, words: `${words}, ${runs}` };
}

/** The expedition of a code, or of a program's acronym and code with `/` between. Throws as {@link findPart}. */
export async function findExpedition(db: Queries, caller: Caller, named: string): Promise<ReportExpedition> {
  const slash = named.lastIndexOf('/');
  const [program, code] = slash < 0 ? [undefined, named] : [named.slice(0, slash), named.slice(slash + 1)];
  const found = (await findReportExpeditions(db, code)).filter(
    (one) => program === undefined || one.program === program,
  );
  const [expedition] = found;
  if (expedition === undefined)
    throw new CorestoneError('not-found', `There is no expedition ${named} that you may read.`);
  if (found.length > 1) throw unclear('expedition', named, found.map((one) => `${one.program}/${one.code}`).join(', '));
  ensureReads(caller, expedition);
  return expedition;
}

function chooseHoles(holes: readonly ReportHole[], named: string | undefined, code: string): readonly ReportHole[] {
  if (named === undefined) return holes;
  const found = holes.filter(({ name, site, combinedId }) => [name, `${site}_${name}`, combinedId].includes(named));
  if (found.length > 0) return found;
  throw new CorestoneError('not-found', `Expedition ${code} has no hole ${named}.`);
}

function readCores(text: string): readonly [first: string, last: string] {
  const parts = /^(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?$/.exec(text.trim());
  if (parts === null) throw unclear('cores', text, 'a core run such as 84, or 80-90');
  const [first, last] = [Number(parts[1]), Number(parts[2] ?? parts[1])];
  return [String(Math.min(first, last)), String(Math.max(first, last))];
}

function unclear(field: string, value: string, rule: string): CorestoneError {
  const message = `It is not clear which ${field} is meant: ${rule}.`;
  return new CorestoneError('invalid-input', message, {
    findings: [finding(`unclear-${field}`, message, { field, value, rule })],
  });
}
