import { OBJECT_TYPE } from '../../domain/drilling/object-type.ts';
import type { PublicRecord } from '../public-record.ts';

/** What a citation is made of. `year` is that of the registration, or of submitting it. */
export interface Citation {
  readonly igsn: string;
  readonly authors: readonly { readonly name: string; readonly isOrganisation?: boolean }[];
  readonly year: string;
  readonly title: string;
  readonly kind: string;
  readonly name: string;
  readonly version: number;
  readonly publisher: string;
  readonly address: string;
}

/** The citation of a record: its creators, else who registered it. */
export function citationOf(record: PublicRecord, publisher: string, address: string): Citation {
  const { description, facts } = record;
  const creators = [
    ...new Map(description.agents.filter((one) => one.isCreator).map((one) => [one.name, one])).values(),
  ];
  return {
    igsn: record.igsn,
    authors: creators.length > 0 ? creators : [{ name: facts.registrant, isOrganisation: true }],
    year: (facts.registeredAt ?? facts.submittedAt).slice(0, 4),
    title: description.title,
    kind: OBJECT_TYPE[description.objectType].label,
    name: description.name,
    version: facts.version,
    publisher,
    address,
  };
}

/** One sentence without the address at its end, which the page makes a link. */
export function citationText(cited: Citation): string {
  return `${cited.authors.map(({ name }) => name).join('; ')} (${cited.year}): ${cited.title}. ${cited.kind} ${cited.name}. Version ${cited.version}. ${cited.publisher}. IGSN`;
}

/** A BibTeX entry of type `misc`; characters that mean something in BibTeX are escaped. */
export function bibtex(cited: Citation): string {
  const fields = {
    // Braces keep an organisation from being read as family and given name.
    author: cited.authors
      .map(({ name, isOrganisation }) => (isOrganisation ? `{${texText(name)}}` : texText(name)))
      .join(' and '),
    title: `{${texText(cited.title)}}`,
    year: cited.year,
    version: String(cited.version),
    publisher: texText(cited.publisher),
    note: texText(`${cited.kind} ${cited.name}, IGSN ${cited.igsn}`),
    url: cited.address,
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{${cited.igsn.replace(/[^A-Za-z0-9.-]/g, '-')},\n${lines.join(',\n')}\n}\n`;
}

/** A RIS entry of type `GEN`. */
export function ris(cited: Citation): string {
  const lines = [
    ['TY', 'GEN'],
    ...cited.authors.map(({ name }) => ['AU', name]),
    ['PY', cited.year],
    ['TI', cited.title],
    ['M3', cited.kind],
    ['ET', String(cited.version)],
    ['PB', cited.publisher],
    ['AN', cited.igsn],
    ['N1', cited.name],
    ['UR', cited.address],
    ['ER', ''],
  ];
  return lines.map(([tag, value]) => `${tag}  - ${(value ?? '').replace(/\s+/g, ' ')}\r\n`).join('');
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function texText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\{}~^&%$#_]/g, (character) => TEX[character] ?? `\\${character}`);
}
