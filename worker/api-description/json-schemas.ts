import { type ConversionConfig, type JsonSchema, toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import { Admin } from '../../shared/contract/admin.ts';
import { ApiProblem, ApiProblemBody } from '../../shared/contract/api-problem.ts';
import { AuditEntry } from '../../shared/contract/audit.ts';
import { Batch, BatchRow, Plan, Receipt, ResolvedGroup, RowPlan, RowReceipt } from '../../shared/contract/batch.ts';
import type { Schema } from '../../shared/contract/endpoint.ts';
import { Group } from '../../shared/contract/group.ts';
import { Invitation } from '../../shared/contract/invitation.ts';
import { MailPreview } from '../../shared/contract/mail-preview.ts';
import { Member, MemberSummary, NamedMember } from '../../shared/contract/member.ts';
import { ClientId, Moment, ServerId } from '../../shared/contract/protocol.ts';
import { SignIn } from '../../shared/contract/sign-in.ts';
import { Me, SpaceSettings } from '../../shared/contract/space.ts';
import { PersonProblem } from '../../shared/people/person-problem.ts';

/** The shapes that have a name of their own in the description; wherever one is used, its name stands. */
const named = {
  Me,
  SpaceSettings,
  Batch,
  BatchRow,
  Plan,
  RowPlan,
  ResolvedGroup,
  Receipt,
  RowReceipt,
  PersonProblem,
  MailPreview,
  NamedMember,
  MemberSummary,
  Member,
  Group,
  Invitation,
  Admin,
  SignIn,
  AuditEntry,
  ApiProblem,
  ApiProblemBody,
  ServerId,
  ClientId,
  Moment,
} satisfies Record<string, Schema>;

/** Where the named schemas stand in the document. */
export const schemaPlace = '#/components/schemas/';

const conversion = {
  target: 'draft-2020-12',
  typeMode: 'input',
  // A check of a whole value cannot be said in JSON Schema; trimming changes nothing about what may be sent.
  ignoreActions: ['check', 'trim'],
  overrideRef: ({ referenceId }) => `${schemaPlace}${referenceId}`,
} satisfies ConversionConfig;

/** The named shapes as JSON Schema (2020-12). */
export function namedSchemas(): Record<string, JsonSchema> {
  return toJsonSchemaDefs(named, conversion);
}

/**
 * A schema of the contract as JSON Schema: what a client may send, or what it gets. Throws on one that cannot be said.
 */
export function jsonSchemaOf(schema: Schema): JsonSchema {
  const { $schema, $defs, ...converted } = toJsonSchema(schema, { ...conversion, definitions: named });
  return converted;
}
