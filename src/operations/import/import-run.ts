import type { PathStep } from '../../domain/drilling/lineage.ts';
import { pathSegment } from '../../domain/drilling/object-path.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { FileLocation, Finding } from '../../domain/finding.ts';
import type { OwnFields } from '../../domain/own-fields/own-field.ts';
import { isReadIn, liesInParts, type TreePart, type TreePlace, WHOLE_TREE } from '../../domain/party/tree-right.ts';
import type { Vocabularies } from '../../domain/vocabulary/vocabularies.ts';
import type { Work } from '../ports.ts';
import { rightsIn } from '../tree-access.ts';
import type { TreeObject } from '../tree-ports.ts';
import { ensureMayImport } from './ensure-may-import.ts';
import type { ImportCounts, ImportOptions } from './import-options.ts';
import { RepeatedTerms } from './repeated-terms.ts';

const MOST_FINDINGS = 10_000;
const LARGEST_CACHE = 5000;

/** What one import knows while it runs: what it has seen, what it found, and the parents it meets again and again. */
export class ImportRun {
  readonly work: Work;
  readonly options: ImportOptions;
  readonly vocabularies: Vocabularies;
  readonly ownFields: OwnFields;
  readonly at: string;
  readonly findings: Finding[] = [];
  readonly byType: Record<string, ImportCounts> = {};
  /** Path to the place that stated it, for objects a row stated outright. */
  readonly stated = new Map<string, FileLocation>();
  /** Paths of holes whose depths must be calculated again. */
  readonly holes = new Set<string>();
  /** Paths of sites with objects of their own, outside any hole, whose depths must be calculated again. */
  readonly sites = new Set<string>();
  /** Paths of holes for which core runs were stated. */
  readonly drilledHoles = new Set<string>();
  /** Paths of what is said to lie elsewhere or to be longer or shorter than before, which what lies below may not fit any more. */
  readonly reshaped = {
    core_run: new Set<string>(),
    section: new Set<string>(),
    sample: new Set<string>(),
  };
  readonly expeditions = new Set<string>();
  readonly namespacesTaken: string[] = [];
  findingsNotShown = 0;
  errors = 0;
  rows = 0;
  /** Places of rows that the intake could not make a row of. */
  readonly notRead = new Set<string>();
  readonly #terms = new RepeatedTerms();
  readonly #known = new Map<string, TreeObject>();
  readonly #programs = new Map<string, string>();
  readonly #namespacesAsked = new Set<string>();
  readonly #held = new Set<string>();
  /** What the caller enters, by program. */
  readonly #allowed = new Map<string, readonly TreePart[]>();

  constructor(
    work: Work,
    options: ImportOptions,
    { vocabularies, ownFields }: { readonly vocabularies: Vocabularies; readonly ownFields: OwnFields },
  ) {
    this.work = work;
    this.options = options;
    this.vocabularies = vocabularies;
    this.ownFields = ownFields;
    this.at = work.now();
  }

  report(...findings: readonly Finding[]): void {
    for (const one of findings) {
      if (!this.#terms.isNew(one)) continue;
      if (one.severity === 'error') this.errors++;
      if (this.findings.length < (this.options.mostFindings ?? MOST_FINDINGS)) this.findings.push(one);
      else this.findingsNotShown++;
    }
  }

  /** What was found, words that were met again and again with the number of their rows. */
  findingsTold(): readonly Finding[] {
    return this.#terms.counted(this.findings);
  }

  count(type: ObjectType, outcome: keyof ImportCounts, by = 1): void {
    this.byType[type] ??= { created: 0, updated: 0, unchanged: 0, refused: 0 };
    this.byType[type][outcome] += by;
  }

  /** The objects there are at these paths now, from the cache or with one query for all that are missing there. */
  async objectsAt(paths: Iterable<string>): Promise<ReadonlyMap<string, TreeObject>> {
    const wanted = [...new Set(paths)];
    const found = new Map<string, TreeObject>();
    for (const path of wanted) {
      const known = this.#known.get(path);
      if (known !== undefined) found.set(path, known);
    }
    for (const one of await this.work.tree.findByPaths(wanted.filter((path) => !found.has(path)))) {
      found.set(one.path, one);
      this.learn(one);
    }
    return found;
  }

  /**
   * Keeps stations out of the expeditions of these rows until the import is over, before it looks what they have; not out of
   * those in which the caller may change nothing.
   */
  async holdExpeditions(
    rows: readonly { readonly path: string; readonly steps: readonly PathStep[] }[],
  ): Promise<void> {
    const programs = new Map(rows.map(({ path, steps }) => [path.split('/', 2).join('/'), steps[0]!.name]));
    for (const [path, program] of programs) {
      if (!path.includes('/') || this.#held.has(path) || !this.#mayChangeWithin(program, path)) continue;
      const expedition = (await this.objectsAt([path])).get(path);
      if (expedition === undefined) continue;
      await this.work.tree.holdExpedition(expedition.id);
      this.#held.add(path);
    }
  }

  /** The only program that has an expedition of this code; undefined when there is none or several. */
  async programOf(expedition: string): Promise<string | undefined> {
    const known = this.#programs.get(expedition);
    if (known !== undefined) return known;
    const found = await this.work.tree.findExpeditions(expedition);
    if (found.length !== 1) return undefined;
    const [program] = await this.work.tree.findByIds([found[0]!.parentId!]);
    this.#programs.set(expedition, program!.name);
    return program!.name;
  }

  /** True the first time a program asks for its namespace. */
  asksFirst(program: string): boolean {
    if (this.#namespacesAsked.has(program)) return false;
    this.#namespacesAsked.add(program);
    return true;
  }

  /**
   * Throws `not-allowed` where the caller may change nothing of what stands below a program; each is asked about once. Whoever
   * has a role on a part of the core tree alone changes that part.
   */
  async ensureMayChange(program: string): Promise<void> {
    const { caller } = this.options;
    if (caller === undefined || this.#allowed.has(program)) return;
    const client = (await this.work.parties.holderOf(program.toUpperCase()))?.client ?? '';
    const { enters } = rightsIn(caller, { path: pathSegment('program', program), client });
    const isPart = enters !== WHOLE_TREE && enters.length > 0;
    if (!isPart) await ensureMayImport(this.work, caller, program);
    this.#allowed.set(program, isPart ? enters : WHOLE_TREE);
  }

  /** Whether the caller changes a part of a program only. */
  isForPart(program: string): boolean {
    return (this.#allowed.get(program) ?? WHOLE_TREE) !== WHOLE_TREE;
  }

  /** Whether the caller may make or change an object of a program. */
  mayChange(program: string, place: TreePlace): boolean {
    const parts = this.#allowed.get(program);
    return parts === undefined || liesInParts(parts, place);
  }

  #mayChangeWithin(program: string, path: string): boolean {
    const parts = this.#allowed.get(program);
    return parts === undefined || isReadIn(parts, { type: 'expedition', path });
  }

  learn(object: TreeObject): void {
    if (this.#known.size >= LARGEST_CACHE) this.#known.clear();
    this.#known.set(object.path, object);
  }
}
