/** The kinds of structure that forms offer; others are legal with a warning (the lists of mDIS geology_structure, summed up). */
export const STRUCTURE_KINDS = [
  'bedding',
  'contact',
  'foliation',
  'mylonitic foliation',
  'lineation',
  'fold axis',
  'axial plane',
  'fault',
  'shear zone',
  'slickenside',
  'fracture',
  'joint',
  'vein',
  'stylolite',
  'other',
] as const;

/** The kind that a text names, in any case; undefined where it names none of {@link STRUCTURE_KINDS}. */
export function structureKindOf(text: string): (typeof STRUCTURE_KINDS)[number] | undefined {
  const plain = text.trim().toLowerCase();
  return STRUCTURE_KINDS.find((kind) => kind === plain);
}
