// The package brings no types; this is the little of it that is used.
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: { readonly chain: (text: string, options: { readonly forceType: string }) => readonly unknown[] };
  };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
