import { isCatcherName } from '../../domain/drilling/core-catcher.ts';
import { coreTypeLetter } from '../../domain/drilling/core-type-letter.ts';
import { duplicateKey } from '../../domain/drilling/duplicate-key.ts';
import type { IntakeItem, ObjectNames, ObjectRow } from '../../domain/drilling/object-row.ts';
import { type Finding, finding, hasError } from '../../domain/finding.ts';
import { CORE_TYPES } from '../../domain/vocabulary/core-types.ts';
import { ColumnNotes } from '../cells/column-notes.ts';
import type { IntakeOptions } from '../intake-options.ts';
import type { SeenObjects } from '../seen-objects.ts';
import { isRecord, type Table } from '../table.ts';
import { type CompletionContext, once, placeBelowExpedition } from '../tables/expedition-of-row.ts';
import { impliedAncestors } from '../tables/implied-ancestors.ts';
import { asFinding, asRow } from '../tables/read-table.ts';
import { checkHole } from './check-hole.ts';
import { checkRun } from './check-run.ts';
import { checkSection } from './check-section.ts';
import { GatheredRuns } from './gather-runs.ts';
import { headingFindings, listingColumns } from './listing-columns.ts';
import { incompleteRunRow, runRow, sectionRow } from './listing-rows.ts';
import type { ListedLine, ListingRun, ListingSection } from './listing-section.ts';
import { LostLines } from './lost-lines.ts';
import { type Line, ListingRowReader, type ReadLine } from './read-listing-row.ts';

/** What taking in the lines of a listing needs: where it stands, and what came of the lines before. */
interface Gathering extends CompletionContext {
  readonly runs: GatheredRuns;
  readonly lost: LostLines;
}

/**
 * Reads a section listing: sites and holes are implied, core runs are computed from their sections, sections follow their
 * run. A line with an error is left out and the others go on; a run that lost a line says so (`run-incomplete`) and states
 * nothing that counts on all of its sections. Lines that do not tell their run give one `listing-incomplete`. A core run
 * that another table of the intake states keeps what that table says.
 */
export async function* readSectionListing(
  table: Table,
  options: IntakeOptions,
  seen: SeenObjects,
): AsyncGenerator<IntakeItem> {
  const findings = headingFindings(table);
  yield* findings.map(asFinding);
  if (hasError(findings)) return;
  const [runs, lost] = [new GatheredRuns(), new LostLines()];
  yield* gather(table, { table, type: 'section', options, seen, said: new Set(), runs, lost });
  yield* lost.finding(table).map(asFinding);
  for (const hole of runs.holes()) yield* emitHole(hole, lost, seen);
}

async function* gather(table: Table, context: Gathering): AsyncGenerator<IntakeItem> {
  const { columns } = listingColumns(table.heading);
  const reader = new ListingRowReader(table, columns, new ColumnNotes(table));
  for await (const item of table.read()) {
    if (isRecord(item)) {
      yield* takeIn(reader.read(item), item.row, context).map(asFinding);
    } else {
      if (item.severity === 'error') context.lost.noteRow(item.at?.row);
      yield asFinding(item);
    }
  }
}

function takeIn({ line, lostFrom, findings }: ReadLine, row: number, context: Gathering): readonly Finding[] {
  const named = line ?? lostFrom;
  if (named === undefined) context.lost.noteRow(row);
  if (named === undefined) return findings;
  const placed = placeBelowExpedition(context, named.expeditionNames, row);
  if (placed.names === undefined) return [...findings, ...placed.findings];
  const names = { ...placed.names, ...named.holeNames };
  if (line !== undefined) return [...findings, ...placed.findings, ...takeSection(names, line, context)];
  context.lost.noteRun(names, named.core);
  return [...findings, ...placed.findings];
}

function takeSection(names: ObjectNames, line: Line, context: Gathering): readonly Finding[] {
  const { expeditionNames: _, ...section } = line;
  const findings = checkSection(section);
  if (hasError(findings)) {
    context.lost.noteRun(names, section.core);
    return findings;
  }
  const double = context.runs.add(names, section);
  if (double?.isElsewhere) context.lost.noteRun(names, section.core);
  return [...findings, ...coreTypeFinding(section, context), ...(double === undefined ? [] : [double.finding])];
}

/** Says once for each core type without a letter that it is left out; what an unlisted letter is worth, the run is asked. */
function coreTypeFinding({ coreType, at }: ListedLine, context: CompletionContext): readonly Finding[] {
  if (coreType === undefined || coreTypeLetter(coreType) !== undefined) return [];
  return once(context, 'unknown-core-type', coreType, () => {
    const rule = `one of ${CORE_TYPES.map((one) => one.letter).join(', ')}`;
    const message = `The core type ${coreType} is not in the list; it is left out, here and below`;
    return finding('unknown-core-type', message, { severity: 'warning', field: 'CoreType', value: coreType, rule, at });
  });
}

function* emitHole(runs: readonly ListingRun[], lost: LostLines, seen: SeenObjects): Generator<IntakeItem> {
  yield* checkHole(runs).map(asFinding);
  for (const run of runs) {
    const isWhole = !lost.touch(run);
    yield* (isWhole ? checkRun(run) : [incomplete(run)]).map(asFinding);
    yield* emitRun(run, isWhole ? runRow(run) : incompleteRunRow(run), seen);
  }
}

function* emitRun(run: ListingRun, row: ObjectRow, seen: SeenObjects): Generator<IntakeItem> {
  yield* impliedAncestors('core_run', row.names, row.at, seen).map(asRow);
  if (seen.state(row) === undefined) yield asRow(row);
  for (const section of run.sections) yield* emitSection(sectionRow(run, section), section, seen);
}

function* emitSection(row: ObjectRow, { name, number }: ListingSection, seen: SeenObjects): Generator<IntakeItem> {
  const earlier = seen.state(row);
  if (earlier !== undefined) {
    yield asFinding(duplicateKey('section', row.names, earlier, row.at));
    return;
  }
  if (isCatcherName(name)) yield asFinding(catcher(row, number));
  yield asRow(row);
}

function catcher(row: ObjectRow, number: number): Finding {
  const about = { severity: 'info', field: 'Section', value: 'CC', rule: 'whole numbers', at: row.at } as const;
  return finding('core-catcher-numbered', `The core catcher CC has the section number ${number}`, about);
}

function incomplete(run: ListingRun): Finding {
  const { site, hole } = run.names;
  const message = `${site} ${hole} ${run.core}: a section was left out, so its recovery is not stated, and its top and the depths of its sections may be wrong`;
  const rule = 'all sections of a run';
  return finding('run-incomplete', message, { severity: 'warning', rule, at: run.sections[0]!.at });
}
