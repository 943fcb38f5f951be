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

/** The same as the value of a Content-Security-Policy header. */
export const PAGE_POLICY = Object.entries(DIRECTIVES)
  .map(([directive, source]) => `${directive} ${source}`)
  .join('; ');
