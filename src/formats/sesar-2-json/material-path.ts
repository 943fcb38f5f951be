import { FLAT_MATERIALS } from '../sesar-shaped/material-elements.ts';

/** A material with its place in a classification; either may be absent. */
export interface MaterialParts {
  readonly material?: string;
  readonly classification?: string;
}

/** SESAR's landing records write the classification first and the material last (`Sedimentary>Carbonate>Rock`). */
export function materialParts(path: string | undefined): MaterialParts {
  if (path === undefined) return {};
  const isListed = (word: string) => FLAT_MATERIALS.some((one) => one.toLowerCase() === word.toLowerCase());
  const steps = path.split('>').map((step) => step.trim());
  const material = steps.at(-1) ?? '';
  if (isListed(path) || steps.length === 1 || !isListed(material)) return { material: path };
  return { material, classification: steps.slice(0, -1).join('>') };
}
