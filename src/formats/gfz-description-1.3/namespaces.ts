/** Namespace of GFZ description 1.3. */
export const GFZ_NAMESPACE = 'http://pmd.gfz-potsdam.de/igsn/schemas/description/1.3';

/** Where GFZ publishes its schema. */
export const GFZ_LOCATION = `${GFZ_NAMESPACE}/resource.xsd`;

/** Namespace of the extension that holds the drilling details. */
export const GFZ_EXT_NAMESPACE = 'http://pmd.gfz-potsdam.de/igsn/schemas/description-ext/1.3';
