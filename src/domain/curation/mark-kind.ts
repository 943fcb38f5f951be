/** How a piece is cut, from the plainest. */
export const MARK_KINDS = ['sample', 'half', 'quarter', 'slab', 'plug', 'thin_section'] as const;

/** One of {@link MARK_KINDS}. */
export type MarkKind = (typeof MARK_KINDS)[number];

/** What people call each kind. */
export const MARK_KIND_LABELS: Readonly<Record<MarkKind, string>> = {
  sample: 'Sample',
  half: 'Half',
  quarter: 'Quarter',
  slab: 'Slab',
  plug: 'Plug',
  thin_section: 'Thin section',
};

/** Share of the cross-section of the split that each kind takes unless somebody says otherwise, %. */
export const USUAL_SHARE_PC: Readonly<Record<MarkKind, number>> = {
  sample: 100,
  half: 50,
  quarter: 25,
  slab: 20,
  plug: 50,
  thin_section: 25,
};
