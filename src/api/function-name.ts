/** A callback name with everything but ASCII letters, digits, `$`, `.` and `_` turned into `_`. */
export function functionName(callback: string): string {
  return callback.slice(0, 128).replace(/[^A-Za-z0-9$._]/g, '_');
}
