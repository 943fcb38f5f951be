import { signal } from '@preact/signals';
import type { ShownMark } from '../../../domain/curation/pending-marks.ts';
import { wordsOf } from '../../shared/ask-server.ts';
import { jobWords } from '../../shared/job-words.ts';
import { fetchPrinters } from '../../shared/layouts-on-server.ts';
import { PDF, readChoice } from '../../shared/print-choice.ts';
import { say } from '../../shared/say.ts';
import { sendLabels } from '../../shared/send-labels.ts';
import { party } from '../party/party-state.ts';

/** The printers of the installation; empty until they are known, and where there are none. */
export const printers = signal<readonly string[]>([]);
/** Where labels go: a printer by name, or {@link PDF}. */
export const printer = signal(localStorage.getItem('sampling printer') ?? PDF);

/** Learns which printers there are; a visitor without an account has none. */
export async function learnPrinters(): Promise<void> {
  try {
    printers.value = (await fetchPrinters()).map((one) => one.name);
  } catch (error) {
    console.info('No printers for this visitor.', error);
  }
  if (printer.value !== PDF && !printers.value.includes(printer.value)) printer.value = PDF;
}

/** Chooses where labels go, from now on on this machine. */
export function choosePrinter(name: string): void {
  printer.value = name;
  localStorage.setItem('sampling printer', name);
}

/** Prints the labels of marks that were taken, where labels go; says what became of it. */
export async function printMarks(marks: readonly ShownMark[]): Promise<void> {
  const objects = marks.flatMap((one) => (one.taken === null ? [] : [{ id: one.taken.id }]));
  if (objects.length === 0) return say('Nothing here is taken yet: labels come with the numbers.');
  try {
    const { layout } = readChoice('sample');
    const { code } = party.value!.expedition;
    const job = await sendLabels({ code, objects, layout, printer: printer.value, copies: 1, skip: 0 });
    say(job === undefined ? 'The labels are downloaded as a PDF. Print it at 100 %.' : jobWords(job));
  } catch (error) {
    say(wordsOf(error));
  }
}
