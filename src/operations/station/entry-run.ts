import { CorestoneError } from '../../domain/error.ts';
import { OwnFields } from '../../domain/own-fields/own-field.ts';
import type { TreeRights } from '../../domain/party/tree-right.ts';
import type { StationOperation } from '../../domain/station/station-operation.ts';
import type { Vocabularies } from '../../domain/vocabulary/vocabularies.ts';
import type { IdentifierRow } from '../identifier-ports.ts';
import { type Issuing, issuerOf } from '../issuing.ts';
import type { MintingPlace } from '../mint-igsns.ts';
import type { Actor, Work } from '../ports.ts';
import type { NewObject, TreeObject } from '../tree-ports.ts';
import { DepthScopes } from './depth-scopes.ts';
import { EntryPicture } from './entry-picture.ts';
import { EntryWrites } from './entry-writes.ts';
import { IgsnPool } from './igsn-pool.ts';
import type { KeptVocabularies } from './kept-vocabularies.ts';
import { LeasedNumbers } from './leased-numbers.ts';
import type { KeptOutcome } from './station-ports.ts';
import { wantedObjects } from './wanted-objects.ts';

/** Operations of one station for one expedition, and how its identifiers are given. */
export interface EntryBatch extends Issuing {
  readonly expeditionId: string;
  readonly station: string;
  readonly operations: readonly StationOperation[];
}

/** Whose operations are done. */
export interface Author {
  readonly actor: Actor;
  readonly account: string;
  readonly station: string;
  /** What they may see and enter of the expedition. */
  readonly rights: TreeRights;
}

/** What one unit of work knows of an expedition while it does what stations want. */
export class EntryRun {
  readonly work: Work;
  readonly expedition: TreeObject;
  /** The client that answers for the expedition; empty where its program holds no namespace. */
  readonly client: string;
  /** Undefined where the program holds no namespace: objects get no IGSN then. */
  readonly minting: MintingPlace | undefined;
  readonly vocabularies: Vocabularies;
  readonly ownFields: OwnFields;
  readonly picture: EntryPicture;
  readonly writes: EntryWrites;
  readonly scopes = new DepthScopes();
  readonly igsns: IgsnPool;
  leased: LeasedNumbers = LeasedNumbers.NONE;

  private constructor(work: Work, found: Found) {
    this.work = work;
    this.expedition = found.expedition;
    this.client = found.client;
    this.minting = found.minting;
    this.vocabularies = found.vocabularies;
    this.ownFields = found.ownFields;
    this.picture = found.picture;
    this.writes = found.writes;
    this.igsns = new IgsnPool(work);
  }

  /**
   * Begins: from here on nobody else changes objects of the expedition. Reads what the operations are about. Throws
   * `not-found`.
   */
  static async begin(
    work: Work,
    { expeditionId, ...issuing }: Pick<EntryBatch, 'expeditionId' | keyof Issuing>,
    operations: readonly StationOperation[],
    kept: KeptVocabularies,
  ): Promise<EntryRun> {
    const writes = new EntryWrites(work, await work.tree.holdExpedition(expeditionId));
    const picture = new EntryPicture(work, expeditionId, () => writes.settle());
    const wanted = wantedObjects(operations);
    const ids = [expeditionId, ...wanted.ids];
    picture.learn(await work.station.around({ ...wanted, ids }), ids);
    picture.learnBeside(wanted);
    const expedition = await picture.object(expeditionId);
    if (expedition?.type !== 'expedition') throw new CorestoneError('not-found', 'There is no such expedition.');
    const program = await picture.above(expedition.parentId!);
    const holder = await work.parties.holderOf(program!.name.toUpperCase());
    const issuer = holder && (await issuerOf(work, holder, issuing));
    const rules = await work.station.rules(expeditionId);
    const values = rules.igsnConvention === null ? {} : { igsn_convention: rules.igsnConvention };
    return new EntryRun(work, {
      expedition,
      client: holder?.client ?? '',
      minting: issuer && { expedition, values, namespace: issuer.namespace, phase: issuing.phase },
      vocabularies: await kept.read(work, rules.vocabularyMark),
      ownFields: new OwnFields(rules.ownFields),
      picture,
      writes,
    });
  }

  /** Puts an object into the tree, for what comes behind it too. */
  make(made: NewObject, by: Author, identifier?: IdentifierRow): void {
    this.writes.make(made, by.actor.name, identifier);
    this.picture.make(made);
    this.scopes.note(made);
  }

  /** Writes all that is left, depths below it too. */
  async finish(outcomes: readonly KeptOutcome[]): Promise<void> {
    await this.igsns.putBack();
    await this.writes.settle(outcomes);
    const { station } = this.work;
    const scopes = this.scopes.all().map((one) => ({ ...one, types: this.picture.typesWithin(one.path) }));
    this.writes.takeSeqs(await station.moveDepths(scopes, this.writes.seq));
    if (this.writes.isMoved) await station.moveClock(this.expedition.id, this.writes.seq);
  }
}

interface Found {
  readonly expedition: TreeObject;
  readonly client: string;
  readonly minting: MintingPlace | undefined;
  readonly vocabularies: Vocabularies;
  readonly ownFields: OwnFields;
  readonly picture: EntryPicture;
  readonly writes: EntryWrites;
}
