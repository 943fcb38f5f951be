import { type ApiDocument, operationsOf, type PlacedOperation } from '../../../src/api/rest/docs/api-document.ts';

type Json = Record<string, unknown>;

/** What `$ref` means within a document; undefined where it leads nowhere. */
export function resolved(document: object, value: unknown): Json | undefined {
  const ref = (value as { $ref?: string } | undefined)?.$ref;
  if (ref === undefined) return value as Json;
  let at: unknown = document;
  for (const part of ref.replace(/^#\//, '').split('/')) at = (at as Json | undefined)?.[part];
  return at as Json | undefined;
}

/** What a document does against the rules of OpenAPI 3.1 that a small check can see, each as a sentence. */
export function againstOpenApi(document: ApiDocument): readonly string[] {
  const { openapi, info, tags = [], components = {} } = document as ApiDocument & { openapi: string };
  const operations = operationsOf(document);
  const ids = operations.map((one) => one.operationId);
  return [
    ...(/^3\.1\.\d+$/.test(openapi) ? [] : [`openapi is ${openapi}`]),
    ...(info.title !== '' && info.version !== '' ? [] : ['info has no title or version']),
    ...ids
      .filter((id, at) => id === undefined || ids.indexOf(id) !== at)
      .map((id) => `operationId ${id} is not unique`),
    ...Object.keys(components.responses ?? {}).flatMap((name) => (/^[\w.-]+$/.test(name) ? [] : [`component ${name}`])),
    ...refsOf(document).flatMap((ref) =>
      resolved(document, { $ref: ref }) === undefined ? [`${ref} leads nowhere`] : [],
    ),
    ...operations.flatMap((one) =>
      againstRules(
        one,
        tags.map(({ name }) => name),
        components,
      ).map((what) => `${one.method} ${one.path}: ${what}`),
    ),
  ];
}

function refsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { $ref } = value as { $ref?: unknown };
  return [...(typeof $ref === 'string' ? [$ref] : []), ...Object.values(value).flatMap(refsOf)];
}

function againstRules(
  { method, path, parameters = [], requestBody, responses = {}, tags = [], security = [] }: PlacedOperation,
  knownTags: readonly string[],
  components: NonNullable<ApiDocument['components']>,
): readonly string[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const told = parameters.filter((one) => one.in === 'path').map((one) => one.name);
  const places = parameters.map((one) => `${one.in} ${one.name}`);
  const schemes = Object.keys(components.securitySchemes ?? {});
  return [
    ...(path.startsWith('/') ? [] : ['the path begins with no slash']),
    ...inPath.filter((name) => !told.includes(name)).map((name) => `{${name}} is not described`),
    ...told.filter((name) => !inPath.includes(name)).map((name) => `${name} is not in the path`),
    ...parameters
      .filter((one) => one.in === 'path' && one.required !== true)
      .map((one) => `${one.name} is not required`),
    ...parameters
      .filter((one) => !['path', 'query', 'header', 'cookie'].includes(one.in))
      .map((one) => `in: ${one.in}`),
    ...places.filter((one, at) => places.indexOf(one) !== at).map((one) => `${one} comes twice`),
    ...(requestBody !== undefined && ['GET', 'HEAD', 'DELETE'].includes(method) ? [`a body with ${method}`] : []),
    ...(requestBody !== undefined && requestBody.content === undefined ? ['a body without content'] : []),
    ...(Object.keys(responses).length === 0 ? ['no responses'] : []),
    ...Object.keys(responses)
      .filter((status) => !/^([1-5]\d\d|[1-5]XX|default)$/.test(status))
      .map((status) => `status ${status}`),
    ...(responses['204']?.content === undefined ? [] : ['content with 204']),
    ...tags.filter((tag) => !knownTags.includes(tag)).map((tag) => `tag ${tag} is not described`),
    ...security
      .flatMap((one) => Object.keys(one))
      .filter((name) => !schemes.includes(name))
      .map((name) => `scheme ${name}`),
  ];
}

interface Media {
  readonly schema?: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

/** An example, where it stands, and the schema that it must fit. */
export interface PlacedExample {
  readonly where: string;
  readonly schema: object;
  readonly value: unknown;
}

/** Every example of an operation: of parameters, the body and the answers. */
export function examplesOf(document: ApiDocument, one: PlacedOperation): readonly PlacedExample[] {
  const name = `${one.method} ${one.path}`;
  const { parameters = [], requestBody, responses = {} } = one;
  const inContent = (where: string, content: unknown) =>
    Object.entries((content ?? {}) as Record<string, Media>).flatMap(([type, media]) =>
      valuesOf(media).map((value) => ({ where: `${name} ${where} ${type}`, schema: media.schema ?? {}, value })),
    );
  return [
    ...parameters.map((each) => ({ where: `${name} ${each.name}`, schema: each.schema ?? {}, value: each.example })),
    ...inContent('body', requestBody?.content),
    ...Object.entries(responses).flatMap(([status, each]) => inContent(status, resolved(document, each)?.content)),
  ];
}

function valuesOf({ example, examples = {} }: Media): readonly unknown[] {
  return [...(example === undefined ? [] : [example]), ...Object.values(examples).map(({ value }) => value)];
}

/** What an operation lacks for who reads about it. */
export function lackingOf(document: ApiDocument, one: PlacedOperation): readonly string[] {
  const { summary = '', description = '', tags = [], requestBody, responses = {} } = one;
  const hasExample = (content: unknown) =>
    Object.values((content ?? {}) as Record<string, Media>).every((media) => valuesOf(media).length > 0);
  const good = Object.entries(responses).filter(([status]) => /^2\d\d$/.test(status));
  const bad = Object.entries(responses).filter(([status]) => /^[45]\d\d$/.test(status));
  return [
    ...(summary.length > 1 ? [] : ['summary']),
    ...(description.length > 10 ? [] : ['description']),
    ...(tags.length === 1 ? [] : ['one tag']),
    ...(requestBody === undefined || hasExample(requestBody.content) ? [] : ['example of the body']),
    ...(good.length > 0 ? [] : ['an answer']),
    ...good
      .filter(([status, each]) => status !== '204' && (each.content === undefined || !hasExample(each.content)))
      .map(([status]) => `example of ${status}`),
    ...(bad.length > 0 ? [] : ['errors']),
    ...bad
      .filter(([, each]) => !hasExample(resolved(document, each)?.content))
      .map(([status]) => `example of ${status}`),
  ];
}
