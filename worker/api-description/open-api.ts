import type { JsonSchema } from '@valibot/to-json-schema';
import type { Endpoint } from '../../shared/contract/endpoint.ts';
import { endpoints } from '../../shared/contract/endpoints.ts';
import { apiRoot, protocolHeader, protocolVersion } from '../../shared/contract/protocol.ts';
import { statusOf } from '../refusal.ts';
import { jsonSchemaOf, namedSchemas, schemaPlace } from './json-schemas.ts';

const info = {
  title: 'Rollcall',
  version: `v1, protocol ${protocolVersion}`,
  description: [
    'Everything that the console does. Requests carry an API token as a bearer token; admins make one in the settings of',
    'the console. Bodies are JSON in UTF-8, unknown fields are refused, and ids that you may not see are not found.',
    `The header ${protocolHeader} may name the protocol version that a client speaks: another one is refused.`,
    'Repeating a PUT or DELETE changes nothing more.',
  ].join(' '),
};

/** The description of the API for machines (OpenAPI 3.1), made from the endpoints that the worker serves. */
export function openApi(origin: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, endpoint] of Object.entries(endpoints)) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(name, endpoint) };
  }
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: `${origin}${apiRoot}` }],
    security: [{ bearer: [] }],
    paths,
    components: {
      schemas: namedSchemas(),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', description: 'An API token: rct_…' } },
      responses: { Problem: { description: problemWords(), content: json({ $ref: `${schemaPlace}ApiProblemBody` }) } },
    },
  };
}

function operation(name: string, endpoint: Endpoint): object {
  const { summary, body, answer, media } = endpoint;
  const answered = answer && { content: { [media]: { schema: jsonSchemaOf(answer) } } };
  return {
    operationId: name,
    tags: [tagOf(endpoint)],
    summary,
    description: whoMayAsk(endpoint),
    parameters: parametersOf(endpoint),
    ...(body && { requestBody: { required: true, content: json(jsonSchemaOf(body)) } }),
    responses: {
      [answer ? '200' : '204']: { description: answer ? 'Done.' : 'Done; there is nothing to say.', ...answered },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

/** What an endpoint is about: the first part of its path. */
export function tagOf({ path }: Endpoint): string {
  return path.split(/[/.]/)[1] ?? '';
}

/** One parameter of a path or a query. */
export interface Parameter {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  schema: JsonSchema;
}

/** The parameters of an endpoint: those of its path, then those of its query. */
export function parametersOf({ params, query }: Endpoint): Parameter[] {
  return [...parametersIn('path', jsonSchemaOf(params)), ...parametersIn('query', jsonSchemaOf(query))];
}

function parametersIn(place: Parameter['in'], { properties = {}, required = [] }: JsonSchema): Parameter[] {
  return Object.entries(properties).flatMap(([name, schema]) =>
    typeof schema === 'boolean' ? [] : [{ name, in: place, required: required.includes(name), schema }],
  );
}

function whoMayAsk({ who, writes, tokens }: Endpoint): string {
  const people = who === 'owner' ? 'For the owner' : 'For the owner and admins';
  if (!tokens) return `${people}, not with an API token.`;
  return `${people}, with an API token of scope ${writes ? 'write' : 'read or write'}.`;
}

function problemWords(): string {
  const lines = Object.entries(statusOf).map(([code, status]) => `${status} ${code}`);
  return `Refused; the body says why: ${lines.sort().join(', ')}.`;
}

function json(schema: JsonSchema): object {
  return { 'application/json': { schema } };
}
