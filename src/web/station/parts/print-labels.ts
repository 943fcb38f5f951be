import type { StationObject } from '../../../domain/station/station-object.ts';
import { wordsOf } from '../../shared/ask-server.ts';
import { jobWords } from '../../shared/job-words.ts';
import { fetchLayouts, fetchPrinters } from '../../shared/layouts-on-server.ts';
import { PDF, readChoice } from '../../shared/print-choice.ts';
import { say } from '../../shared/say.ts';
import { sendLabels } from '../../shared/send-labels.ts';
import { expedition, tree } from '../keeping/station-state.ts';
import { printWish } from '../print/print-wish.ts';

/** Which labels are wanted: objects of one type, so that one layout fits them all. */
export interface WantedLabels {
  readonly code: string;
  readonly objects: readonly StationObject[];
}

/**
 * Prints labels at once, as was chosen last for such objects on this machine; where nobody chose, on the first printer, or as a PDF
 * where there is none. Sheets ask first, since somebody has to say which place is free. The server makes labels, so nothing is
 * printed of what is still on this tablet alone; that is said.
 */
export async function printLabels({ code, objects }: WantedLabels): Promise<void> {
  const [first] = objects;
  if (first === undefined) return say('Nothing to print a label for.');
  const here = objects.filter((one) => tree.peek().keptOn(one.id) !== 'server');
  if (here.length > 0) return say('Labels are made by the server, which does not have these yet.');
  const choice = readChoice(first.type);
  const words = objects.length === 1 ? 'Label' : `${objects.length} labels`;
  try {
    const [printers, layouts] = await Promise.all([fetchPrinters(), fetchLayouts()]);
    const known = layouts.find((one) => one.layout.name === choice.layout)?.layout;
    if (known === undefined || known.paper.kind === 'sheet') return askHowToPrint({ code, objects });
    // As in the dialog: who only reads takes a PDF.
    const names = expedition.value?.mayEnter === true ? printers.map((one) => one.name) : [];
    const printer =
      choice.printer === PDF || names.includes(choice.printer ?? PDF) ? choice.printer! : (names[0] ?? PDF);
    const job = await sendLabels({ code, objects, layout: choice.layout, printer, copies: 1, skip: 0 });
    if (job === undefined) say(`${words} as PDF`);
    else say(job.state === 'sent' ? `${words} to ${printer}` : jobWords(job));
  } catch (error) {
    say(wordsOf(error));
  }
}

/** Opens the print dialog for objects. */
export function askHowToPrint({ code, objects }: WantedLabels): void {
  printWish.value = {
    code,
    selections: [{ words: objects.length === 1 ? 'this one' : `these ${objects.length}`, objects }],
  };
}
