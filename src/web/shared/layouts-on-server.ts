import type { Finding } from '../../domain/finding.ts';
import type { LabelLayout } from '../../domain/label/label-layout.ts';
import { askServer } from './ask-server.ts';

/** A layout that can be used; presets come with the program and stay as they are. */
export interface UsableLayout {
  readonly layout: LabelLayout;
  readonly isPreset: boolean;
  readonly party: string;
  readonly mayChange: boolean;
}

/** A label as a picture, and what is to say about it. */
export interface LayoutLook {
  readonly svg: string;
  readonly findings: readonly Finding[];
}

/** A printer of the installation. */
export interface Printer {
  readonly name: string;
  readonly isFile: boolean;
}

/** Labels on their way to a printer. */
export interface PrintJob {
  readonly id: string;
  readonly printer: string;
  readonly layout: string;
  readonly expedition: string;
  readonly objects: readonly string[];
  readonly labels: number;
  readonly state: 'queued' | 'sending' | 'sent' | 'failed' | 'cancelled';
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** All layouts, presets first. */
export function fetchLayouts(): Promise<readonly UsableLayout[]> {
  return askServer('GET', '/label-layouts');
}

/** The printers of the installation. */
export function fetchPrinters(): Promise<readonly Printer[]> {
  return askServer('GET', '/printers');
}

/** Keeps a layout under its name. */
export function keepLayout(layout: LabelLayout): Promise<LabelLayout> {
  return askServer('PUT', `/label-layouts/${encodeURIComponent(layout.name)}`, layout);
}

/** Removes a layout. */
export function removeLayout(name: string): Promise<void> {
  return askServer('DELETE', `/label-layouts/${encodeURIComponent(name)}`);
}

/** The label drawn with an object, or with invented values as long as they get. */
export function lookAt(
  layout: LabelLayout,
  about?: { readonly code: string; readonly id: string },
): Promise<LayoutLook> {
  const query = about === undefined ? '' : `?expedition=${encodeURIComponent(about.code)}&object=${about.id}`;
  return askServer('POST', `/label-layouts/preview${query}`, layout);
}

/** Prints one label with invented values. */
export async function printTest(layout: LabelLayout, code: string, printer: string): Promise<PrintJob> {
  const body = { layout, expedition: code, printer };
  return (await askServer<{ readonly job: PrintJob }>('POST', '/label-layouts/test', body)).job;
}
