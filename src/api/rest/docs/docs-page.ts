import { type Html, html } from '../../../dissemination/frame/html.ts';
import { linkTo, renderPage } from '../../../dissemination/frame/page-shell.ts';
import type { PublicFace } from '../../../dissemination/public-face.ts';
import type { Reader } from '../../../dissemination/words/reader.ts';
import {
  type ApiDocument,
  type Content,
  operationsOf,
  type Parameter,
  type PlacedOperation,
  type Schema,
  schemaOf,
} from './api-document.ts';
import { typeWords } from './type-words.ts';

/** A type as people read it, without the words that only code needs. */
function plainType(schema: Schema | undefined): string {
  return typeWords(schema).replaceAll('readonly ', '').replaceAll(' | undefined', '').replaceAll('"', '');
}

/**
 * The description of our API for people: every operation of the OpenAPI document, by subject, without any script. It is in English as the
 * document is; what stands around it is in the reader's language.
 */
export function docsPage(face: PublicFace, content: Html, reader: Reader): string {
  const { portal, frame } = reader.words;
  const inEnglish = reader.language !== 'en' && html`<p class="mut">${frame.inEnglish}</p>`;
  const main = html`<div class="rh"><h1>${portal.api}</h1></div>${inEnglish}<div lang="en">${content}</div>`;
  return renderPage(face, {
    reader,
    title: portal.api,
    canonical: `${face.baseUrl}/api/v1/docs`,
    current: 'machines',
    main,
  });
}

/** What stands on {@link docsPage}, the same for every reader; it takes a while to make. */
export function docsContent(face: PublicFace, document: ApiDocument): Html {
  const operations = operationsOf(document);
  const subjects = (document.tags ?? []).map((tag) => ({
    ...tag,
    operations: operations.filter((one) => one.tags?.includes(tag.name)),
  }));
  return html`<section class="card gap"><div class="box"><p>${told(document.info.description)}</p>
<p>For programs: <a href="${linkTo(face, '/api/v1/openapi.json')}">openapi.json</a> (OpenAPI 3.1); the DataCite API at <code>/datacite</code> has <a href="${linkTo(face, '/datacite/openapi.json')}">its own</a>. Base address <code>${face.baseUrl}</code>.</p>
<p>A problem has <code>type</code>, which leads to <a href="${linkTo(face, '/problems')}">what its code means</a>, <code>title</code>, <code>status</code>, <code>detail</code>, <code>code</code> and, where there are, <code>findings</code>, each with <code>code</code>, <code>severity</code>, <code>message</code>, <code>field</code>, <code>value</code>, <code>rule</code>.</p>
</div><nav aria-label="Subjects"><ul class="li">${subjects.map(({ name, description }) => html`<li><a href="#${name}">${name}</a><span class="mut">${description}</span></li>`)}</ul></nav></section>
${subjects.map(
  ({ name, description, operations: own }) =>
    html`<section class="card gap api" id="${name}"><h2>${name}</h2><p>${description}</p>${own.map((one) => operationPart(face, one))}</section>`,
)}`;
}

/** The anchor of an operation. */
function anchorOf({ method, path }: PlacedOperation): string {
  return `${method}-${path}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');
}

function operationPart(face: PublicFace, operation: PlacedOperation): Html {
  const { method, path, summary, description, parameters = [], requestBody, responses = {} } = operation;
  const body = schemaOf(requestBody?.content);
  return html`<details id="${anchorOf(operation)}"><summary><code>${method} ${path}</code> ${summary}</summary>
${description !== undefined && html`<p>${told(description)}</p>`}
${parameters.length > 0 && parameterTable(parameters)}${body && bodyPart('Body', body, exampleIn(requestBody?.content))}
${answerParts(responses)}${problemPart(face, operation['x-error-codes'])}</details>`;
}

/** The codes that an operation can answer with, each with a link to what it means. */
function problemPart(face: PublicFace, codes: readonly string[] = []): Html {
  const links = codes.map((code) => html`<a href="${linkTo(face, `/problems/${code}`)}"><code>${code}</code></a> `);
  return html`<h3>Problems</h3><p>${links}</p>`;
}

/** Answers of one shape are told once; problems stand apart. */
function answerParts(responses: NonNullable<PlacedOperation['responses']>): readonly Html[] {
  const shapes = Object.entries(responses)
    .filter(([, one]) => one.$ref === undefined)
    .map(([status, one]) => ({ status, schema: schemaOf(one.content), example: exampleIn(one.content) }));
  return [...Map.groupBy(shapes, ({ schema }) => JSON.stringify(schema))].map(([, alike]) => {
    const title = alike.map((one) => one.status).join(', ');
    const { schema, example } = alike[0]!;
    if (schema?.properties === undefined && schema?.type !== 'array') return html`<h3>${title}</h3>`;
    return bodyPart(title, schema, example);
  });
}

/** Text in which words between grave accents are code. */
function told(text: string | undefined): readonly (Html | string)[] {
  return (text ?? '').split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part));
}

function parameterTable(parameters: readonly Parameter[]): Html {
  return html`<table><thead><tr><th>Name</th><th>In</th><th>Type</th><th>Meaning</th></tr></thead><tbody>${parameters.map(
    (one) =>
      html`<tr><td><code>${one.name}</code>${one.required === true && ' (needed)'}</td><td>${one.in}</td><td><code>${plainType(one.schema)}</code></td><td>${told(one.description ?? one.schema?.description)}</td></tr>`,
  )}</tbody></table>`;
}

/** The example of the first type in which a body comes. */
function exampleIn(content: Content | undefined): unknown {
  return Object.values(content ?? {})[0]?.example;
}

function bodyPart(title: string, schema: Schema, example: unknown): Html {
  const rows = Object.entries(membersOf(schema));
  return html`<h3>${title}${schema.title !== undefined && ` · ${schema.title}`}</h3>${schema.description !== undefined && html`<p>${told(schema.description)}</p>`}
${rows.length > 0 && html`<table><thead><tr><th>Member</th><th>Type</th><th>Meaning</th></tr></thead><tbody>${rows.map(([name, one]) => memberRow(name, one))}</tbody></table>`}
${rows.length === 0 && html`<p><code>${plainType(schema)}</code></p>`}
${example !== undefined && html`<pre tabindex="0"><code>${typeof example === 'string' ? example : JSON.stringify(example, null, 2)}</code></pre>`}`;
}

function memberRow(name: string, schema: Schema): Html {
  const meaning = schema.description ?? schema.anyOf?.find((one) => one.description !== undefined)?.description;
  return html`<tr><td><code>${name}</code></td><td><code>${plainType(schema)}</code></td><td>${told(meaning)}</td></tr>`;
}

function membersOf(schema: Schema): Readonly<Record<string, Schema>> {
  return schema.properties ?? schema.items?.properties ?? {};
}
