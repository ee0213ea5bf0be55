import { html } from 'hono/html';
import type { Endpoint } from '../../shared/contract/endpoint.ts';
import { endpoints } from '../../shared/contract/endpoints.ts';
import { apiRoot } from '../../shared/contract/protocol.ts';
import type { Html, PageContent } from '../pages/layout.ts';
import { statusOf } from '../refusal.ts';
import type { ApiWords } from './api-words.ts';
import { jsonSchemaOf, namedSchemas } from './json-schemas.ts';
import { type Parameter, parametersOf, tagOf } from './open-api.ts';
import { schemaView } from './schema-view.ts';

/** The page that describes the API: how to ask, every endpoint, every shape, every refusal. */
export function apiPage(api: ApiWords, origin: string): PageContent {
  const described = Object.entries(endpoints);
  const tags = [...new Set(described.map(([, endpoint]) => tagOf(endpoint)))];
  const example = `curl -H "Authorization: Bearer rct_…" ${origin}${apiRoot}/me`;
  const body = html`<p>${api.intro}</p>
<p>${api.token}</p>
<pre><code>${example}</code></pre>
<p>${api.rules}</p>
<p><a href="${apiRoot}/openapi.json">${api.machines}</a></p>
<nav class="tags" aria-label="${api.endpoints}"><ul>${tags.map((tag) => html`<li><a href="#about-${tag}">${tag}</a></li>`)}
<li><a href="#shapes">${api.shapes}</a></li><li><a href="#refusals">${api.refusals}</a></li></ul></nav>
${tags.map((tag) => section(api, tag, described))}
<h2 id="shapes">${api.shapes}</h2>
<div lang="en">${Object.entries(namedSchemas()).map(
    ([name, schema]) => html`<section class="panel"><h3 id="${name}">${name}</h3>${schemaView(schema)}</section>`,
  )}</div>
<h2 id="refusals">${api.refusals}</h2>
<p>${api.refusalsIntro}</p>
${refusalTable(api)}`;
  return { title: api.title, body, isWide: true };
}

function section(words: ApiWords, tag: string, described: [name: string, endpoint: Endpoint][]): Html {
  const own = described.filter(([, endpoint]) => tagOf(endpoint) === tag);
  return html`<h2 id="about-${tag}" lang="en">${tag}</h2>
${own.map(([name, endpoint]) => endpointView(words, name, endpoint))}`;
}

function endpointView(words: ApiWords, name: string, endpoint: Endpoint): Html {
  const { method, path, summary, body, answer, media } = endpoint;
  const parameters = parametersOf(endpoint);
  return html`<section class="panel" id="${name}">
<h3><code>${method} ${apiRoot}${path}</code></h3>
<p lang="en">${summary}</p>
<p class="soft">${words.who(endpoint)}</p>
${parameters.length > 0 && html`<h4>${words.parameters}</h4>${schemaView(asObject(parameters))}`}
${body && html`<h4>${words.body}</h4>${schemaView(jsonSchemaOf(body))}`}
<h4>${words.answer}</h4>
${answer ? answerView(media, answer) : html`<p>${words.empty}</p>`}
</section>`;
}

function answerView(media: Endpoint['media'], answer: NonNullable<Endpoint['answer']>): Html {
  return media === 'text/csv' ? html`<p><code>text/csv</code></p>` : schemaView(jsonSchemaOf(answer));
}

function asObject(parameters: Parameter[]) {
  return {
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
  };
}

function refusalTable(words: ApiWords): Html {
  const rows = Object.entries(statusOf).sort(([, one], [, other]) => one - other);
  return html`<table><thead><tr><th scope="col">${words.status}</th><th scope="col">${words.code}</th></tr></thead>
<tbody>${rows.map(([code, status]) => html`<tr><td>${status}</td><td><code>${code}</code></td></tr>`)}</tbody></table>`;
}
