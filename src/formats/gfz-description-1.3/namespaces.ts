/** The versions of GFZ's description; they differ in namespace and in a few elements of the extension. */
export const GFZ_VERSIONS = ['1.3', '1.2', '1.1', '1.0'] as const;

/** One of {@link GFZ_VERSIONS}. */
export type GfzVersion = (typeof GFZ_VERSIONS)[number];

/** Namespace of GFZ description in a version. */
export function gfzNamespace(version: GfzVersion): string {
  return `http://pmd.gfz-potsdam.de/igsn/schemas/description/${version}`;
}

/** Namespace of GFZ description 1.3. */
export const GFZ_NAMESPACE = gfzNamespace('1.3');

/** Where GFZ publishes its schema. */
export const GFZ_LOCATION = `${GFZ_NAMESPACE}/resource.xsd`;

/** Namespace of the extension that holds the drilling details. */
export const GFZ_EXT_NAMESPACE = 'http://pmd.gfz-potsdam.de/igsn/schemas/description-ext/1.3';
