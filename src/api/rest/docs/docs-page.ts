import { type Html, html } from '../../../dissemination/frame/html.ts';
import { linkTo, renderPage } from '../../../dissemination/frame/page-shell.ts';
import type { PublicFace } from '../../../dissemination/public-face.ts';
import {
  type ApiDocument,
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

/** The description of our API for people: every operation of the OpenAPI document, by subject, without any script. */
export function docsPage(face: PublicFace, document: ApiDocument): string {
  const operations = operationsOf(document);
  const subjects = (document.tags ?? []).map((tag) => ({
    ...tag,
    operations: operations.filter((one) => one.tags?.includes(tag.name)),
  }));
  const main = html`<h1>API</h1><p>${told(document.info.description)}</p>
<p>For programs: <a href="${linkTo(face, '/api/v1/openapi.json')}">openapi.json</a> (OpenAPI 3.1). Base address <code>${face.baseUrl}</code>.</p>
<p>A problem has <code>type</code>, <code>title</code>, <code>status</code>, <code>detail</code>, <code>code</code> and, where there are, <code>findings</code>, each with <code>code</code>, <code>severity</code>, <code>message</code>, <code>field</code>, <code>value</code>, <code>rule</code>.</p>
<nav aria-label="Subjects"><ul>${subjects.map(({ name, description }) => html`<li><a href="#${name}">${name}</a>: ${description}</li>`)}</ul></nav>
${subjects.map(
  ({ name, description, operations: own }) =>
    html`<section class="card api" id="${name}"><h2>${name}</h2><p>${description}</p>${own.map(operationPart)}</section>`,
)}`;
  return renderPage(face, { title: 'API', canonical: `${face.baseUrl}/api/v1/docs`, current: 'machines', main });
}

/** The anchor of an operation. */
function anchorOf({ method, path }: PlacedOperation): string {
  return `${method}-${path}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');
}

function operationPart(operation: PlacedOperation): Html {
  const { method, path, summary, description, parameters = [], requestBody, responses = {}, security } = operation;
  const body = schemaOf(requestBody?.content);
  const isOpen = security?.some((one) => Object.keys(one).length === 0) === true || security?.length === 0;
  return html`<details id="${anchorOf(operation)}"><summary><code>${method} ${path}</code> ${summary}</summary>
${description !== undefined && html`<p>${told(description)}</p>`}${isOpen && html`<p class="mut">Open to everybody.</p>`}
${parameters.length > 0 && parameterTable(parameters)}${body && bodyPart('Body', body)}
${answerParts(responses)}</details>`;
}

/** Answers of one shape are told once, and problems, which are the same everywhere, in a word. */
function answerParts(responses: NonNullable<PlacedOperation['responses']>): readonly Html[] {
  const shapes = Object.entries(responses).map(([status, one]) => ({ status, schema: schemaOf(one.content) }));
  return [...Map.groupBy(shapes, ({ schema }) => JSON.stringify(schema))].map(([, alike]) => {
    const title = alike.map((one) => one.status).join(', ');
    const { schema } = alike[0]!;
    if (schema?.properties === undefined && schema?.type !== 'array') return html`<h4>${title}</h4>`;
    const isProblem = schema.properties !== undefined && 'code' in schema.properties && 'detail' in schema.properties;
    return isProblem ? html`<h4>${title}: a problem</h4>` : bodyPart(title, schema);
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

function bodyPart(title: string, schema: Schema): Html {
  const rows = Object.entries(membersOf(schema));
  const example = schema.examples?.[0];
  return html`<h4>${title}${schema.title !== undefined && ` · ${schema.title}`}</h4>${schema.description !== undefined && html`<p>${told(schema.description)}</p>`}
${rows.length > 0 && html`<table><thead><tr><th>Member</th><th>Type</th><th>Meaning</th></tr></thead><tbody>${rows.map(([name, one]) => memberRow(name, one))}</tbody></table>`}
${rows.length === 0 && html`<p><code>${plainType(schema)}</code></p>`}
${example !== undefined && html`<pre><code>${JSON.stringify(example, null, 2)}</code></pre>`}`;
}

function memberRow(name: string, schema: Schema): Html {
  const meaning = schema.description ?? schema.anyOf?.find((one) => one.description !== undefined)?.description;
  return html`<tr><td><code>${name}</code></td><td><code>${plainType(schema)}</code></td><td>${told(meaning)}</td></tr>`;
}

function membersOf(schema: Schema): Readonly<Record<string, Schema>> {
  return schema.properties ?? schema.items?.properties ?? {};
}
