import type { Concept } from '../../domain/description/statements.ts';
import { materialByUri, materialOf } from '../../domain/vocabulary/materials.ts';
import { type FlatElement, type FlatReader, type FlatSource, type Said, stated } from './flat-element.ts';
import { splitList } from './split-list.ts';

/** The 13 materials of SESAR and GFZ (metadata-schemas 2.4). */
export const FLAT_MATERIALS = [
  'Biology',
  'Gas',
  'Ice',
  'Liquid>aqueous',
  'Liquid>organic',
  'Mineral',
  'Not applicable',
  'Other',
  'Particulate',
  'Rock',
  'Sediment',
  'Soil',
  'Synthetic',
] as const;

/** What it is made of: the listed word, or the one that its ODM2 medium means. */
export const MATERIAL: FlatElement = {
  name: 'material',
  members: ['material'],
  write: ({ description }) => stated(flatMaterial(description)),
  read: readMaterial,
};

/** Places in a classification, paths with `>`. SESAR's list takes one. */
export const CLASSIFICATION: FlatElement = {
  name: 'classification',
  members: ['classifications'],
  write: ({ description, dialect }: FlatSource) => {
    const labels = (description.classifications ?? []).map((one) => one.label);
    return stated(dialect.hasGfzElements ? labels.join('; ') : labels[0]);
  },
  read: (list) => {
    const labels = list.values('classification').flatMap((cell) => splitList(cell.text));
    return { classifications: labels.filter((label) => label !== '').map((label) => ({ label })) };
  },
};

/** The listed word for what the object is made of; `Other` where nobody says. */
export function flatMaterial({ material }: Pick<Said, 'material'>): string {
  return (material && listedMaterial(material.label)) ?? materialByUri(material?.uri).gfz;
}

/** The material that a word means. `Synthetic` keeps its name, since ODM2 has no medium for it. */
export function materialIn(word: string): Concept {
  const plain = word.replace(/^not\s*applicable$/i, 'Not applicable');
  const { uri } = materialOf(plain);
  if (plain.toLowerCase() === 'synthetic') return { label: 'Synthetic', ...(uri !== undefined && { uri }) };
  return materialOf(plain);
}

function readMaterial(list: FlatReader): Said {
  const cell = list.value('material');
  if (cell === undefined) return {};
  if (listedMaterial(cell.text) === undefined)
    cell.find('unknown-term', `${cell.text} is no listed material.`, {
      value: cell.text,
      rule: FLAT_MATERIALS.join(', '),
    });
  return { material: materialIn(cell.text) };
}

function listedMaterial(label: string): string | undefined {
  const word = label.toLowerCase().replace(/^notapplicable$/, 'not applicable');
  return FLAT_MATERIALS.find((one) => one.toLowerCase() === word);
}
