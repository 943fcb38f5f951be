/** A text that the build takes into the application as it is. */
declare module '*.md?raw' {
  const text: string;
  export default text;
}
