import { present } from '../../domain/description/present.ts';
import type { Concept } from '../../domain/description/statements.ts';
import { materialByUri } from '../../domain/vocabulary/materials.ts';
import { isObject, listOf, type ObjectReader, textOf } from '../datacite-json/json-reader.ts';

/** A term by its address: its label is the last part of it, until somebody looks it up. */
export function conceptOf(text: string): Concept {
  if (!/^https?:/.test(text)) return { label: text };
  const uri = text.replace(/\/$/, '');
  const medium = materialByUri(uri);
  return {
    label: medium.uri === uri ? medium.label : uri.slice(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('#')) + 1),
    uri,
  };
}

/** What it is made of: the first is the main material. */
export function materialsOf(root: ObjectReader) {
  const [material, ...furtherMaterials] = listOf(root.member('material')).flatMap((one) => {
    const text = isObject(one) ? textOf(one['@id'] ?? one.url ?? one.name) : textOf(one);
    return text === undefined ? [] : [conceptOf(text)];
  });
  return { material, furtherMaterials };
}

/** Keywords as list, as one text with commas, or as terms. */
export function keywordsOf(root: ObjectReader) {
  const all = root.member('keywords');
  const words = typeof all === 'string' ? all.split(/[,;]/) : listOf(all).filter((one) => !isObject(one));
  const terms = listOf(all).filter(isObject);
  return {
    keywords: words.map(textOf).filter((one) => one !== undefined),
    subjects: terms.flatMap((one) => {
      const label = textOf(one.name);
      const scheme = isObject(one.inDefinedTermSet) ? textOf(one.inDefinedTermSet.name) : textOf(one.inDefinedTermSet);
      return label === undefined ? [] : [present({ label, uri: textOf(one.url ?? one['@id']), scheme })];
    }),
  };
}
