// The package brings no types; this is the little of it that is used.
declare module '@citation-js/core' {
  export const plugins: {
    readonly output: { readonly format: (name: string, items: readonly object[]) => unknown };
    readonly config: { readonly get: (name: string) => { format: Record<string, unknown> } };
  };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
