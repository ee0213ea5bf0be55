import type { JsonSchema } from '@valibot/to-json-schema';
import { html } from 'hono/html';
import type { Html } from '../pages/layout.ts';
import { schemaPlace } from './json-schemas.ts';

/** A JSON Schema as people read it: one line for a simple value, a list of fields for an object. */
export function schemaView(schema: JsonSchema): Html {
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) return html`<p><code>${valueWords(schema)}</code></p>`;
  return html`<dl class="fields">${fields.map(([name, field]) =>
    fieldView(name, asSchema(field), schema.required?.includes(name) ?? false),
  )}</dl>`;
}

function fieldView(name: string, schema: JsonSchema, isRequired: boolean): Html {
  const inner = innerObject(schema);
  return html`<dt><code>${name}${!isRequired && '?'}</code></dt>
<dd>${inner ? html`<code>${outerWords(schema)}</code>${schemaView(inner)}` : html`<code>${valueWords(schema)}</code>`}</dd>`;
}

/** The object whose fields are worth a list of their own: a field that is one, or a list of them, or one or null. */
function innerObject(schema: JsonSchema): JsonSchema | null {
  if (schema.properties) return schema;
  if (schema.items !== undefined && !Array.isArray(schema.items)) return innerObject(asSchema(schema.items));
  const others = schema.anyOf?.map(asSchema).filter((each) => each.type !== 'null') ?? [];
  return others.length === 1 && others[0] ? innerObject(others[0]) : null;
}

function outerWords(schema: JsonSchema): string {
  if (schema.properties) return 'object';
  return schema.items === undefined ? 'object | null' : 'list of objects';
}

/** A value in the words of programs: `string, 1 to 100 characters`, `"read" | "write"`, `list of ServerId`. */
function valueWords(schema: JsonSchema): Html | string {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice(schemaPlace.length);
    return html`<a href="#${name}">${name}</a>`;
  }
  if (schema.enum) return schema.enum.map((each) => JSON.stringify(each)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return joined(choices.map(asSchema));
  if (schema.items !== undefined && !Array.isArray(schema.items)) {
    return html`list of ${valueWords(asSchema(schema.items))}${boundWords(schema)}`;
  }
  if (schema.properties) {
    const fields = Object.entries(schema.properties).map(([name, each], index) => {
      return html`${index > 0 && ', '}${name}: ${valueWords(asSchema(each))}`;
    });
    return html`{ ${fields} }`;
  }
  return `${String(schema.type ?? 'anything')}${boundWords(schema)}`;
}

function joined(choices: JsonSchema[]): Html {
  return html`${choices.map((each, index) => html`${index > 0 && ' | '}${valueWords(each)}`)}`;
}

function boundWords(schema: JsonSchema): string {
  const least = schema.minimum ?? schema.minLength ?? schema.minItems;
  const most = schema.maximum ?? schema.maxLength ?? schema.maxItems;
  const unit = schema.type === 'string' ? ' characters' : schema.type === 'array' ? ' items' : '';
  return [
    least !== undefined && most !== undefined ? `, ${least} to ${most}${unit}` : '',
    least !== undefined && most === undefined ? `, at least ${least}${unit}` : '',
    least === undefined && most !== undefined ? `, at most ${most}${unit}` : '',
    schema.pattern === undefined ? '' : `, /${schema.pattern}/`,
    schema.default === undefined ? '' : `, else ${JSON.stringify(schema.default)}`,
  ].join('');
}

/** A schema that is only `true` or `false` says nothing about a value's shape. */
function asSchema(schema: JsonSchema | boolean): JsonSchema {
  return typeof schema === 'boolean' ? {} : schema;
}
