import * as v from 'valibot';
import { type Batch, Plan, Receipt } from '../../shared/contract/batch.ts';
import { DeviceCodeResponse, DeviceTokenResponse } from '../../shared/contract/device-grant.ts';
import { apiPaths, protocolHeader, protocolVersion } from '../../shared/contract/protocol.ts';
import { Me, SignIns } from '../../shared/contract/space.ts';
import type { Surroundings } from '../surroundings.ts';
import { type Answer, type AnswerSchema, readAnswer } from './space-answer.ts';

/** Milliseconds that a request may take: a background is stopped 30 s after its last event. */
export const requestTimeout = 20_000;

/** What a client needs to know of the world. */
export type ClientSurroundings = Pick<Surroundings, 'fetch' | 'now' | 'isOnline'>;

/** The API of one space. No call throws: what goes wrong comes back as a problem. */
export type SpaceClient = ReturnType<typeof spaceClient>;

/**
 * A client for the space at an address, with the bearer token of a connection or without one (null) to get one.
 * `timeout` in milliseconds.
 */
export function spaceClient(
  surroundings: ClientSurroundings,
  { address, token, timeout = requestTimeout }: { address: string; token: string | null; timeout?: number },
) {
  function ask<T>(method: string, path: string, schema: AnswerSchema<T>, body?: unknown): Promise<Answer<T>> {
    const headers: Record<string, string> = { [protocolHeader]: String(protocolVersion) };
    if (token !== null) headers.authorization = `Bearer ${token}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const request: RequestInit = {
      method,
      headers,
      // A redirect would carry names and token to somebody else.
      redirect: 'manual',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    };
    if (body !== undefined) request.body = JSON.stringify(body);
    return answerOf(surroundings, new URL(path, address), request, schema, timeout);
  }
  return {
    deviceCode: (label: string) => ask('POST', apiPaths.deviceCode, DeviceCodeResponse, { label }),
    deviceToken: (deviceCode: string) => ask('POST', apiPaths.deviceToken, DeviceTokenResponse, { deviceCode }),
    me: () => ask('GET', apiPaths.me, Me),
    signIns: () => ask('GET', apiPaths.signIns, SignIns),
    revokeSignIn: (id: string) => ask('DELETE', apiPaths.signIn(encodeURIComponent(id)), v.null()),
    plan: (batch: Batch) => ask('POST', apiPaths.plan, Plan, batch),
    putBatch: (id: string, batch: Batch) => ask('PUT', apiPaths.batch(id), Receipt, batch),
    getBatch: (id: string) => ask('GET', apiPaths.batch(id), Receipt),
  };
}

async function answerOf<T>(
  { fetch, now, isOnline }: ClientSurroundings,
  url: URL,
  request: RequestInit,
  schema: AnswerSchema<T>,
  timeout: number,
): Promise<Answer<T>> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(timeout) });
    return await readAnswer(response, schema, now());
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') return { problem: { code: 'timed-out' } };
    // Fetch tells every failure of the network, and every answer that CORS hides, by a TypeError.
    if (error instanceof TypeError) return { problem: { code: isOnline() ? 'unreachable' : 'offline' } };
    throw error;
  }
}
