import { askServer } from './ask-server.ts';
import { downloadFile } from './download-file.ts';
import { fetchFile } from './fetch-file.ts';
import type { PrintJob } from './layouts-on-server.ts';
import { PDF } from './print-choice.ts';

/** Labels as they are asked for. `skip` places of the first sheet are used. */
export interface LabelOrder {
  readonly code: string;
  readonly objects: readonly { readonly id: string }[];
  readonly layout: string;
  readonly printer: string;
  readonly copies: number;
  readonly skip: number;
}

/** The first label of an order, and how many of its objects had one before. */
export interface OrderLook {
  readonly svg: string;
  readonly printedBefore: number;
}

/** Gives labels to a printer, or as a PDF to the person; the job, where there is one. Both are recorded. */
export async function sendLabels(order: LabelOrder): Promise<PrintJob | undefined> {
  const { printer, copies, skip } = order;
  if (printer !== PDF) {
    const body = { ...wantedOf(order), printer, copies };
    return (await askServer<{ readonly job: PrintJob }>('POST', '/print-jobs', body)).job;
  }
  const { content } = await fetchFile('/labels', { ...wantedOf(order), format: 'pdf', copies, skip });
  downloadFile(content, 'labels.pdf');
  return undefined;
}

/** Looks at an order; nothing is recorded. */
export async function lookAtOrder(order: Pick<LabelOrder, 'code' | 'objects' | 'layout'>): Promise<OrderLook> {
  const { content, headers } = await fetchFile('/labels', { ...wantedOf(order), format: 'svg', isPreview: true });
  return { svg: await content.text(), printedBefore: Number(headers.get('corestone-printed-before') ?? '0') };
}

function wantedOf({ code, objects, layout }: Pick<LabelOrder, 'code' | 'objects' | 'layout'>) {
  return { expedition: code, layout, ids: objects.map((one) => one.id) };
}
