/** One transformation: an XSLT 1.0 stylesheet and a document, both as text. */
export interface XsltJob {
  readonly stylesheet: string;
  readonly document: string;
}

/** What came of it: the result as its `xsl:output` says, or why there is none, in words for a person. */
export type XsltResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: XsltFailure; readonly message: string };

/**
 * Why a transformation gave nothing: the stylesheet is none, it failed, wanted something from outside, took too long, wrote
 * too much, or too many wait.
 */
export type XsltFailure =
  | 'stylesheet-invalid'
  | 'stylesheet-failed'
  | 'stylesheet-reaches-out'
  | 'stylesheet-too-slow'
  | 'stylesheet-busy'
  | 'stylesheet-too-large';

/** What a transformation may use at most. */
export interface XsltLimits {
  readonly timeMs: number;
  readonly memoryBytes: number;
  readonly outputBytes: number;
}

/**
 * Applies stylesheets that others wrote. It never throws for what they do; `close` ends what runs behind it. `transform` keeps
 * the whole process waiting and is for commands alone; a server uses `transformAside`.
 */
export interface XsltEngine {
  readonly transform: (job: XsltJob) => XsltResult;
  readonly transformAside: (job: XsltJob) => Promise<XsltResult>;
  readonly close: () => void;
}

/** Enough for any description of one sample. */
export const XSLT_LIMITS: XsltLimits = {
  timeMs: 2000,
  memoryBytes: 128 * 1024 * 1024,
  outputBytes: 4 * 1024 * 1024,
};
