import type { Concept } from '../../domain/description/statements.ts';
import { checkTerm } from '../../domain/vocabulary/check-term.ts';
import { findTerm } from '../../domain/vocabulary/find-term.ts';
import { mapTerm } from '../../domain/vocabulary/map-term.ts';
import { materialByUri, materialOf } from '../../domain/vocabulary/materials.ts';
import { type FlatElement, type FlatReader, type FlatSource, type Said, stated } from './flat-element.ts';
import { splitList } from './split-list.ts';

const FLAT_MATERIALS = 'gfz/material';

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
  const listed = material && findTerm(FLAT_MATERIALS, material.label);
  const medium = findTerm('odm2/medium', materialByUri(material?.uri).uri);
  return (listed ?? (medium && mapTerm(medium, FLAT_MATERIALS)?.term))?.label ?? 'Other';
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
  const found = checkTerm(FLAT_MATERIALS, cell.text);
  if (found !== undefined)
    cell.find(found.code, found.message, { value: cell.text, ...(found.rule && { rule: found.rule }) });
  return { material: materialIn(cell.text) };
}
