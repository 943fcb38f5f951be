import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { isHidden } from '../../domain/registration/embargo.ts';
import { findClosedRecords } from '../../store/read/find-data-set-facts.ts';
import { listTreeDetails } from '../../store/read/list-tree-details.ts';

/**
 * What of an expedition, by its path, is not open today: a moratorium of its own or of a hole, and records of which something is kept back.
 * Empty where all of it may be published.
 */
export async function closedParts({ store, now }: House, path: string): Promise<readonly Finding[]> {
  const today = now().toISOString().slice(0, 10);
  const found: Finding[] = [];
  for await (const one of underMoratorium(store, path, today)) found.push(one);
  const closed = await findClosedRecords(store.read, path, today);
  if (closed.count > 0) {
    const more = closed.count > closed.igsns.length ? ', …' : '';
    const message = `${closed.count === 1 ? '1 record is' : `${closed.count} records are`} hidden, under embargo or ${closed.count === 1 ? 'withholds' : 'withhold'} something: ${closed.igsns.join(', ')}${more}.`;
    found.push(finding('kept-back', message, { field: 'igsn', rule: 'public as a whole' }));
  }
  return found;
}

async function* underMoratorium(
  { read, engine }: House['store'],
  path: string,
  today: string,
): AsyncGenerator<Finding> {
  let isOpen = false;
  for (const type of ['expedition', 'hole'] as const)
    for await (const { combinedId, values } of listTreeDetails(read, engine, path, type)) {
      isOpen ||= type === 'expedition' && values.moratorium_keeps === 'nothing';
      const until = values.moratorium_end;
      if (isOpen || !isHidden(typeof until === 'string' ? until : null, today)) continue;
      const message = `${combinedId} is under moratorium until ${until}.`;
      yield finding('under-moratorium', message, {
        field: 'moratorium_end',
        value: String(until),
        rule: 'no later than today',
      });
    }
}

/** Throws `conflict`, with what is closed, unless it is for the own archive. */
export function ensureOpen(closed: readonly Finding[], isAlthough: boolean): void {
  if (closed.length === 0 || isAlthough) return;
  const message = `This expedition cannot be published yet: ${closed[0]!.message} For the own archive alone, say --although-moratorium.`;
  throw new CorestoneError('conflict', message, { findings: closed });
}
