import { CorestoneError } from '../../domain/error.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Visibility } from '../../domain/registration/next-state.ts';
import type { Caller } from '../caller.ts';
import type { Work } from '../ports.ts';
import { changeRecords } from '../registry/change-records.ts';
import type { Judging } from '../registry/judge-descriptions.ts';
import { makeUpIgsns } from '../registry/make-up-igsns.ts';
import type { ChangeRules, RecordChange, RecordOutcome } from '../registry/record-change.ts';
import type { BulkItem, BulkOptions, BulkResult, WantedRecord } from './bulk-item.ts';
import { namedDescription } from './named-description.ts';
import { queueBatch } from './queue-batch.ts';
import { transferBatch } from './transfer-batch.ts';
import { withdrawBatch } from './withdraw-batch.ts';

/** For whom, how and by which rules a bulk input is taken. */
export interface BulkRun {
  readonly options: BulkOptions;
  readonly caller: Caller;
  readonly rules: ChangeRules;
  readonly judging: Judging;
}

/** An item that can be tried, with its place in the batch. */
interface Tried {
  readonly at: number;
  readonly wanted: WantedRecord;
}

/**
 * Takes one batch of items in the caller's unit of work: makes up what IGSNs are missing, then changes records, withdraws
 * or transfers them; each item by itself. Results come in the order of the items. Items that could not be read are refused.
 */
export async function takeBatch(work: Work, items: readonly BulkItem[], run: BulkRun): Promise<BulkResult[]> {
  const results = new Map<number, BulkResult>();
  const tried: Tried[] = [];
  for (const [at, item] of items.entries()) {
    if (item.checked.ok) tried.push({ at, wanted: item.checked.value });
    else results.set(at, refusal(item, item.checked.findings));
  }
  const named = await nameAll(work, tried, run, (at, error) => results.set(at, refusalFor(items[at]!, error)));
  const outcomes = await fatesOf(work, named, run);
  for (const [n, { at }] of named.entries()) results.set(at, resultOf(items[at]!, outcomes[n]!));
  return items.map((_, at) => results.get(at)!);
}

/** What is known of an item's fate before its place in the input is added. */
export type Fate = Omit<BulkResult, 'line' | 'file'>;

async function fatesOf(work: Work, named: readonly Named[], run: BulkRun): Promise<readonly Fate[]> {
  const igsns = named.map((one) => one.igsn);
  if (run.options.kind === 'withdraw') return withdrawBatch(work, named, run);
  if (run.options.kind === 'transfer') return transferBatch(work, igsns, run);
  if (run.options.kind === 'send-again' || run.options.kind === 'check-page') return queueBatch(work, igsns, run);
  const changes = named.map((one) => toChange(one, run));
  return (await changeRecords(work, changes, run.rules)).map(toResult);
}

interface Named {
  readonly at: number;
  readonly igsn: string;
  readonly wanted: WantedRecord;
}

/** Gives every item that brings no IGSN one of its namespace; those whose namespace gives none are told to `refuse`. */
async function nameAll(
  work: Work,
  tried: readonly Tried[],
  { options, caller }: BulkRun,
  refuse: (at: number, error: CorestoneError) => void,
): Promise<Named[]> {
  const nameless = tried.filter(({ wanted }) => wanted.igsn === undefined);
  const made = new Map<number, string>();
  for (const [namespace, some] of Map.groupBy(nameless, ({ wanted }) => wanted.namespace ?? options.namespace)) {
    try {
      if (namespace === undefined || options.kind !== 'register') throw NAMELESS;
      const igsns = await makeUpIgsns(work, namespace, some.length, caller);
      for (const [n, { at }] of some.entries()) made.set(at, igsns[n]!);
    } catch (error) {
      if (!(error instanceof CorestoneError) || !REFUSALS.has(error.code)) throw error;
      for (const { at } of some) refuse(at, error);
    }
  }
  return tried.flatMap(({ at, wanted }) => {
    const igsn = wanted.igsn ?? made.get(at);
    return igsn === undefined ? [] : [{ at, igsn, wanted }];
  });
}

const REFUSALS = new Set(['not-found', 'not-allowed', 'invalid-input']);
const NAMELESS = new CorestoneError(
  'invalid-input',
  'The item names neither an IGSN nor a namespace to make one up in.',
);

const WISH: Readonly<Record<string, Visibility>> = { publish: 'findable', hide: 'hidden' };

function toChange({ igsn, wanted }: Named, { options, caller }: BulkRun): RecordChange {
  const { description, landingUrl, expectedVersion, documents, privacy } = wanted;
  const namespace = wanted.namespace ?? options.namespace;
  const said = description === undefined ? undefined : namedDescription(description, igsn, namespace);
  const isStateOnly = options.kind !== 'register';
  return {
    caller,
    igsn,
    wish: WISH[options.kind] ?? wanted.visibility ?? options.visibility,
    mode: isStateOnly ? 'update' : options.mode,
    ...(!isStateOnly && said !== undefined && { description: said }),
    ...(!isStateOnly && landingUrl !== undefined && { landingUrl }),
    ...(!isStateOnly && privacy !== undefined && { privacy }),
    ...(!isStateOnly && documents !== undefined && { documents }),
    ...(expectedVersion !== undefined && { expectedVersion }),
  };
}

function toResult(outcome: RecordOutcome): Fate {
  const { igsn, findings } = outcome;
  if (outcome.outcome === 'refused') {
    const { code, message } = outcome;
    return { igsn, outcome: 'refused', code, message, findings };
  }
  const { version, state } = outcome;
  return { igsn, outcome: outcome.outcome, version, state, findings };
}

/** What became of an item, with its place and what its reader had to say. */
function resultOf({ line, file, checked }: BulkItem, fate: Fate): BulkResult {
  return { line, ...(file !== undefined && { file }), ...fate, findings: [...checked.findings, ...fate.findings] };
}

/** The result of an item that an error keeps out. */
export function refusalFor(item: BulkItem, { code, message, findings }: CorestoneError): BulkResult {
  const igsn = item.checked.ok ? item.checked.value.igsn : undefined;
  return resultOf(item, { ...(igsn !== undefined && { igsn }), outcome: 'refused', code, message, findings });
}

function refusal({ line, file, igsn }: BulkItem, findings: readonly Finding[]): BulkResult {
  const message = findings.find((one) => one.severity === 'error')?.message ?? 'The item cannot be read.';
  const place = { line, ...(file !== undefined && { file }), ...(igsn !== undefined && { igsn }) };
  return { ...place, outcome: 'refused', code: 'invalid-input', message, findings };
}
