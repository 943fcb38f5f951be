import { foundAt, nameInTree } from '../../domain/drilling/collected-name.ts';
import { namesTo } from '../../domain/drilling/lineage.ts';
import type { FieldValue, FieldValues, ObjectRow } from '../../domain/drilling/object-row.ts';
import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import { type FileLocation, type Finding, finding } from '../../domain/finding.ts';
import type { SeenObjects } from '../seen-objects.ts';
import { placeIn, type Table } from '../table.ts';
import type { ToldOfAncestors } from './implied-ancestors.ts';
import type { RowDraft } from './row-draft.ts';

const POSITION = ['latitude_deg', 'longitude_deg'] as const;

/**
 * Gives a sample of an older collection, which has an old number and may name nothing else, its name and the site where it was
 * found. A row that names its sample, site or parent keeps those names.
 */
export function nameCollected(type: ObjectType, draft: RowDraft): void {
  const number = draft.values.former_number;
  if (type !== 'sample' || typeof number !== 'string') return;
  if (draft.names.sample === undefined) {
    draft.names.sample = nameInTree(number);
    draft.implied[OBJECT_TYPE.sample.nameField] = draft.names.sample;
  }
  draft.names.site ??= foundAt(draft.found ?? {});
}

/** What a row says of the site, and of the hole where it names one, which then is what has the position. */
export function toldOf({ names, found = {} }: RowDraft): Pick<ToldOfAncestors, 'told'> {
  if (Object.keys(found).length === 0) return {};
  if (names.hole === undefined) return { told: { site: found } };
  const entries = Object.entries(found);
  const isPosition = ([name]: readonly [string, unknown]) => (POSITION as readonly string[]).includes(name);
  const hole: FieldValues = Object.fromEntries(entries.filter(isPosition));
  const site: FieldValues = Object.fromEntries(entries.filter((one) => !isPosition(one)));
  return { told: { ...(filled(hole) && { hole }), ...(filled(site) && { site }) } };
}

const filled = (values: FieldValues): boolean => Object.keys(values).length > 0;

type Told = NonNullable<ToldOfAncestors['told']>;

interface Said {
  readonly value: FieldValue;
  readonly row: number | undefined;
}

/** What the rows of a table said of sites and holes: of a field the first row counts, and one that contradicts it is told of. */
export class PlacesTold {
  readonly #table: Omit<Table, 'read'>;
  readonly #said = new Map<string, Map<string, Said>>();

  constructor(table: Omit<Table, 'read'>) {
    this.#table = table;
  }

  /**
   * What a row adds to what is known of its places. Warnings: `place-differs` for each field that an earlier row stated otherwise,
   * `place-stated` for a place that has a row of its own in another table, which counts.
   */
  take(row: ObjectRow, told: Told = {}, seen: SeenObjects) {
    const findings: Finding[] = [];
    const added: { -readonly [type in keyof Told]: Told[type] } = {};
    for (const type of ['site', 'hole'] as const) {
      const values = told[type];
      if (values === undefined) continue;
      const news = this.#newOf(type, row, values, findings);
      const stated = seen.statedAt(type, namesTo(type, row.names));
      if (!filled(news)) continue;
      if (stated === undefined) added[type] = news;
      else findings.push(this.#placeStated(type, row, stated));
    }
    return { told: added, findings };
  }

  #newOf(type: 'site' | 'hole', { names, at }: ObjectRow, values: FieldValues, findings: Finding[]): FieldValues {
    const key = [type, names.program, names.expedition, names.site, type === 'hole' ? names.hole : ''].join('\u001f');
    const known = this.#said.get(key) ?? new Map<string, Said>();
    this.#said.set(key, known);
    const news: Record<string, FieldValue> = {};
    for (const [field, value] of Object.entries(values)) {
      const first = known.get(field);
      if (first === undefined) {
        known.set(field, { value, row: at.row });
        news[field] = value;
      } else if (first.value !== value) {
        const message = `${OBJECT_TYPE[type].label} ${names[type]}: row ${first.row} says ${field} ${first.value}, which counts`;
        findings.push(this.#warning('place-differs', message, { field, value, row: at.row }));
      }
    }
    return news;
  }

  #placeStated(type: 'site' | 'hole', { names, at }: ObjectRow, stated: FileLocation): Finding {
    const message = `${OBJECT_TYPE[type].label} ${names[type]} has a row of its own, ${stated.file} row ${stated.row}, which counts`;
    return this.#warning('place-stated', message, { field: type, value: names[type], row: at.row });
  }

  #warning(
    code: string,
    message: string,
    { field, value, row }: { readonly field: string; readonly value: unknown; readonly row: number | undefined },
  ): Finding {
    const rule = 'one statement for a place';
    return finding(code, message, { severity: 'warning', field, value, rule, at: placeIn(this.#table, row) });
  }
}
