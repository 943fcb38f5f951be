import type { FieldValues } from '../../domain/drilling/object-row.ts';
import { CorestoneError } from '../../domain/error.ts';
import type { IgsnPhase } from '../../domain/identifier/igsn-spec.ts';
import { OwnFields } from '../../domain/own-fields/own-field.ts';
import { isReadIn, type TreePlace, type TreeRights } from '../../domain/party/tree-right.ts';
import type { StationOperation } from '../../domain/station/station-operation.ts';
import type { Vocabularies } from '../../domain/vocabulary/vocabularies.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { MintingPlace } from '../mint-igsns.ts';
import { ownVocabularies } from '../own-vocabularies.ts';
import type { Actor, AuditEntry, Work } from '../ports.ts';
import { rightsIn } from '../tree-access.ts';
import type { NewObject, TreeObject } from '../tree-ports.ts';
import { DepthScopes } from './depth-scopes.ts';
import type { DeletedObject } from './station-ports.ts';

/** Operations of one station for one expedition; `phase` says who gives its identifiers. */
export interface EntryBatch {
  readonly expeditionId: string;
  readonly station: string;
  readonly phase: IgsnPhase;
  readonly operations: readonly StationOperation[];
}

/** What one batch knows while it runs. */
export class EntryRun {
  readonly work: Work;
  readonly batch: EntryBatch;
  readonly actor: Actor;
  readonly account: string;
  readonly at: string;
  readonly expedition: TreeObject;
  readonly vocabularies: Vocabularies;
  readonly ownFields: OwnFields;
  /** Undefined where the program holds no namespace: objects get no IGSN then. */
  readonly minting: MintingPlace | undefined;
  /** What the caller may see and enter here. */
  readonly rights: TreeRights;
  readonly scopes = new DepthScopes();
  readonly entries: AuditEntry[] = [];
  readonly #known = new Map<string, TreeObject>();
  readonly #deleted = new Map<string, DeletedObject>();
  /** Ids that were looked for at the beginning: what is not known of them is not there. */
  readonly #asked = new Set<string>();

  private constructor(work: Work, batch: EntryBatch, caller: Caller, found: Found) {
    this.work = work;
    this.batch = batch;
    this.actor = { name: `${caller.name} at ${batch.station}`, origin: 'station' };
    this.account = caller.account;
    this.at = work.now();
    this.expedition = found.expedition;
    this.vocabularies = found.vocabularies;
    this.ownFields = found.ownFields;
    this.minting = found.minting;
    this.rights = found.rights;
  }

  /**
   * Begins a batch: from here on nobody else changes objects of the expedition. Throws `not-found`, and `not-allowed` for a
   * caller who may neither deposit for the client that holds the namespace of its program nor enter any part of it.
   */
  static async begin(work: Work, batch: EntryBatch, caller: Caller): Promise<EntryRun> {
    const [expedition] = await work.tree.findByIds([batch.expeditionId]);
    if (expedition?.type !== 'expedition') throw new CorestoneError('not-found', 'There is no such expedition.');
    const [program] = await work.tree.findByIds([expedition.parentId!]);
    const holder = await work.parties.holderOf(program!.name.toUpperCase());
    const client = holder?.client ?? '';
    const rights = rightsIn(caller, { path: expedition.path, client });
    if (rights.enters.length === 0) ensureMay(caller, 'deposit', client);
    await work.tree.holdExpedition(expedition.id);
    const values = (await work.tree.valuesOf('expedition', [expedition.id])).get(expedition.id) ?? {};
    const minting =
      holder === undefined ? undefined : { expedition, values, namespace: holder.namespace, phase: batch.phase };
    return new EntryRun(work, batch, caller, {
      expedition,
      minting,
      rights,
      vocabularies: await ownVocabularies(work.vocabularies),
      ownFields: new OwnFields(await work.ownFields.all()),
    });
  }

  /** Reads objects of this expedition at once, so that the operations find them. */
  async learn(ids: Iterable<string>): Promise<void> {
    const wanted = [...new Set(ids)].filter((id) => !this.#known.has(id));
    for (const one of await this.work.tree.findByIds(wanted)) this.know(one);
  }

  /** Reads what the operations of the batch are about, and what of it was deleted before. */
  async learnBatch(): Promise<void> {
    const about = this.batch.operations.map((one) => (one.kind === 'create' ? one.object : { id: one.objectId }));
    const ids = about.map((one) => one.id);
    const parents = about.flatMap((one) => ('parentId' in one && one.parentId !== null ? [one.parentId] : []));
    await this.learn([...ids, ...parents]);
    for (const [id, one] of await this.work.station.deleted(ids)) this.#deleted.set(id, one);
    for (const id of [...ids, ...parents]) this.#asked.add(id);
  }

  /** Whether there is any object with an id, in whatever expedition, or was one. */
  isUsed(id: string): boolean {
    return this.#known.has(id) || this.#deleted.has(id);
  }

  /** An object that was deleted from this expedition and is not there again. */
  deleted(id: string): DeletedObject | undefined {
    const found = this.#deleted.get(id);
    return found?.object.expeditionId === this.expedition.id ? found : undefined;
  }

  /** An object of this expedition; undefined where it has none with this id. */
  async object(id: string): Promise<TreeObject | undefined> {
    if (!this.#known.has(id) && !this.#asked.has(id)) await this.learn([id]);
    const found = this.#known.get(id);
    return found?.expeditionId === this.expedition.id ? found : undefined;
  }

  /** Notes that an object is there. */
  know(object: TreeObject): void {
    this.#known.set(object.id, object);
    this.#deleted.delete(object.id);
  }

  /** Notes that an object was deleted. */
  forget(deleted: NewObject): void {
    this.#known.delete(deleted.id);
    this.#deleted.set(deleted.id, { object: deleted, deletedAt: this.at, deletedBy: this.actor.name });
  }

  /** Whether the caller may see an object. */
  mayRead(place: TreePlace): boolean {
    return isReadIn(this.rights.reads, place);
  }

  async valuesOf({ type, id }: Pick<TreeObject, 'type' | 'id'>): Promise<FieldValues> {
    return (await this.work.tree.valuesOf(type, [id])).get(id) ?? {};
  }
}

interface Found {
  readonly expedition: TreeObject;
  readonly vocabularies: Vocabularies;
  readonly ownFields: OwnFields;
  readonly minting: MintingPlace | undefined;
  readonly rights: TreeRights;
}
