/** What a file of an object shows, in the order in which pictures are shown. */
export const FILE_KINDS = [
  'core-image',
  'section-scan',
  'unrolled-scan',
  'box-photo',
  'thin-section-photo',
  'photo',
  'document',
  'other',
] as const;

/** One of {@link FILE_KINDS}. */
export type FileKind = (typeof FILE_KINDS)[number];

/** Kinds as a person reads them. */
export const FILE_KIND_LABELS: Readonly<Record<FileKind, string>> = {
  'core-image': 'Core image',
  'section-scan': 'Section scan',
  'unrolled-scan': 'Unrolled core scan',
  'box-photo': 'Box photo',
  'thin-section-photo': 'Thin section photo',
  photo: 'Photo',
  document: 'Document',
  other: 'Other file',
};

/** Types of files that are kept, each with the ending of its name. They are told by what stands in a file, never by its name. */
export const FILE_TYPES = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/tiff': 'tif',
  'application/pdf': 'pdf',
} as const;

/** One of the types that are kept. */
export type FileType = keyof typeof FILE_TYPES;

/** Whether a file is a picture. */
export function isPicture({ mediaType }: { readonly mediaType: string }): boolean {
  return mediaType.startsWith('image/');
}

/** Whether a text is one of {@link FILE_KINDS}. */
export function isFileKind(text: string): text is FileKind {
  return (FILE_KINDS as readonly string[]).includes(text);
}
