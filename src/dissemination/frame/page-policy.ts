/** What the browser may load for a page, by directive: everything from here, nothing inline, no frame around it. */
const DIRECTIVES = {
  'default-src': "'self'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
} as const;

/** For a page that a stylesheet of others made: no script, no forms, no origin; its own styles and images are shown. */
const FOREIGN_DIRECTIVES = {
  sandbox: '',
  'default-src': "'none'",
  'style-src': "'unsafe-inline'",
  'img-src': "'self' data:",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
} as const;

/** For a document that a browser's own viewer shows: some make it an object with styles of its own in an empty page. No script. */
const VIEWED_DIRECTIVES = {
  'default-src': "'none'",
  'object-src': "'self'",
  'style-src': "'unsafe-inline'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
} as const;

/** What the browser may load for one of our pages, as the value of a Content-Security-Policy header. */
export const PAGE_POLICY = policyOf(DIRECTIVES);

/** The same for a page that others made. */
export const FOREIGN_PAGE_POLICY = policyOf(FOREIGN_DIRECTIVES);

/** The same for a document on paper. */
export const VIEWED_POLICY = policyOf(VIEWED_DIRECTIVES);

function policyOf(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([directive, source]) => `${directive} ${source}`.trim())
    .join('; ');
}
