/** The part of Node's module that is used here, and that workerd has; Node's own types would bring all of Node. */
declare module 'node:async_hooks' {
  export class AsyncLocalStorage<Store> {
    run<Result>(store: Store, work: () => Result): Result;
    getStore(): Store | undefined;
  }
}
