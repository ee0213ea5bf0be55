import { describe, expect, it } from 'vitest';
import { endpoints } from '../../../shared/contract/endpoints.ts';
import { apiRoot } from '../../../shared/contract/protocol.ts';
import { openApi } from '../../../worker/api-description/open-api.ts';
import { app } from '../../../worker/app.ts';
import { newSpace, openPage, send } from '../space.ts';

/** The paths of the API that are no endpoints: an extension gets its token there, and the description itself. */
const besides = ['/device/code', '/device/token', '/openapi.json'];

interface Operation {
  operationId: string;
  parameters: { name: string; in: string; required: boolean }[];
}

/** The document as it is sent. */
async function published(): Promise<{ paths: Record<string, Record<string, Operation>>; components: object }> {
  return (await send(`${apiRoot}/openapi.json`)).json();
}

/** Every value below `node` under the key `key`. */
function valuesOf(node: unknown, key: string): unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => [...(name === key ? [value] : []), ...valuesOf(value, key)]);
}

/** What a JSON pointer into the document leads to (RFC 6901), or undefined. */
function pointed(document: unknown, pointer: string): unknown {
  return pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((node, name) => Object.entries(node ?? {}).find(([key]) => key === name)?.[1], document);
}

describe('the API', () => {
  it('serves every endpoint of the contract, and nothing besides', () => {
    const served = app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith(`${apiRoot}/`))
      .map(({ method, path }) => `${method} ${path.slice(apiRoot.length).replace(/:(\w+)/g, '{$1}')}`)
      .filter((each) => !besides.some((path) => each.endsWith(` ${path}`)));
    const described = Object.values(endpoints).map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(served)].sort()).toEqual([...described].sort());
  });

  it('says each endpoint once', () => {
    const places = Object.values(endpoints).map(({ method, path }) => `${method} ${path}`);
    expect(new Set(places).size).toBe(places.length);
  });
});

describe('the description for machines', () => {
  it('is open to all and names every endpoint', async () => {
    const { paths } = await published();
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(endpoints).sort());
  });

  it('declares every parameter of every path, and no other', async () => {
    const { paths } = await published();
    for (const [path, methods] of Object.entries(paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters } of Object.values(methods)) {
        const declared = parameters.filter((each) => each.in === 'path');
        expect(declared.map(({ name }) => name)).toEqual(named);
        expect(declared.every(({ required }) => required)).toBe(true);
      }
    }
  });

  it('refers to nothing that it does not hold', async () => {
    const document = await published();
    const references = valuesOf(document, '$ref');
    expect(references.length).toBeGreaterThan(50);
    for (const reference of references) expect(pointed(document, String(reference))).toBeTypeOf('object');
    expect(JSON.stringify(document)).not.toContain('$defs');
  });

  it('keeps what a client may send: bounds, choices, and no unknown fields', async () => {
    const { components } = await published();
    const batch = pointed({ components }, '#/components/schemas/Batch');
    expect(batch).toMatchObject({
      additionalProperties: false,
      required: ['way', 'source', 'existing', 'createGroups', 'target', 'rows'],
      properties: { way: { enum: ['invite', 'accounts'] }, rows: { type: 'array', minItems: 1, maxItems: 1000 } },
    });
  });

  it('names the origin that the space is configured with, whatever the request says', async () => {
    const answer = await send(`${apiRoot}/openapi.json`, { headers: { 'x-forwarded-host': 'evil.example' } });
    expect(await answer.json()).toMatchObject({ openapi: '3.1.0', servers: [{ url: 'https://space.test/api/v1' }] });
  });

  it('has a summary for every endpoint, as a sentence', () => {
    for (const { summary } of Object.values(endpoints)) expect(summary).toMatch(/^[A-Z].*\.$/);
    expect(JSON.stringify(openApi('https://space.test')).length).toBeGreaterThan(10_000);
  });
});

describe('the description for people', () => {
  it('shows every endpoint, with its links leading somewhere', async () => {
    await newSpace();
    const answer = await openPage('/api');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await answer.text();
    for (const [name, { path }] of Object.entries(endpoints)) {
      expect(page).toContain(`id="${name}"`);
      expect(page).toContain(`${apiRoot}${path}`);
    }
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.filter((link) => !ids.has(link))).toEqual([]);
    expect(page).not.toContain('<script');
    expect(page).not.toContain('[object');
    expect(page).not.toContain('undefined');
  });

  it('speaks the language of its reader', async () => {
    await newSpace();
    const page = await (await openPage('/api', null, { 'accept-language': 'fr' })).text();
    expect(page).toContain('L’API de cet espace');
  });
});
