import { until } from '../stage/until.ts';
import type { Fault } from './fault.ts';
import type { Exchange, FaultProxy } from './proxy.ts';
import type { World } from './world.ts';

/** Whether a request applies a batch. */
export function appliesBatch({ method, path }: Exchange): boolean {
  return method === 'PUT' && path.includes('/batches/');
}

/** The next requests that apply a batch meet these faults, one each; resolves when the last of them was met. */
export function failApplying(proxy: FaultProxy, faults: readonly Fault[]): { met(): Promise<void> } {
  const left = [...faults];
  proxy.inject = (exchange) => (appliesBatch(exchange) ? (left.shift() ?? null) : null);
  return {
    met: () => until('the faults to be met', async () => (left.length === 0 ? undefined : null)).then(() => undefined),
  };
}

/** Resolves when the space has applied something since `from` requests, whether or not anybody learnt of it. */
export async function applied({ proxy }: World, from: number): Promise<void> {
  await until('a batch to be applied', async () =>
    proxy.history.slice(from).some((exchange) => appliesBatch(exchange) && exchange.status === 200) ? true : null,
  );
}
