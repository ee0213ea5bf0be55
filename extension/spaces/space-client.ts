import * as v from 'valibot';
import { DeviceCodeResponse, DeviceTokenResponse } from '../../shared/contract/device-grant.ts';
import type { AnswerOf, Endpoint, Question } from '../../shared/contract/endpoint.ts';
import { apiRoot, devicePaths, protocolHeader, protocolVersion } from '../../shared/contract/protocol.ts';
import type { Surroundings } from '../surroundings.ts';
import { endpointPath } from './endpoint-path.ts';
import { type Answer, type AnswerForm, readAnswer } from './space-answer.ts';

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
  function send<T>(method: string, path: string, form: AnswerForm<T>, body?: unknown): Promise<Answer<T>> {
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
    return answerOf(surroundings, new URL(path, address), request, form, timeout);
  }
  const json = 'application/json';
  return {
    /** Asks an endpoint of the contract. */
    ask: <E extends Endpoint>(endpoint: E, question: Question<E>): Promise<Answer<AnswerOf<E>>> => {
      // Whatever of the three an endpoint takes stands in its question.
      const { params, query, body } = question as { params?: unknown; query?: unknown; body?: unknown };
      // An endpoint's schema makes what `AnswerOf` says of it.
      const form = { schema: endpoint.answer ?? v.null(), media: endpoint.media } as AnswerForm<AnswerOf<E>>;
      return send(endpoint.method, `${apiRoot}${endpointPath(endpoint.path, params, query)}`, form, body);
    },
    deviceCode: (label: string) =>
      send('POST', devicePaths.code, { schema: DeviceCodeResponse, media: json }, { label }),
    deviceToken: (deviceCode: string) =>
      send('POST', devicePaths.token, { schema: DeviceTokenResponse, media: json }, { deviceCode }),
  };
}

async function answerOf<T>(
  { fetch, now, isOnline }: ClientSurroundings,
  url: URL,
  request: RequestInit,
  form: AnswerForm<T>,
  timeout: number,
): Promise<Answer<T>> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(timeout) });
    return await readAnswer(response, form, now());
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') return { problem: { code: 'timed-out' } };
    // Fetch tells every failure of the network, and every answer that CORS hides, by a TypeError.
    if (error instanceof TypeError) return { problem: { code: isOnline() ? 'unreachable' : 'offline' } };
    throw error;
  }
}
