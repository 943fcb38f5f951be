/** `PUT /api/v1/records/{igsn}/embargo` is `putRecordsEmbargo`; paths that end with a parameter get `One`. */
export function methodName({ method, path }: { readonly method: string; readonly path: string }): string {
  const parts = path.replace(/^\/api\/v1\//, '').split('/');
  const words = parts.filter((one) => !one.startsWith('{'));
  const name = words.flatMap((one) => one.split(/[-.]/)).map((one) => `${one[0]?.toUpperCase()}${one.slice(1)}`);
  return `${method.toLowerCase()}${name.join('')}${parts.at(-1)?.startsWith('{') ? 'One' : ''}`;
}
