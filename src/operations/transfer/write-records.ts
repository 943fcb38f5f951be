import type { MovedRow } from '../../domain/transfer/row-fields.ts';
import type { Work } from '../ports.ts';
import { firstOutboxState } from '../register-identifiers.ts';
import type { TransferRun } from './transfer-run.ts';

/** Writes records that were taken over as changes of now, so that harvesters here see them, and puts them into the outbox, to be told where there is an upstream. */
export async function writeRecords(
  work: Work,
  { choices, actor }: Pick<TransferRun, 'choices' | 'actor'>,
  rows: readonly MovedRow[],
  write: (ticked: readonly MovedRow[]) => Promise<void>,
): Promise<void> {
  const { firstSeq, at } = await work.transfer.ticks(rows.length);
  await write(rows.map((row, nth) => ({ ...row, changed_seq: firstSeq + nth, changed_at: at })));
  const igsns = rows.map((row) => String(row.igsn));
  await work.transfer.tell(igsns, { at: work.now(), by: actor.name, state: firstOutboxState(choices) });
}
