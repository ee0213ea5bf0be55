import * as v from 'valibot';
import { ApiProblemBody } from '../../shared/contract/api-problem.ts';
import { type Batch, Plan, Receipt } from '../../shared/contract/batch.ts';
import { DeviceCodeResponse, DeviceTokenResponse } from '../../shared/contract/device-grant.ts';
import { apiRoot, devicePaths, protocolHeader, protocolVersion } from '../../shared/contract/protocol.ts';
import type { Owner } from './owner.ts';
import { type PageVisitor, pageVisitor } from './page-visitor.ts';

/** A client of a space's API with a token of its own, as an extension has one; for what needs no browser. */
export interface ConnectedDevice {
  /** The bearer token, for a client of one's own. */
  token: string;
  plan(batch: Batch): Promise<Plan>;
  apply(id: string, batch: Batch): Promise<Receipt>;
  receipt(id: string): Promise<Receipt>;
}

/** Connects by the device grant: asks for a code, the owner signs in and approves it, the token is there at once. */
export async function connectDevice(origin: string, owner: Owner): Promise<ConnectedDevice> {
  const code = await ask(origin, DeviceCodeResponse, 'POST', devicePaths.code, { label: 'Test' });
  await approve(await signedIn(origin, owner), code.userCode);
  const { token } = await ask(origin, DeviceTokenResponse, 'POST', devicePaths.token, {
    deviceCode: code.deviceCode,
  });
  return {
    token,
    plan: (batch) => ask(origin, Plan, 'POST', `${apiRoot}/plan`, batch, token),
    apply: (id, batch) => ask(origin, Receipt, 'PUT', `${apiRoot}/batches/${id}`, batch, token),
    receipt: (id) => ask(origin, Receipt, 'GET', `${apiRoot}/batches/${id}`, undefined, token),
  };
}

/** A visitor who has signed in as this member. */
export async function signedIn(origin: string, { email, password }: Owner): Promise<PageVisitor> {
  const visitor = pageVisitor(origin);
  await visitor.send('/sign-in', { email, password, next: '/' });
  return visitor;
}

/** Approves the code that a device shows. */
export async function approve(owner: PageVisitor, userCode: string): Promise<void> {
  await owner.send('/device', { code: userCode, decision: 'approve' });
}

async function ask<Shape extends v.GenericSchema>(
  origin: string,
  shape: Shape,
  method: string,
  path: string,
  body?: unknown,
  token?: string,
): Promise<v.InferOutput<Shape>> {
  const answer = await fetch(new URL(path, origin), {
    method,
    headers: {
      [protocolHeader]: String(protocolVersion),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const content: unknown = await answer.json();
  if (answer.ok) return v.parse(shape, content);
  throw new Error(`${method} ${path}: ${JSON.stringify(v.parse(ApiProblemBody, content).problem)}`);
}
