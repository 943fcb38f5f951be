import { setImmediate as nextTurn } from 'node:timers/promises';
import { givingWay } from '../../backup/giving-way.ts';
import { type OpenPackage, withPackage } from '../../backup/package/open-package.ts';
import { signingKey } from '../../backup/package/signing-key.ts';
import type { House } from '../../context.ts';
import type { Finding } from '../../domain/finding.ts';
import { type MovedTable, movedTable } from '../../domain/transfer/moved-tables.ts';
import type { MovedRow } from '../../domain/transfer/row-fields.ts';
import type { Caller } from '../../operations/caller.ts';
import { beginTransfer, notTaken, type TransferTerms } from '../../operations/transfer/begin-transfer.ts';
import { CHECKED_TABLES, checkPage } from '../../operations/transfer/check-page.ts';
import { endTransfer, sweepLeft } from '../../operations/transfer/end-transfer.ts';
import { findSame } from '../../operations/transfer/find-same.ts';
import { holdTables } from '../../operations/transfer/hold-tables.ts';
import type { PackageFacts } from '../../operations/transfer/package-facts.ts';
import { takePage } from '../../operations/transfer/take-page.ts';
import type { TransferPosition } from '../../operations/transfer/transfer-ports.ts';
import {
  NOTHING,
  type PageOutcome,
  type TakenOver,
  type TransferDecision,
  type TransferRun,
  together,
} from '../../operations/transfer/transfer-run.ts';
import { hasBytes, placeKnownBytes } from '../../store/files/file-folder.ts';

/** How a package is taken over. */
export interface TakeOverWish {
  readonly caller: Caller;
  readonly isDry: boolean;
  readonly keep?: 'ours' | 'theirs' | undefined;
  readonly decisions?: readonly TransferDecision[];
  readonly trust?: string | undefined;
  readonly client?: string | undefined;
  readonly isBesideOthers: boolean;
  readonly signal?: AbortSignal;
  /** Told rows done and rows in all: every row is checked once and taken once. May throw to end it. */
  readonly onProgress: (done: number, total: number) => void | Promise<void>;
}

const PAGE = 500;
const MOST_FINDINGS = 100;

/**
 * Takes a package over, or says what would become of it. First everything is read and checked, and nothing is written where anything is
 * wrong; then it is taken in pages, each one unit of work. One that was interrupted is gone on with by the next call. Throws what
 * `withPackage` and `beginTransfer` throw, and `invalid-input` with the findings of `checkPage`.
 */
export function takeOver(house: House, file: string, wish: TakeOverWish): Promise<TakenOver> {
  return withPackage(file, house.store.engine, async (opened) => {
    const facts: PackageFacts = { ...opened.manifest, signer: opened.signer };
    const terms = await termsOf(house, wish);
    const total = opened.manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    let done = 0;
    const pace = wish.isBesideOthers ? givingWay() : () => nextTurn();
    const goOn = async (rows: number) => {
      wish.signal?.throwIfAborted();
      done += rows;
      await wish.onProgress(done, total * 2);
      await pace();
    };
    // Whose it is before what is in it: a foreign package is not read further.
    await house.unitOfWork((work) => beginTransfer(work, facts, { ...terms, isDry: true }));
    await checkAll(house, opened, facts, goOn);
    if (!wish.isDry) await placeFiles(house.settings.data, opened, () => goOn(0));
    const run = await house.unitOfWork((work) => beginTransfer(work, facts, terms));
    await findAllSame(house, opened, run);
    const sum = await takeAll(house, opened, run, goOn);
    await house.unitOfWork((work) => endTransfer(work, run, sum));
    const { id, madeAt, origin, expedition } = opened.manifest;
    const about = { package: id, madeAt, signer: opened.signer, origin: origin.name, expedition: expedition.name };
    const { isFirst, placesMissing } = run;
    return { ...about, isDry: wish.isDry, isFirst, rows: total, ...sum, placesMissing: placesMissing.toSorted() };
  });
}

/** Puts the bytes of files into place before a row speaks of them, those that are not here yet: one that was interrupted goes on. */
async function placeFiles(dataFolder: string, opened: OpenPackage, goOn: () => Promise<void>): Promise<void> {
  for (const one of opened.manifest.files ?? []) {
    if (!(await hasBytes(dataFolder, one.sha256, one.bytes)))
      await placeKnownBytes(dataFolder, opened.file(one), one.sha256);
    await goOn();
  }
}

