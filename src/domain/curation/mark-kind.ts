/** How a piece is cut, from the plainest. */
export const MARK_KINDS = [
  'sample',
  'half',
  'quarter',
  'slab',
  'plug',
  'cube',
  'u_channel',
  'thin_section',
  'powder',
] as const;

/** One of {@link MARK_KINDS}. */
export type MarkKind = (typeof MARK_KINDS)[number];

/** What people call each kind. */
export const MARK_KIND_LABELS: Readonly<Record<MarkKind, string>> = {
  sample: 'Sample',
  half: 'Half',
  quarter: 'Quarter',
  slab: 'Slab',
  plug: 'Plug',
  cube: 'Cube',
  u_channel: 'U-channel',
  thin_section: 'Thin section',
  powder: 'Powder',
};

/** Share of the cross-section of the split that each kind takes unless somebody says otherwise, %. */
export const USUAL_SHARE_PC: Readonly<Record<MarkKind, number>> = {
  sample: 100,
  half: 50,
  quarter: 25,
  slab: 20,
  plug: 50,
  cube: 10,
  u_channel: 10,
  thin_section: 25,
  powder: 5,
};

/** The word of the list of cuts (`sample-cut`) for a kind; undefined for a sample of which nothing more is said. */
export function cutOfMark(kind: MarkKind): string | undefined {
  return kind === 'sample' ? undefined : MARK_KIND_LABELS[kind].toLowerCase();
}
