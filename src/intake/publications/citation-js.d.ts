// The package brings no types; this is the little of it that is used.
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: {
      readonly chain: (text: string, options: { readonly forceType: string }) => readonly unknown[];
      /** Runs the parser of this name alone. */
      readonly data: (input: unknown, type: string) => unknown;
      readonly addDataParser: (type: string, parser: { parser: (input: unknown) => unknown; async: boolean }) => void;
    };
  };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
