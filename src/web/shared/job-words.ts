import type { PrintJob } from './layouts-on-server.ts';

/** How a job stands, for a person beside the printer. */
export function jobWords({ state, printer, labels, lastError }: PrintJob): string {
  const what = labels === 1 ? 'The label' : `${labels} labels`;
  if (state === 'sent') return `${what} went to ${printer}. Printers do not say whether they had paper: have a look.`;
  if (state === 'failed') return lastError ?? `${printer} did not take the labels.`;
  if (state === 'sending') return `${what} on the way to ${printer}.`;
  if (state === 'cancelled') return 'Taken back; nothing more is sent.';
  return `${what} waiting for ${printer}.`;
}
