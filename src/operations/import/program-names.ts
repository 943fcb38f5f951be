import type { ObjectRow } from '../../domain/drilling/object-row.ts';
import type { Work } from '../ports.ts';
import type { ImportOptions } from './import-options.ts';

/**
 * How programs are spelled. Their acronyms are namespaces of IGSNs, in which case means nothing, so `icdp` is the program that
 * the store, or else the first row, calls `ICDP`: two of them would share a namespace and mix their expeditions.
 */
export class ProgramNames {
  readonly #spelled = new Map<string, string>();

  /** The programs that the store knows already. */
  static async read(work: Work): Promise<ProgramNames> {
    const names = new ProgramNames();
    for (const name of await work.tree.programNames()) names.spell(name);
    return names;
  }

  /** The acronym as its program is spelled; one not seen before is spelled so from now on. */
  spell(acronym: string): string {
    const key = acronym.toUpperCase();
    const known = this.#spelled.get(key);
    if (known === undefined) this.#spelled.set(key, acronym);
    return known ?? acronym;
  }

  /** The row with its program as it is spelled; the same object where nothing changes. */
  inRow(row: ObjectRow): ObjectRow {
    const given = row.names.program;
    const program = given === undefined ? undefined : this.spell(given);
    if (program === undefined || program === given) return row;
    const values = row.type === 'program' ? { ...row.values, program } : row.values;
    return { ...row, names: { ...row.names, program }, values };
  }

  /** The options with their program as it is spelled. */
  inOptions(options: ImportOptions): ImportOptions {
    return options.program === undefined ? options : { ...options, program: this.spell(options.program) };
  }
}
