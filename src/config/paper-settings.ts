import { type SettingDescriptor, setting } from './setting-descriptor.ts';

/** A printer that labels go to. `dpi` is what its head prints; without a host jobs are kept as files below `printed` in the data folder. */
export interface PrinterSpec {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly dpi: 203 | 300 | 600;
}

/** Labels and reports. */
export const PAPER_SETTINGS: readonly SettingDescriptor[] = [
  setting(
    'printers',
    'printers',
    'CORESTONE_PRINTERS',
    'Label printers (ZPL, raw TCP) as NAME=HOST:PORT joined by commas, with @203, @300 or @600 dots an inch behind; NAME=file keeps files.',
    () => '',
    parsePrinters,
  ),
  setting(
    'paperFont',
    'paper-font',
    'CORESTONE_PAPER_FONT',
    'TrueType or OpenType file of this machine for letters that the standard fonts of PDF do not have; empty is none.',
    () => '',
    (text) => ({ value: text.trim() }),
    'plain',
  ),
];

const PRINTER =
  /^([^=,]{1,60})=(file|(?:\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?):\d{1,5})(?:@(203|300|600))?$/i;
const RULE =
  'NAME=HOST:PORT or NAME=file, with @203, @300 or @600 behind where wanted, joined by commas, no name twice';

function parsePrinters(text: string) {
  const specs = readPrinters(text);
  const names = new Set(specs.map((one) => one?.name));
  const isSound = specs.every((one) => one !== undefined) && names.size === specs.length;
  return isSound ? { value: text } : { rule: RULE };
}

/** The printers of the setting, which has been checked; none for an empty one. */
export function printersOf(text: string): readonly PrinterSpec[] {
  return readPrinters(text).filter((one) => one !== undefined);
}

function readPrinters(text: string): readonly (PrinterSpec | undefined)[] {
  const parts = text.split(',').map((one) => one.trim());
  return parts.filter((one) => one !== '').map(readPrinter);
}

function readPrinter(text: string): PrinterSpec | undefined {
  const match = PRINTER.exec(text);
  if (match === null) return undefined;
  const [, name, target, dots = '203'] = match as unknown as [string, string, string, string | undefined];
  const dpi = Number(dots) as PrinterSpec['dpi'];
  if (target === 'file') return { name: name.trim(), host: '', port: 0, dpi };
  const colon = target.lastIndexOf(':');
  const port = Number(target.slice(colon + 1));
  const host = target.slice(0, colon).replace(/^\[|\]$/g, '');
  return port >= 1 && port <= 65_535 ? { name: name.trim(), host, port, dpi } : undefined;
}