async function termsOf(house: House, wish: TakeOverWish): Promise<TransferTerms> {
  const { settings, rules } = house;
  const { publicKey } = await signingKey(settings.data);
  return {
    caller: wish.caller,
    isDry: wish.isDry,
    keep: wish.keep,
    decisions: wish.decisions ?? [],
    trust: wish.trust,
    client: wish.client,
    trustedKeys: settings.trustedKeys,
    ownKey: publicKey,
    hasUpstream: rules.hasUpstream,
    hash: rules.hash,
  };
}

async function checkAll(
  house: House,
  opened: OpenPackage,
  facts: PackageFacts,
  goOn: (rows: number) => Promise<void>,
): Promise<void> {
  const findings: Finding[] = [];
  for (const entry of opened.manifest.tables) {
    const table = movedTable(entry.name)!;
    await opened.check(entry, async (rows) => {
      if (CHECKED_TABLES.has(table.name) && findings.length < MOST_FINDINGS)
        for (const page of pagesOf(rows))
          findings.push(...(await house.unitOfWork((work) => checkPage(work, facts, table, page))));
      await goOn(rows.length);
    });
  }
  if (findings.length > 0) throw notTaken(findings.slice(0, MOST_FINDINGS));
}

async function findAllSame(house: House, opened: OpenPackage, run: TransferRun): Promise<void> {
  for (const entry of opened.manifest.tables) {
    const table = movedTable(entry.name)!;
    if (table.called === undefined) continue;
    for (const chunk of entry.chunks.keys())
      for (const rows of pagesOf(await opened.rows(entry, chunk)))
        await house.unitOfWork((work) => findSame(work, run, table, rows));
  }
}

async function takeAll(
  house: House,
  opened: OpenPackage,
  run: TransferRun,
  goOn: (rows: number) => Promise<void>,
): Promise<PageOutcome> {
  const from = await positionOf(house, run);
  let sum = NOTHING;
  let waiting: Page[] = [];
  let rowsWaiting = 0;
  const flush = async () => {
    const pages = waiting;
    if (pages.length > 0) sum = together(sum, await house.unitOfWork((work) => takePages(work, run, pages)));
    await goOn(rowsWaiting);
    [waiting, rowsWaiting] = [[], 0];
  };
  for (const [part, entry] of opened.manifest.tables.entries()) {
    const table = movedTable(entry.name)!;
    for (const chunk of entry.chunks.keys()) {
      if (isBefore({ part, chunk }, from)) continue;
      for (const rows of pagesOf(await opened.rows(entry, chunk))) {
        waiting.push({ table, rows, position: { part, chunk } });
        rowsWaiting += rows.length;
        // Small tables go together: each unit of work waits for the disk.
        if (rowsWaiting >= PAGE) await flush();
      }
    }
  }
  await flush();
  return together(sum, await house.unitOfWork((work) => sweepLeft(work, run)));
}

type Work = Parameters<Parameters<House['unitOfWork']>[0]>[0];

interface Page {
  readonly table: MovedTable;
  readonly rows: readonly MovedRow[];
  readonly position: TransferPosition;
}

/** Takes some pages as one unit of work, and notes how far that is. */
async function takePages(work: Work, run: TransferRun, pages: readonly Page[]): Promise<PageOutcome> {
  const { facts, choices, actor } = run;
  if (!choices.isDry) {
    await work.parties.holdJob(`transfer of ${facts.expedition.id}`, actor.name);
    await holdTables(work, run, new Set(pages.map((page) => page.table.name)));
    await work.tree.holdExpedition(facts.expedition.id);
  }
  let sum = NOTHING;
  for (const { table, rows } of pages) sum = together(sum, await takePage(work, run, table, rows));
  const now = run.isFirst && !choices.isDry ? await work.transfer.find(facts.id) : undefined;
  const { position } = pages.at(-1)!;
  if (now?.state === 'running' && isBefore(now.position, position)) await work.transfer.keep({ ...now, position });
  return sum;
}

const isBefore = (one: TransferPosition, other: TransferPosition): boolean =>
  one.part < other.part || (one.part === other.part && one.chunk < other.chunk);

/** Where a first taking was interrupted. Any other begins anew: what was taken is found to be the same, and conflicts are told again. */
async function positionOf(house: House, run: TransferRun) {
  const nowhere = { part: 0, chunk: 0 };
  if (!run.isFirst || run.choices.isDry) return nowhere;
  const found = await house.unitOfWork((work) => work.transfer.find(run.facts.id));
  return found?.state === 'running' ? found.position : nowhere;
}

function* pagesOf<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += PAGE) yield rows.slice(at, at + PAGE);
}
