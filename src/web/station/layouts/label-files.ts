import { checkLabelLayout } from '../../../domain/label/check-label-layout.ts';
import type { LabelLayout } from '../../../domain/label/label-layout.ts';
import { downloadFile } from '../../shared/download-file.ts';
import { say } from '../../shared/say.ts';
import type { LabelDesk } from './label-desk.ts';

/** Gives the layout as a JSON file, as the command line exports it. */
export function exportLayout(layout: LabelLayout): void {
  const text = `${JSON.stringify(layout, undefined, 2)}\n`;
  downloadFile(new Blob([text], { type: 'application/json' }), `${layout.name}.json`);
}

/** Opens a layout out of a JSON file; what is wrong with it is told with its place. */
export async function importLayout(desk: LabelDesk, file: File): Promise<void> {
  const json = readJson(await file.text());
  const read = checkLabelLayout(json);
  if (read.ok) {
    desk.takeNew(read.value);
    return say(`${file.name} is open. Save keeps it.`);
  }
  const [first] = read.findings;
  const where = first?.field === undefined ? '' : ` (${first.field})`;
  say(`${file.name} is no label layout. ${first?.message ?? ''}${where}`);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
